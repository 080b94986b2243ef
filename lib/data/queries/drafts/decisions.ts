import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Drafter } from '../../../domain/drafting/sourced-draft'
import type { ArticleId, FactId, Instant, LearnerId, SnapshotId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { DecisionKind } from '../../schema/reading'

/** An entry of the log of decisions. */
export type Decision = {
  /** UUIDv7, made by the client. */
  readonly id: string
  readonly workspaceId: WorkspaceId
  readonly articleId: ArticleId
  readonly snapshotId: SnapshotId
  readonly offerKey: string
  readonly drafter: Drafter
  readonly findingKind: string
  readonly decision: DecisionKind
  readonly factId: FactId | null
  readonly editDistance: number | null
  readonly ms: number
  readonly cards: number
  readonly voids: string | null
  readonly at: Instant
}

/** A decision that was not taken back. */
export type StandingDecision = Decision & { readonly decision: Exclude<DecisionKind, 'void'> }

const decisionOf = ({ learnerId: _, ...row }: Store['t']['decisions']['$inferSelect']): Decision => row

const isStanding = (decision: Decision): decision is StandingDecision => decision.decision !== 'void'

/** The entries that no entry of the same list takes back. */
const standing = (decisions: readonly Decision[]): readonly StandingDecision[] => {
  const voided = new Set(decisions.flatMap(({ voids }) => (voids === null ? [] : [voids])))
  return decisions.filter((one): one is StandingDecision => isStanding(one) && !voided.has(one.id))
}

/** The learner's entry of that id; null when there is none. */
export const findDecision = async (store: Store, learnerId: LearnerId, id: string): Promise<Decision | null> => {
  const { decisions: d } = store.t
  const [row] = await store.db
    .select()
    .from(d)
    .where(and(eq(d.learnerId, learnerId), eq(d.id, id)))
  return row ? decisionOf(row) : null
}

/** What the learner decided about drafts of an article and did not take back, the earliest first. */
export const decisionsOfArticle = async (
  store: Store,
  learnerId: LearnerId,
  articleId: ArticleId,
): Promise<readonly StandingDecision[]> => {
  const { decisions: d } = store.t
  const rows = await store.db
    .select()
    .from(d)
    .where(and(eq(d.learnerId, learnerId), eq(d.articleId, articleId)))
    .orderBy(asc(d.at), asc(d.id))
  return standing(rows.map(decisionOf))
}

/** The facts that the learner made of a draft and took back, the latest first. */
export const factsTakenBack = async (
  store: Store,
  learnerId: LearnerId,
  articleId: ArticleId,
  offerKey: string,
): Promise<readonly FactId[]> => {
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
  const rows = await store.db
    .select()
    .from(d)
    .where(and(eq(d.learnerId, learnerId), inArray(d.decision, ['never', 'void'])))
    .orderBy(asc(d.at), asc(d.id))
  return standing(rows.map(decisionOf))
}
