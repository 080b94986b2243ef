import { expect, it } from 'vitest'
import type { FactId } from '@/lib/domain/ids'
import { confirmFact } from '@/lib/services/ageing/confirm-fact'
import { factHistory, restoreBefore, undoLastChange } from '@/lib/services/ageing/fact-history'
import { listAgeing } from '@/lib/services/ageing/list-ageing'
import { passagesWith } from '@/lib/services/ageing/passages-with'
import { putOffFact } from '@/lib/services/ageing/put-off-fact'
import { replaceValue } from '@/lib/services/ageing/replace-value'
import type { Context } from '@/lib/services/context'
import { editFact, inputOf } from '@/lib/services/facts/edit-fact'
import type { FactInput } from '@/lib/services/facts/fact-input'
import { loadFact } from '@/lib/services/facts/load-fact'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, DAY_MS, later } from '@/tests/support/entries'
import { addedKey, cloze, draft, entry, madeFact, NO_FACT } from './library-fixture'
import { secondLearner } from './second-learner'

const TRAFFIC = 'carries 12,000 vehicles a day'

const traffic = (more: Partial<FactInput> = {}): FactInput =>
  draft({
    kind: 'figure',
    statement: 'As of July 2001 the Stone Bridge carries 12,000 vehicles a day.',
    asOf: '2001-07',
    reviewBy: '2026-01',
    cards: [
      entry({
        form: 'typed',
        front: 'How many vehicles a day does the Stone Bridge carry, as of July 2001?',
        back: '12,000',
        aliases: ['twelve thousand'],
      }),
      cloze('The Stone Bridge carries {{c1::12,000}} vehicles a day.'),
    ],
    ...more,
  })

const made = async (ctx: Context, more: Partial<FactInput> = {}) =>
  madeFact(ctx, await addedKey(ctx), traffic(more), TRAFFIC)

const listed = async (ctx: Context) => (await listAgeing(ctx)).facts.map(({ factId }) => factId)
const factOf = async (ctx: Context, factId: FactId) => {
  const loaded = await loadFact(ctx, factId)
  if (!loaded) throw new Error('the fact is not there')
  return loaded
}

const NOW_15 = {
  was: '12,000',
  now: '15,500',
  asOf: '2026-02',
  reviewBy: '2027-02',
  note: 'Counted by the city in February.',
  span: null,
}

