import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { factsOfArticle, findArticle } from '@/lib/data/queries/articles/article-page'
import { decisionsOfArticle } from '@/lib/data/queries/drafts/drafts'
import { OWN_CHOICE } from '@/lib/domain/drafting/own-choice'
import type { Context } from '@/lib/services/context'
import { decideDraft } from '@/lib/services/drafts/decide-draft'
import { type DecisionInput, decisionSchema } from '@/lib/services/drafts/decision-input'
import { refusedKinds } from '@/lib/services/drafts/load-drafts'
import { allowKind, undoDecision } from '@/lib/services/drafts/undo-decision'
import { loadFact } from '@/lib/services/facts/load-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { redo, undo as undoAction } from '@/lib/services/history/undo'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf } from '@/tests/support/entries'
import { holdsTogether } from '@/tests/support/failing-engine'
import { firstOf, must, present } from '@/tests/support/must'
import { addedKey, cloze, draft, entry, OPENING, spanOf } from './library-fixture'
import { secondLearner } from './second-learner'

const articleOf = async ({ engine, actor }: Context, key: string) =>
  present(await findArticle(engine.read, actor.workspaceIds, key))

const standingOf = async (ctx: Context, key: string) =>
  decisionsOfArticle(ctx.engine.read, ctx.actor.learnerId, (await articleOf(ctx, key)).articleId)

type Rest = Readonly<Record<string, unknown>>

const common = (articleKey: string, more: Rest = {}) => ({
  id: uuidv7(),
  articleKey,
  offerKey: 'opened-1999',
  drafter: 'built-in',
  findingKind: 'date',
  ms: 4_200,
  at: Date.UTC(2026, 2, 2, 8),
  ...more,
})

const accepted = async (ctx: Context, articleKey: string, more: Rest = {}): Promise<DecisionInput> => {
  const { snapshotId } = await articleOf(ctx, articleKey)
  const fact = draft({ cards: [cloze('The Stone Bridge was opened in {{c1::1999}}.')] })
  const words = { snapshotId, span: spanOf(OPENING), fact, drafted: fact }
  return decisionSchema.parse({ ...common(articleKey), decision: 'accepted', ...words, ...more })
}

const plain = (articleKey: string, decision: 'skipped' | 'never', more: Rest = {}): DecisionInput =>
  decisionSchema.parse({ ...common(articleKey), decision, ...more })

const decided = async (ctx: Context, input: DecisionInput) => must(await decideDraft(ctx, input))

const undo = (ctx: Context, voids: string, id = uuidv7()) => undoDecision(ctx, { id, voids, at: ctx.now })

const inReview = async (ctx: Context) => (await loadSession(ctx)).main.map(({ cardId, source }) => ({ cardId, source }))

