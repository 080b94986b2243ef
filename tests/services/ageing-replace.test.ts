import { expect, it } from 'vitest'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import { DAY_MS } from '@/lib/domain/time/units'
import { confirmFact } from '@/lib/services/ageing/confirm-fact'
import { factHistory, restoreBefore } from '@/lib/services/ageing/fact-history'
import { passagesWith } from '@/lib/services/ageing/passages-with'
import { replaceValue } from '@/lib/services/ageing/replace-value'
import type { Context } from '@/lib/services/context'
import { editFact } from '@/lib/services/facts/edit-fact'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { factOf, made, NOW_15 } from './ageing-fixture'
import { NO_FACT } from './library-fixture'
import { secondLearner } from './second-learner'

onBothEngines('a value that is replaced', (open) => {
  it('stands in statement and cards, with ids, memories and history kept', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await made(ctx)
    for (const cardId of cardIds) await submitEntries(ctx, [await answerOf(ctx, cardId, 3)])
    const memories = (await dump(ctx.engine)).memories
    expect(await replaceValue(later(ctx, 1000), factId, NOW_15)).toMatchObject({ ok: true, value: { factId, cardIds } })
    expect((await dump(ctx.engine)).memories).toEqual(memories)
    const { fact } = await factOf(ctx, factId)
    expect(fact.statement).toBe('As of February 2026 the Stone Bridge carries 15,500 vehicles a day.')
    expect(fact.cards.map(({ front, back, aliases }) => [front, back, aliases])).toEqual([
      ['How many vehicles a day does the Stone Bridge carry, as of February 2026?', '15,500', []],
      ['The Stone Bridge carries {{c1::15,500}} vehicles a day.', '', []],
    ])
    expect((await factHistory(ctx, factId))?.versions).toMatchObject([
      {
        reason: 'replaced',
        note: NOW_15.note,
        before: { statement: 'As of July 2001 the Stone Bridge carries 12,000 vehicles a day.' },
        after: { asOf: '2026-02', reviewBy: '2027-02' },
      },
    ])
  })

  it('is told on the next review, and afterwards as older than its passage', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await made(ctx)
    const [cardId, unseen] = cardIds
    if (!cardId || !unseen) throw new Error('no cards')
    await submitEntries(ctx, [await answerOf(ctx, cardId, 4)])
    const replacedAt = ctx.now + 1000
    await replaceValue(later(ctx, 1000), factId, NOW_15)
    const changeIn = async (at: Context, id: string) => {
      const { learning, main } = await loadSession(at)
      return [...learning, ...main].find((card) => card.cardId === id)?.change
    }
    const nextTime = later(ctx, 200 * DAY_MS)
    const told = { was: '12,000', now: '15,500', at: replacedAt, reason: 'replaced', note: NOW_15.note }
    expect(await changeIn(later(ctx, DAY_MS), unseen)).toEqual({ ...told, isNews: false })
    expect(await changeIn(nextTime, cardId)).toEqual({ ...told, isNews: true })
    await submitEntries(nextTime, [await answerOf(nextTime, cardId, 1)])
    expect(await changeIn(later(nextTime, 3600_000), cardId)).toEqual({ ...told, isNews: false })
  })

  it('comes back when the change is taken back, and the history grows', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    const before = draftOfFact((await factOf(ctx, factId)).fact)
    await replaceValue(later(ctx, 1000), factId, NOW_15)
    const [version] = (await factHistory(ctx, factId))?.versions ?? []
    expect(await restoreBefore(later(ctx, 2000), factId, version?.id ?? '')).toEqual({ ok: true, value: null })
    const after = draftOfFact((await factOf(ctx, factId)).fact)
    const withoutAliases = ({ cards, ...rest }: FactDraft) => ({
      ...rest,
      cards: cards.map((card) => ({ ...card, aliases: [] })),
    })
    expect(withoutAliases(after)).toEqual(withoutAliases(before))
    expect((await factHistory(ctx, factId))?.versions).toHaveLength(2)
    expect(await restoreBefore(ctx, factId, 'none')).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('takes the tags that named the old one with it, and leaves the others', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx, { people: ['Ines Carrow', '12,000'], topics: ['traffic', '12,000 a day'] })
    await replaceValue(ctx, factId, NOW_15)
    const { fact } = await factOf(ctx, factId)
    expect([fact.people.toSorted(), fact.topics.toSorted()]).toEqual([
      ['15,500', 'Ines Carrow'],
      ['12,000 a day', 'traffic'],
    ])
  })

  it('takes a passage of the same text that holds it, and no other', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await made(ctx)
    const [cardId] = cardIds
    if (!cardId) throw new Error('no card')
    await submitEntries(ctx, [await answerOf(ctx, cardId, 3)])
    const memories = (await dump(ctx.engine)).memories
    const choices = await passagesWith(ctx, factId, '1999')
    if (!choices.ok) throw new Error(choices.message)
    const [choice] = choices.value
    expect(choice?.words).toMatch(/\b1999\b/)
    const span = choice ? { start: choice.start, end: choice.end } : null
    expect(await replaceValue(ctx, factId, { ...NOW_15, span })).toMatchObject({ ok: false, code: 'invalid' })
    const replaced = await replaceValue(later(ctx, 1000), factId, { ...NOW_15, now: '1999', note: '', span })
    expect(replaced).toMatchObject({ ok: true, value: { factId } })
    const { fact } = await factOf(ctx, factId)
    expect(fact.passage.exact).toContain('1999')
    expect((await dump(ctx.engine)).memories).toEqual(memories)
    expect((await factHistory(ctx, factId))?.versions).toMatchObject([
      { reason: 'replaced', note: 'It is in the passage of its article.' },
    ])
  })

  it('is looked for in whole numbers and words, five sentences at most, and only by its owner', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    expect(await passagesWith(ctx, factId, '99')).toEqual({ ok: true, value: [] })
    expect(await passagesWith(ctx, factId, ' ')).toEqual({ ok: true, value: [] })
    const many = await passagesWith(ctx, factId, 'the')
    expect(many.ok && many.value.length <= 5).toBe(true)
    const other = await secondLearner(ctx, 'own workspace')
    expect(await passagesWith(other, factId, '1999')).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('is refused where the old one stands nowhere, and of facts of others', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    const other = await secondLearner(ctx, 'own workspace')
    const before = await dump(ctx.engine)
    expect(await replaceValue(ctx, factId, { ...NOW_15, was: '2,000' })).toMatchObject({ ok: false, field: 'was' })
    expect(await replaceValue(ctx, factId, { ...NOW_15, now: '}}' })).toMatchObject({ ok: false, field: 'now' })
    expect(await replaceValue(ctx, NO_FACT, NOW_15)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await replaceValue(other, factId, NOW_15)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await confirmFact(other, factId, { asOf: null, reviewBy: null, note: '' })).toMatchObject({ ok: false })
    expect(await factHistory(other, factId)).toBeNull()
    const after = await dump(ctx.engine)
    expect(after).toEqual(before)
  })

  it('does not stop later edits of what is beside it', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    await replaceValue(ctx, factId, NOW_15)
    const input = draftOfFact((await factOf(ctx, factId)).fact)
    expect(await editFact(ctx, factId, null, { ...input, weight: 'nice' })).toMatchObject({ ok: true })
    const wrong = { ...input, cards: input.cards.map((card) => ({ ...card, back: card.back && '99,999' })) }
    expect(await editFact(ctx, factId, null, wrong)).toMatchObject({ ok: false, code: 'invalid' })
  })
})
