import { expect, it } from 'vitest'
import { factIdOf } from '@/lib/data/library-ids'
import type { FactId } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { editFact } from '@/lib/services/facts/edit-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { present } from '@/tests/support/must'

onBothEngines('a fact that a person edited', (open) => {
  it('gets no cards that its content file adds later', async () => {
    const { ctx } = await open()
    const workspace = localWorkspace(ctx)
    await loadContent(ctx.engine, workspace, [smallArticle('bridges', [{ key: 'alpha' }])], ctx.now)
    const factId: FactId = factIdOf(ctx.actor.workspaceId, 'alpha')
    const before = present(await loadFact(ctx, factId))
    const statement = 'The bridge alpha was opened in 1999, in the rain.'
    expect(await editFact(later(ctx, 1), factId, null, { ...before.input, statement })).toMatchObject({ ok: true })
    const newer = smallArticle('bridges', [{ key: 'alpha', cards: ['opening'] }])
    await loadContent(ctx.engine, workspace, [newer], later(ctx, DAY_MS).now)
    const after = await loadFact(ctx, factId)
    expect(after?.fact.cards.map(({ key, retiredAt }) => [key, retiredAt])).toEqual([['alpha-year', null]])
  })
})
