import { expect, it } from 'vitest'
import { findRepeat } from '@/lib/services/facts/check-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { addedKey, draft, entry, madeFact, pasted, spanOf } from '@/tests/services/library-fixture'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'

const SAME = 'Cars have used the Stone Bridge since it was opened in 1999, says the guide.'
const OTHER = 'An older map gives 2001 as the year in which the Stone Bridge was opened.'
const GUIDE = `${SAME}\n\n${OTHER}`
const WHOLE = spanOf(SAME, GUIDE)
const MAP = spanOf(OTHER, GUIDE)
const guide = pasted(GUIDE, { title: 'A guide', authors: ['Bo Guide'], published: '2004' })

onBothEngines('a fact of one’s own words', (open) => {
  it('is asked about if the library has it or contradicts it, as a draft of the finder is', async () => {
    const { ctx } = await open()
    const { factId } = await madeFact(ctx, await addedKey(ctx))
    const key = await addedKey(ctx, guide)
    expect(await findRepeat(ctx, key, WHOLE, draft())).toMatchObject({ kind: 'duplicate', factId })
    const other = draft({ statement: 'The Stone Bridge was opened in 2001.', cards: [entry({ back: '2001' })] })
    expect(await findRepeat(ctx, key, MAP, other)).toMatchObject({ kind: 'conflict', factId })
    // It cannot be saved, which is said first.
    expect(await findRepeat(ctx, key, WHOLE, other)).toBeNull()
    const another = draft({
      statement: 'Cars use it.',
      cards: [entry({ front: 'What uses the bridge?', back: 'cars' })],
    })
    expect(await findRepeat(ctx, key, WHOLE, another)).toBeNull()
    await retireFact(ctx, factId)
    expect(await findRepeat(ctx, key, WHOLE, draft())).toBeNull()
  })

  it('can be saved as the newer value of the fact that it contradicts', async () => {
    const { ctx } = await open()
    const { factId } = await madeFact(ctx, await addedKey(ctx))
    const key = await addedKey(ctx, guide)
    const made = must(await makeFact(ctx, key, WHOLE, draft(), { updates: factId }))
    const loaded = await loadFact(ctx, made.factId)
    expect(loaded?.fact.links).toMatchObject([{ kind: 'updates', factId }])
    await retireFact(ctx, factId)
    const late = await makeFact(ctx, key, WHOLE, draft(), { updates: factId })
    expect(late).toMatchObject({ ok: false, code: 'conflict' })
  })
})
