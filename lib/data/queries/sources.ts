import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { LearnerId, WorkspaceId } from '../../domain/ids'
import type { TagKind } from '../../domain/library'
import type { ScoreSum } from '../../domain/retention/calibration'
import type { SourceFact, SourceSum } from '../../domain/retention/sources'
import type { Store } from '../engine/engine'

/** Every fact of these workspaces, retired ones too, with what tells whether it is out of date. */
export const sourceFacts = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly SourceFact[]> => {
  const { facts: f, articles: a } = t
  const rows = await db
    .select({
      ...{ factId: f.id, articleKey: a.key, articleTitle: a.title, reviewBy: f.reviewBy },
      ...{ passageState: f.passageState, retiredAt: f.retiredAt },
    })
    .from(f)
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(inArray(f.workspaceId, [...workspaceIds]))
  return rows.map(({ passageState, retiredAt, ...fact }) => ({
    ...fact,
    isPassageDoubtful: passageState !== null,
    isRemoved: retiredAt !== null,
  }))
}

/** The names under which facts stand: of a kind of tag, or of decks. A fact may have several, or none. */
export const namesOfFacts = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  by: TagKind | 'deck',
): Promise<readonly { readonly factId: string; readonly name: string }[]> => {
  const { factTags, decks, deckFacts } = t
  const ids = [...workspaceIds]
  if (by !== 'deck') {
    return await db
      .select({ factId: factTags.factId, name: factTags.name })
      .from(factTags)
      .where(and(inArray(factTags.workspaceId, ids), eq(factTags.kind, by)))
  }
  return await db
    .select({ factId: deckFacts.factId, name: decks.name })
    .from(deckFacts)
    .innerJoin(decks, and(eq(decks.workspaceId, deckFacts.workspaceId), eq(decks.id, deckFacts.deckId)))
    .where(inArray(decks.workspaceId, ids))
}

/** What the answers to each card of a learner add up to, with the card's fact. */
export const sourceSums = async ({ db, t }: Store, learnerId: LearnerId): Promise<readonly SourceSum[]> => {
  const { cardSums: c } = t
  return await db
    .select({ factId: c.factId, ms: c.ms, tested: c.tested, passed: c.passed })
    .from(c)
    .where(and(eq(c.learnerId, learnerId), gt(c.answers, 0)))
}

/** The facts of open conflicts. */
export const conflictingFacts = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<ReadonlySet<string>> => {
  const { conflicts: k } = t
  const rows = await db
    .select({ one: k.factId, other: k.otherFactId })
    .from(k)
    .where(and(inArray(k.workspaceId, [...workspaceIds]), eq(k.kind, 'conflict'), eq(k.state, 'open')))
  return new Set(rows.flatMap(({ one, other }) => [one, other]))
}

export type ArticleScore = ScoreSum & {
  readonly articleKey: string
  readonly title: string
  /** None of its facts that were scored is in the library any more. */
  readonly isRemoved: boolean
}

/** Scored reviews of a learner by the article that their facts come from, over all time. */
export const scoresByArticle = async (
  { db, t }: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly ArticleScore[]> => {
  const { cardSums: c, facts: f, articles: a } = t
  const rows = await db
    .select({
      ...{ articleKey: a.key, title: a.title },
      n: sql<number>`sum(${c.scored})`,
      recalled: sql<number>`sum(${c.recalled})`,
      predicted: sql<number>`sum(${c.predicted})`,
      logLoss: sql<number>`sum(${c.logLoss})`,
      inLibrary: sql<number>`sum(case when ${f.retiredAt} is null then 1 else 0 end)`,
    })
    .from(c)
    .innerJoin(f, and(inArray(f.workspaceId, [...workspaceIds]), eq(f.id, c.factId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(eq(c.learnerId, learnerId), gt(c.scored, 0)))
    .groupBy(a.workspaceId, a.id, a.key, a.title)
  return rows.map(({ articleKey, title, inLibrary, ...sum }) => ({
    ...{ articleKey, title, isRemoved: Number(inLibrary) === 0 },
    ...{ n: Number(sum.n), recalled: Number(sum.recalled) },
    ...{ predicted: Number(sum.predicted), logLoss: Number(sum.logLoss) },
  }))
}
