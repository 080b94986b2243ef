import { and, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { FactId, Instant, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { RecallCurve } from '../../../domain/scheduling/fsrs'
import { DAY_MS } from '../../../domain/time/units'
import type { Store } from '../../engine/engine'

/** What facts are told apart by in the table of sources. */
export const SOURCE_KINDS = ['article', 'deck', 'topic'] as const
export type SourceBy = (typeof SOURCE_KINDS)[number]

/** Facts with the names of their sources, as a table of pairs: each pair once, a fact with several names under each. */
const factsBySource = ({ t }: Store, workspaceIds: readonly WorkspaceId[], by: SourceBy): SQL => {
  const { facts: f, factPassages: p, articles: a, decks: d, deckFacts: df, factTags: tags } = t
  const ids = [...workspaceIds]
  switch (by) {
    case 'article':
      return sql`select ${f.workspaceId} as owner, ${f.id} as fact, ${a.key} as name from ${f}
        join ${a} on ${and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId))} where ${inArray(f.workspaceId, ids)}
        union select ${p.workspaceId}, ${p.factId}, ${a.key} from ${p}
        join ${a} on ${and(eq(a.workspaceId, p.workspaceId), eq(a.id, p.articleId), isNull(a.retiredAt))}
        where ${inArray(p.workspaceId, ids)}`
    case 'deck':
      return sql`select ${df.workspaceId} as owner, ${df.factId} as fact, ${d.name} as name from ${df}
        join ${d} on ${and(eq(d.workspaceId, df.workspaceId), eq(d.id, df.deckId))} where ${inArray(df.workspaceId, ids)}`
    case 'topic':
      return sql`select ${tags.workspaceId} as owner, ${tags.factId} as fact, ${tags.name} as name from ${tags}
        where ${and(inArray(tags.workspaceId, ids), eq(tags.kind, 'topic'))}`
  }
}

const whole = (query: SQL) => sql<number>`${query}`.mapWith(Number)

/** What the cards of each source add up to that are in the library, at an instant: retired cards are left out. */
export const sumsBySource = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  { by, now, curve }: { readonly by: SourceBy; readonly now: Instant; readonly curve: RecallCurve },
) => {
  const { cards: c, memories: m, cardRollups: s } = store.t
  const elapsedDays = sql`((${realIn(now)} - ${m.lastReviewAt}) / ${realIn(DAY_MS)})`
  const recall = sql`case when ${m.stability} is null then 0 else ${recallIn(elapsedDays, sql`${m.stability}`, curve)} end`
  const isStudied = and(eq(m.retired, false), gt(m.reps, 0), gt(m.stability, 0))
  // Each fact is summed once, however many sources it has.
  const sums = store.db.$with('sums').as(
    store.db
      .select({
        owner: sql<WorkspaceId>`${c.workspaceId}`.as('sum_owner'),
        fact: sql<FactId>`${c.factId}`.as('sum_fact'),
        cards: sql<number>`count(*)`.as('cards'),
        studied: sql<number>`count(${m.cardId})`.as('studied'),
        recall: sql<number>`sum(${recall})`.as('recall'),
        ms: sql<number>`sum(coalesce(${s.ms}, 0))`.as('ms'),
        tested: sql<number>`sum(coalesce(${s.tested}, 0))`.as('tested'),
        passed: sql<number>`sum(coalesce(${s.passed}, 0))`.as('passed'),
      })
      .from(c)
      .leftJoin(m, and(eq(m.learnerId, learnerId), eq(m.cardId, c.id), isStudied))
      .leftJoin(s, and(eq(s.learnerId, learnerId), eq(s.cardId, c.id)))
      .where(and(inArray(c.workspaceId, [...workspaceIds]), isNull(c.retiredAt)))
      .groupBy(c.workspaceId, c.factId),
  )
  return await store.db
    .with(sums)
    .select({
      name: sql<string>`source.name`,
      facts: whole(sql`count(*)`),
      cards: whole(sql`sum(${sums.cards})`),
      studied: whole(sql`sum(${sums.studied})`),
      recall: whole(sql`sum(${sums.recall})`),
      ms: whole(sql`sum(${sums.ms})`),
      tested: whole(sql`sum(${sums.tested})`),
      passed: whole(sql`sum(${sums.passed})`),
    })
    .from(sql`(${factsBySource(store, workspaceIds, by)}) source`)
    .innerJoin(sums, sql`${sums.owner} = source.owner and ${sums.fact} = source.fact`)
    .groupBy(sql`source.name`)
}

/** The titles of articles by their keys. */
export const articleTitles = async ({ db, t }: Store, workspaceIds: readonly WorkspaceId[]) => {
  const { articles: a } = t
  const rows = await db
    .select({ key: a.key, title: a.title })
    .from(a)
    .where(inArray(a.workspaceId, [...workspaceIds]))
  return new Map(rows.map(({ key, title }) => [key, title]))
}

/** A number in SQL whose type both engines know without looking at what is beside it. */
export const realIn = (value: number): SQL<number> => sql`cast(${value} as double precision)`

/** Predicted recall in SQL after `elapsed` days (fractional, below 0 counts as 0) at a stability above 0. */
export const recallIn = (elapsed: SQL, stability: SQL, { decay, factor }: RecallCurve): SQL<number> =>
  sql<number>`(case when ${elapsed} > 0 then power(1 + ${realIn(factor)} * ${elapsed} / ${stability}, ${realIn(decay)}) else 1 end)`
