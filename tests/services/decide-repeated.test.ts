import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { moveFactPassage } from '@/lib/data/mutations/facts'
import { savePassages } from '@/lib/data/mutations/library'
import { factsOfArticle, findArticle } from '@/lib/data/queries/articles/article-page'
import { decisionsOfArticle } from '@/lib/data/queries/drafts/drafts'
import type { FactId, PassageId } from '@/lib/domain/ids'
import { replaceSnapshot } from '@/lib/services/articles/replace-snapshot'
import { localWorkspace } from '@/lib/services/authorise'
import { listConflicts } from '@/lib/services/conflicts/list-conflicts'
import type { Context } from '@/lib/services/context'
import { decideDraft } from '@/lib/services/drafts/decide-draft'
import { type DecisionInput, decisionSchema } from '@/lib/services/drafts/decision-input'
import { undoDecision } from '@/lib/services/drafts/undo-decision'
import { makeMainPassage, removePassage } from '@/lib/services/facts/further-passage'
import { loadFact } from '@/lib/services/facts/load-fact'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { passageAt } from '@/lib/services/facts/write-fact'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { holdsTogether } from '@/tests/support/failing-engine'
import { must, present } from '@/tests/support/must'
import { addedKey, draft, entry, madeFact, pasted, spanOf } from './library-fixture'
import { secondLearner } from './second-learner'

const GUIDE = [
  '# A guide to the river',
  'Cars have used the Stone Bridge since it was opened in 1999, says the guide.',
  'An older map gives 2001 as the year in which the Stone Bridge was opened.',
].join('\n\n')
const SAME = 'Cars have used the Stone Bridge since it was opened in 1999, says the guide.'
const OTHER = 'An older map gives 2001 as the year in which the Stone Bridge was opened.'

type Rest = Readonly<Record<string, unknown>>

/** A fact of one article, and another article with drafts that repeat and contradict it. */
const withGuide = async (ctx: Context) => {
  const bridges = await addedKey(ctx)
  const { factId } = await madeFact(ctx, bridges)
  const guide = await addedKey(ctx, pasted(GUIDE, { title: 'A guide', authors: ['Bo Guide'], published: '2004' }))
  const article = present(await findArticle(ctx.engine.read, ctx.actor.workspaceIds, guide))
  const about = (words: string, more: Rest) => ({
    id: uuidv7(),
    articleKey: guide,
    offerKey: words,
    drafter: 'built-in',
    findingKind: 'date',
    ms: 4_200,
    at: ctx.now,
    snapshotId: article.snapshotId,
    span: spanOf(words, GUIDE),
    ...more,
  })
  const adding = (more: Rest = {}, words = SAME): DecisionInput =>
    decisionSchema.parse({ ...about(words, { factId, role: 'states' }), decision: 'added', ...more })
  const accepting = (more: Rest = {}): DecisionInput => {
    const card = entry({ front: 'In what year was the Stone Bridge opened?', back: '2001' })
    const fact = draft({ statement: 'The Stone Bridge was opened in 2001.', cards: [card] })
    return decisionSchema.parse({ ...about(OTHER, { fact, drafted: fact }), decision: 'accepted', ...more })
  }
  return { factId, guide, article, adding, accepting }
}

const decided = async (ctx: Context, input: DecisionInput) => must(await decideDraft(ctx, input))

const undo = (ctx: Context, voids: string, id = uuidv7()) => undoDecision(ctx, { id, voids, at: ctx.now })

const alsoOf = async (ctx: Context, factId: FactId) =>
  (await loadFact(ctx, factId))?.fact.also.map(({ role, exact }) => [role, exact])

/** Everything but the logs of what was decided and changed. */
const library = async (ctx: Context) => {
  const { actions: _, decisions: __, fact_versions: ___, ...tables } = await dump(ctx.engine)
  return tables
}

