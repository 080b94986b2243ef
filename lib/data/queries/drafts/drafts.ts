import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { ArticleId, FactId, LearnerId, PassageId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { StoredRow } from '../../rows'
import type { DecisionKind } from '../../schema/reading'
import { rowOf } from '../rows-by-key'

/** An entry of the log of decisions. */
export type Decision = Omit<StoredRow<'decisions'>, 'learnerId'>

/** A decision that was not taken back. */
export type StandingDecision = Decision & { readonly decision: Exclude<DecisionKind, 'void'> }

const isStanding = (decision: Decision): decision is StandingDecision => decision.decision !== 'void'

/** The entries that no entry of the same list takes back. */
const standing = (decisions: readonly Decision[]): readonly StandingDecision[] => {
  const voided = new Set(decisions.flatMap(({ voids }) => (voids === null ? [] : [voids])))
  return decisions.filter((one): one is StandingDecision => isStanding(one) && !voided.has(one.id))
}

const standingWhere = async (store: Store, learnerId: LearnerId, where: SQL) => {
  const { decisions: d } = store.t
  const rows = await store.db
    .select()
    .from(d)
    .where(and(eq(d.learnerId, learnerId), where))
    .orderBy(asc(d.at), asc(d.id))
  return standing(rows)
}

/** The learner's entry of that id; null when there is none. */
export const findDecision = (store: Store, learnerId: LearnerId, id: string): Promise<Decision | null> =>
  rowOf(store, store.t.decisions, { learnerId, id })

/** What the learner decided about drafts of an article and did not take back, the earliest first. */
export const decisionsOfArticle = async (store: Store, learnerId: LearnerId, articleId: ArticleId) => {
  const { decisions: d } = store.t
  return await standingWhere(store, learnerId, eq(d.articleId, articleId))
}

/** The facts that the learner made of a draft and took back, the latest first. */
export const factsTakenBack = async (store: Store, learnerId: LearnerId, articleId: ArticleId, offerKey: string) => {
  const { decisions: d } = store.t
  const mine = and(eq(d.learnerId, learnerId), eq(d.articleId, articleId))
  const rows = await store.db
    .select({ factId: d.factId })
    .from(d)
    .where(and(mine, eq(d.offerKey, offerKey), eq(d.decision, 'void'), isNotNull(d.factId)))
    .orderBy(desc(d.at), desc(d.id))
  return [...new Set(rows.flatMap(({ factId }) => (factId === null ? [] : [factId])))]
}

/** The standing decisions by which the learner refused kinds for good, the earliest first. */
export const refusalsOfKinds = async (store: Store, learnerId: LearnerId): Promise<readonly StandingDecision[]> => {
  const { decisions: d } = store.t
  return await standingWhere(store, learnerId, inArray(d.decision, ['never', 'void']))
}

type Said = {
  readonly workspaceId: WorkspaceId
  readonly articleId: ArticleId
  readonly passageId: PassageId
  readonly statement: string
}

/** The fact of an article that says this of this passage, the first if there are several; null where none does. */
export const factSaying = async (
  { db, t: { facts: f } }: Store,
  { workspaceId, articleId, passageId, statement }: Said,
): Promise<FactId | null> => {
  const ofPassage = and(eq(f.workspaceId, workspaceId), eq(f.articleId, articleId), eq(f.passageId, passageId))
  const [row] = await db
    .select({ factId: f.id })
    .from(f)
    .where(and(ofPassage, eq(f.statement, statement), isNull(f.retiredAt)))
    .orderBy(asc(f.position))
    .limit(1)
  return row?.factId ?? null
}

/** The facts of these workspaces with each of their topics, the latest first, `limit` rows at most; retired ones are missing. */
export const topicStatements = async ({ db, t }: Store, workspaceIds: readonly WorkspaceId[], limit: number) => {
  const { facts: f, factTags: g } = t
  return await db
    .select({ factId: f.id, statement: f.statement, topic: g.name })
    .from(g)
    .innerJoin(f, and(eq(f.workspaceId, g.workspaceId), eq(f.id, g.factId), isNull(f.retiredAt)))
    .where(and(inArray(g.workspaceId, [...workspaceIds]), eq(g.kind, 'topic')))
    .orderBy(desc(f.id), g.name)
    .limit(limit)
}

/** Words that a reader marked. Offsets are UTF-16 into the snapshot's text. */
export type Highlight = Omit<StoredRow<'highlights'>, 'workspaceId' | 'articleId' | 'createdAt'>

/** All highlights of an article in the order of the text, also those of earlier snapshots. */
export const highlightsOf = async (
  store: Store,
  { workspaceId, articleId }: { readonly workspaceId: WorkspaceId; readonly articleId: ArticleId },
): Promise<readonly Highlight[]> => {
  const { highlights: h } = store.t
  return await store.db
    .select({ id: h.id, snapshotId: h.snapshotId, start: h.start, end: h.end, note: h.note, origin: h.origin })
    .from(h)
    .where(and(eq(h.workspaceId, workspaceId), eq(h.articleId, articleId)))
    .orderBy(asc(h.start), asc(h.end), asc(h.id))
}
