import { and, asc, eq, ne } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findFact } from '@/lib/data/queries/facts/fact-page'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import type { CardId, FactId, WorkspaceId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { editFact } from '@/lib/services/facts/edit-fact'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { undoLast } from '@/lib/services/history/undo'
import type { SourceBy, SourceMetrics } from '@/lib/services/retention/load-sources'
import { loadSources } from '@/lib/services/retention/load-sources'
import { openRetention } from '@/lib/services/retention/retention-model'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'

const KINDS: readonly SourceBy[] = ['article', 'deck', 'topic', 'person']

/** The same data through another engine object: nothing that is kept is kept for it. */
const anew = (ctx: Context): Context => ({ ...ctx, engine: { ...ctx.engine } })

/** Sums that grew by differences are off by rounding. */
const rounded = ({ rows, ...figures }: SourceMetrics) => ({
  ...figures,
  rows: rows.map((row) =>
    JSON.parse(JSON.stringify(row, (_, value) => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value))),
  ),
})

const WHAT = [
  'answer',
  'answer',
  'late',
  'undo',
  'check-by',
  'topics',
  'retire',
  'restore',
  'remove',
  'bring-back',
  'further',
  'further',
  'day',
] as const
type Step = {
  readonly what: (typeof WHAT)[number]
  readonly card: number
  readonly rating: Rating
  readonly looks: boolean
}

/** Gives a fact a further passage in the other article, or takes it away where it has one. */
const turnFurther = async (ctx: Context, factId: FactId): Promise<void> => {
  const [workspaceId = anId<WorkspaceId>('')] = ctx.actor.workspaceIds
  await ctx.engine.write(async (tx) => {
    const { facts: f, factPassages: p, passages, snapshots } = tx.t
    const own = and(eq(p.workspaceId, workspaceId), eq(p.factId, factId))
    const there = await tx.db.select().from(p).where(own)
    if (there.length > 0) {
      await tx.db.delete(p).where(own)
      return
    }
    const [fact] = await tx.db
      .select()
      .from(f)
      .where(and(eq(f.workspaceId, workspaceId), eq(f.id, factId)))
    if (!fact) throw new Error('the fact is there')
    // Of the passages, which stay: an article that is removed may leave all facts in the other one.
    const [other] = await tx.db
      .select({ passageId: passages.id, articleId: snapshots.articleId })
      .from(passages)
      .innerJoin(snapshots, eq(snapshots.id, passages.snapshotId))
      .where(and(eq(passages.workspaceId, workspaceId), ne(snapshots.articleId, fact.articleId)))
      .orderBy(asc(passages.id))
    if (!other) throw new Error('there are two articles')
    const { passageId, articleId } = other
    await tx.db.insert(p).values({
      workspaceId,
      factId,
      passageId,
      articleId,
      role: 'states',
      note: null,
      state: null,
      origin: 'person',
      createdAt: ctx.now,
    })
  })
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...WHAT),
    card: fc.nat(5),
    rating: fc.constantFrom<Rating>(1, 3, 4),
    looks: fc.boolean(),
  }),
  { minLength: 3, maxLength: 20 },
)

