import { expect, it } from 'vitest'
import { removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { listOwnBriefings } from '@/lib/services/briefing/list-briefings'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import type { Context } from '@/lib/services/context'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { addedKey, cloze, draft, entry, madeFact } from '../services/library-fixture'

onBothEngines('facts that leave a briefing by themselves', (open) => {
  it('are counted neither in the list nor on its page, and come back', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const { factId: one } = await madeFact(
      ctx,
      key,
      draft({ cards: [entry(), cloze('The Stone Bridge was opened in {{c1::1999}}.')] }),
    )
    await madeFact(ctx, key, draft({ cards: [entry()] }))
    const { id } = await savedBriefing(ctx, 5, { articleKeys: [key] })
    const counts = async (at: Context) => {
      const page = must(await loadBriefing(at, id))
      const list = await listOwnBriefings(at)
      return [list.ahead[0]?.facts, page.page.facts, list.ahead[0]?.ifStopped?.facts ?? 0]
    }
    expect(await counts(ctx)).toEqual([2, 2, 2])
    await retireFact(ctx, one)
    expect(await counts(ctx)).toEqual([1, 1, 1])
    await restoreFact(ctx, one)
    expect(await counts(ctx)).toEqual([2, 2, 2])
    await removeArticle(ctx, key)
    expect((await counts(ctx)).map((count) => count ?? 0)).toEqual([0, 0, 0])
    await restoreArticle(ctx, key)
    expect(await counts(ctx)).toEqual([2, 2, 2])
  })
})