onBothEngines('deciding on a draft', (open) => {
  it('accepting makes the fact with an exact anchor and its cards are in the next review, with the passage', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    expect(await inReview(ctx)).toEqual([])
    const { factId, cards } = await decided(ctx, await accepted(ctx, key))
    expect(cards).toBe(1)
    const article = await articleOf(ctx, key)
    const [fact] = await factsOfArticle(engine.read, ctx.actor.learnerId, article)
    expect(fact).toMatchObject({ factId, retiredAt: null })
    expect(article.text.slice(fact?.passage.start, fact?.passage.end)).toBe(fact?.passage.exact)
    expect(await inReview(ctx)).toEqual([
      expect.objectContaining({ source: expect.objectContaining({ exact: OPENING }) }),
    ])
    expect(await decisionsOfArticle(engine.read, ctx.actor.learnerId, article.articleId)).toEqual([
      expect.objectContaining({ decision: 'accepted', factId, cards: 1, editDistance: 0, ms: 4_200 }),
    ])
  })

  it.each(['skipped', 'never'] as const)('a draft that is %s schedules nothing', async (decision) => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    expect(await decided(ctx, plain(key, decision))).toMatchObject({ factId: null, cards: 0 })
    expect(await inReview(ctx)).toEqual([])
  })

  it('the same decision sent again changes nothing and answers the same', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    for (const input of [await accepted(ctx, key), plain(key, 'skipped', { offerKey: 'other' })]) {
      const first = await decided(ctx, input)
      const before = await dump(engine)
      expect(await decided(ctx, input)).toEqual(first)
      expect(await dump(engine)).toEqual(before)
    }
  })

  it('accepting the same draft from two windows makes one fact', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const inputs = await Promise.all(Array.from({ length: 4 }, () => accepted(ctx, key)))
    const made = await Promise.all(inputs.map((input) => decided(ctx, input)))
    expect(new Set(made.map(({ factId }) => factId)).size).toBe(1)
    expect(await factsOfArticle(engine.read, ctx.actor.learnerId, await articleOf(ctx, key))).toHaveLength(1)
  })

  it('a fact of words of one’s own choice gets the topics of the library that its passage is about', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    await makeFact(ctx, key, spanOf(OPENING), draft({ topics: ['Stone Bridge', 'Ferries'] }))
    const topicsOf = async (more: Rest) => {
      const { factId } = await decided(ctx, await accepted(ctx, key, { ...more, offerKey: uuidv7() }))
      if (factId === null) throw new Error('no fact was made')
      return (await loadFact(ctx, factId))?.fact.topics
    }
    const of = (statement: string, topics: readonly string[]) => {
      const fact = draft({ statement, topics: [...topics], cards: [cloze(`${statement} It was {{c1::new}}.`)] })
      return { fact, drafted: fact, findingKind: OWN_CHOICE }
    }
    expect(await topicsOf(of('The Stone Bridge has an opening.', []))).toEqual(['Stone Bridge'])
    expect(await topicsOf(of('The Stone Bridge was shown.', ['Roads']))).toEqual(['Roads'])
    expect(await topicsOf({ ...of('The Stone Bridge was seen.', []), findingKind: 'date' })).toEqual([])
  })

  it('measures how far an accepted fix is from the draft', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const drafted = draft({ statement: 'It was opened in 1999.' })
    await decided(ctx, await accepted(ctx, key, { drafted, fact: draft() }))
    const [one] = await standingOf(ctx, key)
    expect(one).toMatchObject({ decision: 'accepted', editDistance: 'The Stone Bridge'.length - 1 })
  })

  it('logs the fact that the form has saved as edited, with its distance from the draft', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const drafted = draft({ cards: [entry({ front: 'When was the Stone Bridge opened?' })] })
    const { factId } = must(await makeFact(ctx, key, spanOf(OPENING), draft()))
    await decided(ctx, decisionSchema.parse({ ...common(key), decision: 'edited', factId, drafted }))
    const [one] = await standingOf(ctx, key)
    expect(one).toMatchObject({ decision: 'edited', factId, cards: 1 })
    expect(one?.editDistance).toBeGreaterThan(5)
    const foreign = { ...common(key), decision: 'edited', factId: uuidv7(), drafted: null }
    expect(await decideDraft(ctx, decisionSchema.parse(foreign))).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('saves nothing of a draft that the lint blocks, whose passage is foreign or whose text is an older one', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const before = await dump(engine)
    const wrong = draft({ cards: [entry({ back: '1998' })] })
    const inputs = [
      await accepted(ctx, key, { fact: wrong }),
      await accepted(ctx, key, { span: { start: 5, end: 100_000 } }),
      await accepted(ctx, key, { snapshotId: uuidv7() }),
    ]
    const codes = []
    for (const input of inputs) codes.push((await decideDraft(ctx, input)).ok)
    expect(codes).toEqual([false, false, false])
    expect(await dump(engine)).toEqual(before)
  })

  it('undo retires the fact, keeps what was learnt of it and lets the draft be decided anew', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const { id, factId } = await decided(ctx, await accepted(ctx, key))
    const card = firstOf(await inReview(ctx))
    await submitEntries(ctx, [await answerOf(ctx, card.cardId, 3)])
    const memories = async () => (await dump(engine)).memories?.map((row) => ({ ...JSON.parse(row), retired: null }))
    const learnt = await memories()
    expect(await undo(ctx, id)).toMatchObject({ ok: true, value: { factId } })
    expect(await memories()).toEqual(learnt)
    const article = await articleOf(ctx, key)
    const [fact] = await factsOfArticle(engine.read, ctx.actor.learnerId, article)
    expect(fact?.retiredAt).toBe(ctx.now)
    expect(await decisionsOfArticle(engine.read, ctx.actor.learnerId, article.articleId)).toEqual([])
  })

  it('accepting anew what was taken back brings the same fact back, with its cards and what was learnt', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const { id, factId } = await decided(ctx, await accepted(ctx, key))
    const card = firstOf(await inReview(ctx))
    await submitEntries(ctx, [await answerOf(ctx, card.cardId, 3)])
    const { memories, reviews } = await dump(engine)
    await undo(ctx, id)
    const again = await decided(ctx, await accepted(ctx, key))
    expect(again).toMatchObject({ factId, cards: 1 })
    const after = await dump(engine)
    expect([after.memories, after.reviews]).toEqual([memories, reviews])
    const facts = await factsOfArticle(engine.read, ctx.actor.learnerId, await articleOf(ctx, key))
    expect(
      facts.map(({ retiredAt, cards }) => [retiredAt, cards.map(({ cardId, retiredAt }) => [cardId, retiredAt])]),
    ).toEqual([[null, [[card.cardId, null]]]])
    await undo(ctx, again.id)
    expect((await decided(ctx, await accepted(ctx, key))).factId).toBe(factId)
  })

  it('what is accepted anew with a fix is the same fact with the new words', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const { id, factId } = await decided(ctx, await accepted(ctx, key))
    await undo(ctx, id)
    const fact = draft({ speaker: 'Ines Carrow', cards: [cloze('The Stone Bridge was opened in {{c1::1999}}.')] })
    expect((await decided(ctx, await accepted(ctx, key, { fact }))).factId).toBe(factId)
    const facts = await factsOfArticle(engine.read, ctx.actor.learnerId, await articleOf(ctx, key))
    expect(facts.map(({ speaker, retiredAt }) => [speaker, retiredAt])).toEqual([['Ines Carrow', null]])
  })

  it('another draft, and a draft of a fact that nobody retired, make a fact of their own', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const { id, factId } = await decided(ctx, await accepted(ctx, key))
    await undo(ctx, id)
    const other = await decided(ctx, await accepted(ctx, key, { id: uuidv7(), offerKey: 'another' }))
    expect(other.factId).not.toBe(factId)
  })

  it('undo takes back exactly one decision, once, also when it is sent again', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const first = await decided(ctx, plain(key, 'skipped', { offerKey: 'one' }))
    await decided(ctx, plain(key, 'skipped', { offerKey: 'two' }))
    const voidId = uuidv7()
    await undo(ctx, first.id, voidId)
    const after = await dump(engine)
    expect(await undo(ctx, first.id, voidId)).toMatchObject({ ok: true })
    expect(await undo(ctx, first.id)).toMatchObject({ ok: true })
    expect(await dump(engine)).toEqual(after)
    const left = await standingOf(ctx, key)
    expect(left.map(({ offerKey }) => offerKey)).toEqual(['two'])
    expect(await undo(ctx, uuidv7())).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('leaves nothing half done when it is interrupted at any statement', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const input = await accepted(ctx, key)
    expect(await holdsTogether(ctx, (c) => decideDraft(c, input), { afterwards: true })).toBeGreaterThan(12)
    expect(await holdsTogether(ctx, (c) => undo(c, input.id))).toBeGreaterThan(5)
  })

  it('keeps the decisions of two learners of a workspace apart, and a stranger out', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const mate = await secondLearner(ctx, 'same workspace')
    const stranger = await secondLearner(ctx, 'own workspace')
    const mine = await decided(ctx, plain(key, 'never'))
    expect(await standingOf(mate, key)).toEqual([])
    expect(await undo(mate, mine.id)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await decideDraft(stranger, plain(key, 'skipped'))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await decideDraft(stranger, await accepted(ctx, key))).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('a kind that is refused for good is named until it is allowed again', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    await decided(ctx, plain(key, 'never', { offerKey: 'three', findingKind: 'place' }))
    expect(await refusedKinds(ctx)).toEqual(['place'])
    expect(await allowKind(ctx, 'place')).toEqual({ ok: true, value: 1 })
    expect(await refusedKinds(ctx)).toEqual([])
    expect(await allowKind(ctx, 'place')).toEqual({ ok: true, value: 0 })
  })

  it('two drafts of one sentence are cards of one fact, and each can be taken back alone', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const liveCards = async () => {
      const facts = await factsOfArticle(engine.read, ctx.actor.learnerId, await articleOf(ctx, key))
      return facts
        .filter(({ retiredAt }) => retiredAt === null)
        .map(({ factId, cards }) => ({
          factId,
          fronts: cards.flatMap(({ front, retiredAt }) => (retiredAt === null ? [front] : [])),
        }))
    }
    const year = 'The Stone Bridge was opened in {{c1::1999}}.'
    const name = 'The {{c1::Stone Bridge}} was opened in 1999.'
    const first = await decided(ctx, await accepted(ctx, key))
    const fact = draft({ cards: [cloze(name)], topics: ['bridges', 'names'] })
    const second = await decided(ctx, await accepted(ctx, key, { offerKey: 'opened-name', fact, drafted: fact }))
    expect(second).toMatchObject({ factId: first.factId, cards: 1 })
    expect(await liveCards()).toEqual([{ factId: first.factId, fronts: [year, name] }])
    expect((await undo(ctx, first.id)).ok).toBe(true)
    expect(await liveCards()).toEqual([{ factId: first.factId, fronts: [name] }])
    expect((await undo(ctx, second.id)).ok).toBe(true)
    expect(await liveCards()).toEqual([])
  })

  it('is in the history as the fact that it made: undone there, the draft stays decided until it is taken back', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const article = await articleOf(ctx, key)
    const isRetired = async () =>
      (await factsOfArticle(engine.read, ctx.actor.learnerId, article)).map(({ retiredAt }) => retiredAt !== null)
    const standing = async () =>
      (await decisionsOfArticle(engine.read, ctx.actor.learnerId, article.articleId)).map(({ id }) => id)
    const { id } = await decided(ctx, await accepted(ctx, key))
    const skipped = await decided(ctx, plain(key, 'skipped', { offerKey: 'other' }))
    expect(await undoAction(ctx)).toMatchObject({ ok: true, value: { id, kind: 'facts' } })
    expect(await isRetired()).toEqual([true])
    expect(await standing()).toEqual([id, skipped.id])
    expect((await redo(ctx)).ok).toBe(true)
    expect(await isRetired()).toEqual([false])
    expect((await undoAction(ctx)).ok).toBe(true)
    expect((await undo(ctx, id)).ok).toBe(true)
    expect(await standing()).toEqual([skipped.id])
    expect(await isRetired()).toEqual([true])
    await decided(ctx, await accepted(ctx, key))
    expect(await isRetired()).toEqual([false])
  })

  it('a draft that joined a fact leaves it alone when it is taken back', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const made = must(
      await makeFact(
        ctx,
        key,
        spanOf(OPENING),
        draft({ cards: [cloze('The Stone Bridge was opened in {{c1::1999}}.')] }),
      ),
    )
    const fact = draft({ cards: [cloze('The {{c1::Stone Bridge}} was opened in 1999.')] })
    const joined = await decided(ctx, await accepted(ctx, key, { fact, drafted: fact }))
    expect(joined.factId).toBe(made.factId)
    expect((await undo(ctx, joined.id)).ok).toBe(true)
    const [left] = await factsOfArticle(engine.read, ctx.actor.learnerId, await articleOf(ctx, key))
    expect(left).toMatchObject({ factId: made.factId, retiredAt: null })
    expect(left?.cards.filter(({ retiredAt }) => retiredAt === null)).toHaveLength(1)
  })
})

it('a decision that cannot be read is refused: no id, an unknown kind, a fact without its form', () => {
  const good = { ...common('bridges'), decision: 'skipped' }
  expect(decisionSchema.safeParse(good).success).toBe(true)
  for (const wrong of [{ id: 'one' }, { findingKind: 'weather' }, { decision: 'accepted' }, { decision: 'void' }]) {
    expect(decisionSchema.safeParse({ ...good, ...wrong }).success).toBe(false)
  }
  expect(decisionSchema.parse({ ...good, ms: -5 }).ms).toBe(0)
  expect(decisionSchema.parse({ ...good, ms: 1e12 }).ms).toBe(3_600_000)
})