onBothEngines('figures by source', (open, dialect) => {
  const started = async () => {
    const { ctx } = await open()
    const articles = [
      smallArticle('rivers', [{ key: 'one', cards: ['year', 'age'] }, { key: 'two' }, { key: 'three' }]),
      smallArticle('lakes', [{ key: 'four' }, { key: 'five' }]),
    ]
    await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
    const cards = await firstCards(ctx, 6)
    const factOf = new Map<CardId, FactId>()
    for (const { id, factId } of await ctx.engine.read.db.select().from(ctx.engine.read.t.cards)) {
      factOf.set(id, factId)
    }
    return { ctx, cards, factOf }
  }

  const take = async (ctx: Context, { what, rating }: Step, cardId: CardId, factId: FactId): Promise<void> => {
    const give = async (at: number) =>
      submitEntries(ctx, [{ ...(await answerOf(ctx, cardId, rating, at)), id: newId(at) }])
    const edit = async (more: (n: number) => object) => {
      const found = await findFact(ctx.engine.read, ctx.actor.workspaceIds, ctx.actor.learnerId, factId)
      if (found) await editFact(ctx, factId, null, { ...draftOfFact(found.fact), ...more(rating) })
    }
    switch (what) {
      case 'answer':
        await give(ctx.now)
        return
      case 'late':
        await give(ctx.now - 3 * DAY_MS)
        return
      case 'undo':
        await undoLast(ctx)
        return
      case 'check-by':
        return edit((n) => ({ reviewBy: n === 1 ? '2020-01' : n === 3 ? null : '2026-03-05' }))
      case 'topics':
        return edit((n) => ({
          topics: n === 1 ? ['water'] : ['water', 'stone'],
          people: n === 3 ? [] : ['A. Surveyor'],
        }))
      case 'retire':
        await retireFact(ctx, factId)
        return
      case 'restore':
        await restoreFact(ctx, factId)
        return
      case 'remove':
        await removeArticle(ctx, rating === 1 ? 'rivers' : 'lakes')
        return
      case 'bring-back':
        await restoreArticle(ctx, rating === 1 ? 'rivers' : 'lakes')
        return
      case 'further':
        return turnFurther(ctx, factId)
      case 'day':
        return
    }
  }

  it('that are kept are those worked out anew, after answers, undo, edits, retirement and return', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { ctx, factOf } = await started()
        const cards = [...factOf.keys()].sort()
        let at = later(ctx, 5 * DAY_MS)
        for (const step of list) {
          at = later(at, step.what === 'day' ? DAY_MS : 1)
          const cardId = cards[step.card]
          const factId = cardId && factOf.get(cardId)
          if (!cardId || !factId) throw new Error('there are six cards')
          await take(at, step, cardId, factId)
          if (!step.looks && step !== list.at(-1)) continue
          for (const by of KINDS)
            expect(rounded(await loadSources(await openRetention(at), by))).toEqual(
              rounded(await loadSources(await openRetention(anew(at)), by)),
            )
        }
      }),
      { numRuns: dialect === 'sqlite' ? 25 : 5 },
    )
  }, 180_000)

  it('follow each change at the next look', async () => {
    const { ctx, cards, factOf } = await started()
    const [card] = cards
    const factId = card && factOf.get(card)
    if (!card || !factId) throw new Error('there are cards')
    let at = later(ctx, 1)
    const rivers = async () =>
      (await loadSources(await openRetention(at), 'article')).rows.find(({ name }) => name === 'rivers')
    expect(await rivers()).toMatchObject({ facts: 3, cards: 4, coverage: 0, staleFacts: 0, minutes: 0 })
    const next = async (what: Step['what'], rating: Rating = 1) => {
      at = later(at, 1)
      await take(at, { what, rating, card: 0, looks: true }, card, factId)
      return rivers()
    }
    expect(await next('answer', 3)).toMatchObject({ coverage: 0.25, recallNow: 0.25, minutes: 0.05 })
    expect(await next('undo')).toMatchObject({ coverage: 0, recallNow: 0, minutes: 0 })
    expect(await next('check-by')).toMatchObject({ staleFacts: 1 })
    expect(await next('check-by', 3)).toMatchObject({ staleFacts: 0 })
    expect(await next('retire')).toMatchObject({ facts: 2, cards: 2 })
    expect(await next('restore')).toMatchObject({ facts: 3, cards: 4 })
    expect(await next('remove')).toBeUndefined()
    expect(await next('bring-back')).toMatchObject({ facts: 3, cards: 4 })
    const lakes = async () =>
      (await loadSources(await openRetention(at), 'article')).rows.find(({ name }) => name === 'lakes')
    expect(await lakes()).toMatchObject({ facts: 2, sharedFacts: 0, cards: 2 })
    expect(await next('further')).toMatchObject({ facts: 3, sharedFacts: 1 })
    expect(await lakes()).toMatchObject({ facts: 3, sharedFacts: 1, cards: 4 })
    expect(await next('further')).toMatchObject({ facts: 3, sharedFacts: 0 })
    expect(await lakes()).toMatchObject({ facts: 2, sharedFacts: 0, cards: 2 })
    expect((await loadSources(await openRetention(at), 'topic')).rows.map(({ title }) => title)).not.toContain('water')
    await next('topics')
    expect((await loadSources(await openRetention(at), 'topic')).rows.map(({ title }) => title)).toContain('water')
    // A date to check by passes with the day, and nothing else.
    expect(await next('check-by', 4)).toMatchObject({ staleFacts: 0 })
    at = later(at, 10 * DAY_MS)
    expect(await rivers()).toMatchObject({ staleFacts: 1 })
  })
})
