import { expect, it } from 'vitest'
import { checkFact } from '@/lib/services/facts/check-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { addedKey, cloze, draft, pasted, spanOf } from '@/tests/services/library-fixture'
import { onBothEngines } from '@/tests/support/engines'

const LONG =
  'Norbank raised its main rate by half a point to 6.25 per cent in September, the highest since the crisis of the last decade, after prices of food, fuel and rents had climbed much faster than any of its own economists, or those of the ministry, had expected.'
const text = `${LONG}\n\nIt meets again before the winter.`
const article = pasted(text, { title: 'A rate', published: '2026-10-14' })
const own = (gap: string) =>
  draft({ kind: 'figure', statement: LONG, asOf: null, cards: [cloze(LONG.replace(gap, `{{c1::${gap}}}`))] })

onBothEngines('a card of a reader’s own words', (open) => {
  it('is saved though its question is long and its month has no year', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx, article)
    const span = spanOf(LONG, text)
    const checked = await checkFact(ctx, { kind: 'article', key, span }, own('6.25 per cent'))
    expect(checked).toMatchObject({ ok: true, value: [] })
    expect(await makeFact(ctx, key, span, own('6.25 per cent'))).toMatchObject({ ok: true })
  })
})