onBothEngines('facts that age', (open) => {
  it('are listed when their review-by has passed or is near, with why and where to look', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    const { facts, total, late, today } = await listAgeing(ctx)
    expect({ total, late, today }).toEqual({ total: 1, late: 1, today: '2026-03-02' })
    expect(facts[0]).toMatchObject({
      factId,
      reasons: [{ kind: 'review-by', isLate: true }],
      answers: ['12,000'],
      passage: { exact: TRAFFIC },
      source: { title: 'Bridges of the river' },
    })
  })

  it('are not listed before their time, nor once they are retired', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx, { reviewBy: '2026-05' })
    expect(await listed(ctx)).toEqual([])
    const soon = later(ctx, 65 * DAY_MS)
    expect((await listAgeing(soon)).facts[0]?.reasons).toEqual([{ kind: 'review-by', isLate: false }])
    await retireFact(soon, factId)
    expect(await listed(soon)).toEqual([])
  })

  it('are listed without a review-by only where they go on', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx, { reviewBy: null })
    const key = (await factOf(ctx, factId)).source.key
    await madeFact(ctx, key, draft({ kind: 'figure', statement: 'The Stone Bridge was opened in 1999.' }))
    expect((await listAgeing(ctx)).facts).toMatchObject([{ factId, reasons: [{ kind: 'no-review-by' }] }])
  })

  it('come with the weightiest first, then the longest overdue', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const ids: Record<string, string> = {}
    for (const [weight, reviewBy] of [
      ['nice', '2020'],
      ['must', '2025-12'],
      ['must', '2024'],
      ['should', '2021'],
    ] as const) {
      const { factId } = await madeFact(ctx, key, traffic({ weight, reviewBy }), TRAFFIC)
      ids[factId] = `${weight} ${reviewBy}`
    }
    expect((await listed(ctx)).map((id) => ids[id])).toEqual(['must 2024', 'must 2025-12', 'should 2021', 'nice 2020'])
    const page = await listAgeing(ctx, { offset: 1, limit: 2 })
    expect(page.facts.map(({ factId }) => ids[factId])).toEqual(['must 2025-12', 'should 2021'])
    expect(page.total).toBe(4)
  })

  it('are listed where the text that they stand in was changed, until somebody looked', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx, { reviewBy: '2030' })
    await ctx.engine.write(async (tx) => {
      await tx.db.update(tx.t.facts).set({ passageState: 'gone' })
    })
    expect((await listAgeing(ctx)).facts[0]?.reasons).toEqual([{ kind: 'passage', state: 'gone' }])
    await confirmFact(ctx, factId, { asOf: '2001-07', reviewBy: '2030', note: '' })
    expect(await listed(ctx)).toEqual([])
  })

  it('are overtaken by what a later article says of the same', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const { factId } = await madeFact(ctx, key, traffic({ reviewBy: '2030' }), TRAFFIC)
    const newer = await madeFact(ctx, key, traffic({ reviewBy: '2031' }), TRAFFIC)
    await replaceValue(ctx, newer.factId, { ...NOW_15, reviewBy: '2031' })
    expect((await listAgeing(ctx)).facts).toMatchObject([
      { factId, reasons: [{ kind: 'newer' }], newer: { factId: newer.factId } },
    ])
  })

  it('are put off for thirty days', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    expect(await putOffFact(ctx, factId)).toEqual({ ok: true, value: '2026-04-01' })
    expect(await listed(ctx)).toEqual([])
    expect(await listed(later(ctx, 29 * DAY_MS))).toEqual([])
    expect(await listed(later(ctx, 30 * DAY_MS))).toEqual([factId])
    expect(await undoLastChange(later(ctx, 1000), factId)).toMatchObject({ ok: true })
    expect(await listed(ctx)).toEqual([factId])
  })

  it('are confirmed with new dates, keep the memory, and tell no learner of a change', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await made(ctx)
    const [cardId] = cardIds
    if (!cardId) throw new Error('no card')
    await submitEntries(ctx, [await answerOf(ctx, cardId, 3)])
    const memories = (await dump(ctx.engine)).memories
    const then = later(ctx, 60_000)
    await confirmFact(then, factId, { asOf: '2026-02', reviewBy: '2027', note: 'The city’s page.' })
    expect(await listed(then)).toEqual([])
    const { fact } = await factOf(then, factId)
    expect(fact).toMatchObject({
      statement: 'As of February 2026 the Stone Bridge carries 12,000 vehicles a day.',
      asOf: '2026-02',
      reviewBy: '2027',
    })
    expect((await factHistory(then, factId))?.versions).toMatchObject([
      { reason: 'confirmed', note: 'The city’s page.', before: { asOf: '2001-07' }, after: { asOf: '2026-02' } },
    ])
    expect((await dump(ctx.engine)).memories).toEqual(memories)
    const { learning, main } = await loadSession(then)
    expect([...learning, ...main].every(({ change }) => change === null)).toBe(true)
  })
})

onBothEngines('a value that is replaced', (open) => {
  it('stands in statement and cards, with ids, memories and history kept', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await made(ctx)
    for (const cardId of cardIds) await submitEntries(ctx, [await answerOf(ctx, cardId, 3)])
    const memories = (await dump(ctx.engine)).memories
    expect(await replaceValue(later(ctx, 1000), factId, NOW_15)).toEqual({ ok: true, value: { factId, cardIds } })
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
    const before = inputOf(await factOf(ctx, factId))
    await replaceValue(later(ctx, 1000), factId, NOW_15)
    const [version] = (await factHistory(ctx, factId))?.versions ?? []
    expect(await restoreBefore(later(ctx, 2000), factId, version?.id ?? '')).toEqual({ ok: true, value: null })
    const after = inputOf(await factOf(ctx, factId))
    const withoutAliases = ({ cards, ...rest }: FactInput) => ({
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
      { reason: 'replaced', note: 'It stands in the passage of its article.' },
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
    const input = inputOf(await factOf(ctx, factId))
    expect(await editFact(ctx, factId, null, { ...input, weight: 'nice' })).toMatchObject({ ok: true })
    const wrong = { ...input, cards: input.cards.map((card) => ({ ...card, back: card.back && '99,999' })) }
    expect(await editFact(ctx, factId, null, wrong)).toMatchObject({ ok: false, code: 'invalid' })
  })
})

onBothEngines('two who edit one fact', (open) => {
  it('do not overwrite each other unseen', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    const seen = (await factHistory(ctx, factId))?.updatedAt ?? null
    const input = inputOf(await factOf(ctx, factId))
    const first = await editFact(later(ctx, 1000), factId, null, { ...input, topics: ['traffic'] }, seen)
    expect(first).toMatchObject({ ok: true })
    const second = await editFact(later(ctx, 2000), factId, null, { ...input, topics: ['rivers'] }, seen)
    expect(second).toMatchObject({ ok: false, code: 'conflict' })
    expect(second.ok ? '' : second.message).toContain(input.statement)
    expect((await factOf(ctx, factId)).fact.topics).toEqual(['traffic'])
  })
})
