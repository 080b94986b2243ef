import { expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { FactId } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { confirmFact, putOffFact } from '@/lib/services/ageing/confirm-fact'
import { factHistory, undoLastChange } from '@/lib/services/ageing/fact-history'
import { listAgeing } from '@/lib/services/ageing/list-ageing'
import type { Context } from '@/lib/services/context'
import { addPassage, passageInputSchema } from '@/lib/services/facts/add-passage'
import { editFact } from '@/lib/services/facts/edit-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { firstOf, must, present } from '@/tests/support/must'
import { addedKey, cloze, draft, entry, madeFact, pasted } from './library-fixture'

const TRAFFIC = 'carries 12,000 vehicles a day'

const traffic = (more: Partial<FactDraft> = {}): FactDraft =>
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

const made = async (ctx: Context, more: Partial<FactDraft> = {}) =>
  madeFact(ctx, await addedKey(ctx), traffic(more), TRAFFIC)

const listed = async (ctx: Context) => (await listAgeing(ctx)).facts.map(({ factId }) => factId)
const factOf = async (ctx: Context, factId: FactId) => present(await loadFact(ctx, factId))

onBothEngines('facts that age', (open) => {
  it('are listed when their review-by has passed or is near, with why and where to look', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    const { facts, total, late, today } = await listAgeing(ctx)
    expect({ total, late, today }).toEqual({ total: 1, late: 1, today: '2026-03-02' })
    expect(facts[0]).toMatchObject({
      factId,
      reasons: [{ kind: 'review-by', isLate: true }],
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

  it('are a task of the day only once a card of theirs was answered', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    expect((await listAgeing(ctx)).total).toBe(1)
    expect(await listAgeing(ctx, { isStudied: true })).toMatchObject({ total: 0, inLibrary: 1 })
    const [card] = await firstCards(ctx, 1)
    await submitEntries(ctx, [await answerOf(ctx, card, 3)])
    expect((await listAgeing(ctx, { isStudied: true })).facts).toMatchObject([{ factId }])
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
    const text = '# Counted again\n\nThe Stone Bridge carries 15,500 vehicles a day.'
    const other = await addedKey(ctx, pasted(text))
    const front = 'How many vehicles a day does the Stone Bridge carry, as of February 2026?'
    const statement = 'As of February 2026 the Stone Bridge carries 15,500 vehicles a day.'
    const cards = [entry({ form: 'typed', front, back: '15,500', aliases: [] })]
    const said = traffic({ statement, asOf: '2026-02', reviewBy: '2031', cards })
    const newer = must(await makeFact(ctx, other, { start: text.indexOf('The'), end: text.length }, said))
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

  it('stay away when they get another passage after they were put off', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    await putOffFact(ctx, factId)
    const key = await addedKey(ctx, pasted('# Traffic\n\nThe Stone Bridge carries 12,000 vehicles a day.'))
    const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, key)
    const place = { articleKey: key, snapshotId: article?.snapshotId ?? '', span: { start: 11, end: 58 } }
    const passage = passageInputSchema.parse({ ...place, role: 'states', note: null })
    expect(await addPassage(later(ctx, 1000), factId, passage)).toMatchObject({ value: { isNew: true } })
    expect(await listed(later(ctx, 2000))).toEqual([])
    expect(await undoLastChange(later(ctx, 3000), factId)).toMatchObject({ ok: true })
    expect(await listed(ctx)).toEqual([factId])
  })

  it('are confirmed with new dates, keep the memory, and tell no learner of a change', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await made(ctx)
    const cardId = firstOf(cardIds)
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

onBothEngines('two who edit one fact', (open) => {
  it('do not overwrite each other unseen', async () => {
    const { ctx } = await open()
    const { factId } = await made(ctx)
    const seen = (await factHistory(ctx, factId))?.updatedAt ?? null
    const input = draftOfFact((await factOf(ctx, factId)).fact)
    const first = await editFact(later(ctx, 1000), factId, null, { ...input, topics: ['traffic'] }, { seen })
    expect(first).toMatchObject({ ok: true })
    const second = await editFact(later(ctx, 2000), factId, null, { ...input, topics: ['rivers'] }, { seen })
    expect(second).toMatchObject({ ok: false, code: 'conflict' })
    expect(second.ok ? '' : second.message).toContain(input.statement)
    expect((await factOf(ctx, factId)).fact.topics).toEqual(['traffic'])
  })
})