onBothEngines('a draft whose fact the library has', (open) => {
  it('gives the fact its passage in place of a second fact, and touches no card and no memory', async () => {
    const { engine, ctx } = await open()
    const { factId, article, adding } = await withGuide(ctx)
    const { facts, cards, memories, new_cards } = await dump(engine)
    const input = adding()
    expect(await decided(ctx, input)).toEqual({ id: input.id, factId, cards: 0 })
    const after = await dump(engine)
    expect([after.facts, after.cards, after.memories, after.new_cards]).toEqual([facts, cards, memories, new_cards])
    expect(await alsoOf(ctx, factId)).toEqual([['states', SAME]])
    expect(await decisionsOfArticle(engine.read, ctx.actor.learnerId, article.articleId)).toEqual([
      expect.objectContaining({ decision: 'added', factId, cards: 0, editDistance: null, ms: 4_200 }),
    ])
  })

  it('sent again changes nothing and answers the same, and so does deciding it twice', async () => {
    const { engine, ctx } = await open()
    const { factId, adding } = await withGuide(ctx)
    const input = adding()
    const first = await decided(ctx, input)
    const before = await dump(engine)
    expect(await decided(ctx, input)).toEqual(first)
    expect(await decided(ctx, adding())).toEqual(first)
    expect(await dump(engine)).toEqual(before)
    const other = { ...adding(), id: input.id, factId: uuidv7() }
    expect(await decideDraft(ctx, decisionSchema.parse(other))).toMatchObject({ ok: false, code: 'conflict' })
    expect(await alsoOf(ctx, factId)).toHaveLength(1)
  })

  it('is undone by removing exactly its passage, once, and can be decided again', async () => {
    const { ctx } = await open()
    const { factId, adding } = await withGuide(ctx)
    const before = await library(ctx)
    const one = await decided(ctx, adding())
    const between = await alsoOf(ctx, factId)
    const two = await decided(ctx, adding({ role: 'disagrees' }, OTHER))
    expect(await undo(ctx, two.id)).toMatchObject({ ok: true, value: { factId } })
    expect(await alsoOf(ctx, factId)).toEqual(between)
    const voidId = uuidv7()
    expect(await undo(ctx, one.id, voidId)).toMatchObject({ ok: true })
    const after = await dump(ctx.engine)
    expect(await undo(ctx, one.id, voidId)).toMatchObject({ ok: true })
    expect(await undo(ctx, one.id)).toMatchObject({ ok: true })
    expect(await dump(ctx.engine)).toEqual(after)
    const { passages: _, ...rest } = await library(ctx)
    const { passages: __, ...was } = before
    expect(rest).toEqual(was)
    expect((await loadFact(ctx, factId))?.fact.retiredAt).toBeNull()
    expect(await decided(ctx, adding())).toMatchObject({ factId })
    expect(await alsoOf(ctx, factId)).toEqual([['states', SAME]])
  })

  it('leaves a passage that the fact had before when it is undone', async () => {
    const { ctx } = await open()
    const { factId, adding } = await withGuide(ctx)
    await decided(ctx, adding())
    const again = await decided(ctx, adding({ offerKey: 'another draft of the same words' }))
    expect(await undo(ctx, again.id)).toMatchObject({ ok: true })
    expect(await alsoOf(ctx, factId)).toEqual([['states', SAME]])
  })

  it('is undone after its passage was removed by hand, and not while it is the main one', async () => {
    const { ctx } = await open()
    const { factId, adding } = await withGuide(ctx)
    const passageOf = async () => (await loadFact(ctx, factId))?.fact.also[0]?.passageId as PassageId // a test
    const one = await decided(ctx, adding())
    const main = (await loadFact(ctx, factId))?.fact.passage.passageId as PassageId // a test
    expect(await makeMainPassage(ctx, factId, await passageOf())).toMatchObject({ ok: true })
    const before = await dump(ctx.engine)
    expect(await undo(ctx, one.id)).toMatchObject({ ok: false, code: 'conflict' })
    expect(await dump(ctx.engine)).toEqual(before)
    expect(await makeMainPassage(ctx, factId, main)).toMatchObject({ ok: true })
    await removePassage(ctx, factId, await passageOf())
    expect(await undo(ctx, one.id)).toMatchObject({ ok: true })
    expect(await alsoOf(ctx, factId)).toEqual([])
  })

  it('is undone after a newer text gave its passage another place', async () => {
    const { ctx } = await open()
    const { factId, article, adding } = await withGuide(ctx)
    const one = await decided(ctx, adding())
    const workspace = localWorkspace(ctx)
    const { workspaceId, snapshotId, text } = article
    const place = passageAt(workspaceId, snapshotId, text, spanOf(OTHER, GUIDE))
    const [row] = await ctx.engine.read.db.select().from(ctx.engine.read.t.factPassages)
    if (!place.ok || !row) throw new Error('no passage')
    await ctx.engine.write(async (tx) => {
      await savePassages(tx, workspace, [place.value.row])
      await moveFactPassage(tx, workspace, { row, passageId: place.value.row.id, state: null })
    })
    expect(await alsoOf(ctx, factId)).toEqual([['states', OTHER]])
    expect(await undo(ctx, one.id)).toMatchObject({ ok: true })
    expect(await alsoOf(ctx, factId)).toEqual([])
  })

  it('is never brought back as if the fact had been made of it', async () => {
    const { ctx } = await open()
    const { factId, adding } = await withGuide(ctx)
    const one = await decided(ctx, adding())
    await undo(ctx, one.id)
    await retireFact(ctx, factId)
    const card = entry({ front: 'Since when have cars used the Stone Bridge?', back: '1999' })
    const fact = draft({ statement: 'Cars have used the Stone Bridge since 1999.', cards: [card] })
    const accepted = adding({ decision: 'accepted', fact, drafted: fact })
    expect((await decided(ctx, accepted)).factId).not.toBe(factId)
    expect((await loadFact(ctx, factId))?.fact.retiredAt).not.toBeNull()
  })

  it('is refused for words outside the text, an older text, a retired fact and a fact of nobody', async () => {
    const { engine, ctx } = await open()
    const { factId, guide, adding } = await withGuide(ctx)
    const before = await dump(engine)
    const codes = []
    const wrong = [{ span: { start: 5, end: 100_000 } }, { snapshotId: uuidv7() }, { factId: uuidv7() }]
    for (const more of wrong) {
      const result = await decideDraft(ctx, adding(more))
      codes.push(result.ok ? 'ok' : result.code)
    }
    expect(codes).toEqual(['invalid', 'conflict', 'not-found'])
    expect(await dump(engine)).toEqual(before)
    await retireFact(ctx, factId)
    expect(await decideDraft(ctx, adding())).toMatchObject({ ok: false, code: 'conflict' })
    const about = { title: null, authors: [], outlet: null, published: null, url: null, language: null }
    await replaceSnapshot(ctx, guide, { ...about, text: `${GUIDE}\n\nIt has three arches.` })
    expect(await decideDraft(ctx, adding())).toMatchObject({
      ok: false,
      message: expect.stringContaining('newer text'),
    })
  })

  it('is refused where the fact is in another library than the article', async () => {
    const { ctx } = await open()
    const { factId, adding } = await withGuide(ctx)
    const stranger = await secondLearner(ctx, 'own workspace')
    expect(await decideDraft(stranger, adding())).toMatchObject({ ok: false, code: 'not-found' })
    const theirs = await addedKey(stranger, pasted(GUIDE))
    const article = await findArticle(ctx.engine.read, stranger.actor.workspaceIds, theirs)
    const foreign = adding({ articleKey: theirs, snapshotId: article?.snapshotId })
    expect(await decideDraft(stranger, foreign)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await alsoOf(ctx, factId)).toEqual([])
  })

  it('becomes a newer value that is linked to the earlier one and is not filed as a contradiction', async () => {
    const { ctx } = await open()
    const { factId, guide, accepting } = await withGuide(ctx)
    const { id, factId: newer } = await decided(ctx, accepting({ updates: factId }))
    const note = 'One says “2001”, the other “1999”.'
    expect((await loadFact(ctx, factId))?.fact.links).toMatchObject([{ kind: 'updated-by', factId: newer, note }])
    expect((await listConflicts(ctx)).open).toEqual([])
    await undo(ctx, id)
    expect((await loadFact(ctx, factId))?.fact.links).toEqual([])
    // Accepted again as a fact of its own it is the same fact, and a contradiction.
    expect((await decided(ctx, accepting())).factId).toBe(newer)
    expect((await loadFact(ctx, factId))?.fact.links).toEqual([])
    expect((await listConflicts(ctx)).open).toMatchObject([{ kind: 'conflict' }])
    const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, guide)
    expect(article && (await factsOfArticle(ctx.engine.read, ctx.actor.learnerId, article))).toHaveLength(1)
  })

  it('makes no fact where the one that it would update is gone', async () => {
    const { engine, ctx } = await open()
    const { factId, accepting } = await withGuide(ctx)
    await retireFact(ctx, factId)
    const before = await dump(engine)
    expect(await decideDraft(ctx, accepting({ updates: factId }))).toMatchObject({ ok: false, code: 'conflict' })
    expect(await decideDraft(ctx, accepting({ updates: uuidv7() }))).toMatchObject({ ok: false, code: 'conflict' })
    expect(await dump(engine)).toEqual(before)
  })

  it('leaves nothing half done when it is interrupted at any statement', async () => {
    const { ctx } = await open()
    const { factId, adding, accepting } = await withGuide(ctx)
    const input = adding()
    expect(await holdsTogether(ctx, (c) => decideDraft(c, input))).toBeGreaterThan(12)
    expect(await holdsTogether(ctx, (c) => undo(c, input.id))).toBeGreaterThan(10)
    const newer = accepting({ updates: factId })
    expect(await holdsTogether(ctx, (c) => decideDraft(c, newer), { afterwards: true })).toBeGreaterThan(12)
  })
})

it('a decision that adds a passage cannot be read without its fact, its role or its place', () => {
  const place = { snapshotId: 's', span: { start: 0, end: 9 } }
  const about = { articleKey: 'a', offerKey: 'o', drafter: 'model', findingKind: 'claim', ms: 1, at: 1 }
  const good = { id: uuidv7(), ...about, ...place, decision: 'added', factId: 'f', role: 'disagrees' }
  expect(decisionSchema.safeParse(good).success).toBe(true)
  for (const name of ['factId', 'role', 'span', 'snapshotId']) {
    expect(decisionSchema.safeParse({ ...good, [name]: undefined }).success).toBe(false)
  }
  expect(decisionSchema.safeParse({ ...good, role: 'says' }).success).toBe(false)
})
