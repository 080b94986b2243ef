import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Instant, LearnerId, PassageId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** That a passage was read again. */
export type Rereading = {
  readonly id: string
  readonly passageId: PassageId
  readonly at: Instant
  readonly day: StudyDay
}

/** The last time that each passage was read again from a study day on, by passage; what was taken back is not among them. */
export const rereadingsSince = async (
  { db, t }: Store,
  learnerId: LearnerId,
  from: StudyDay,
): Promise<ReadonlyMap<PassageId, Rereading>> => {
  const { rereadings: r } = t
  const rows = await db
    .select({ id: r.id, passageId: r.passageId, at: r.at, day: r.day })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, from), isNull(r.takenBackAt)))
    .orderBy(asc(r.at), asc(r.id))
  return new Map(rows.map((row) => [row.passageId, row]))
}

/** A learner's rereading of some id, taken back or not; null where there is none. */
export const findRereading = async (
  { db, t }: Store,
  learnerId: LearnerId,
  id: string,
): Promise<(Pick<Rereading, 'id' | 'passageId'> & { readonly takenBackAt: Instant | null }) | null> => {
  const { rereadings: r } = t
  const [row] = await db
    .select({ id: r.id, passageId: r.passageId, takenBackAt: r.takenBackAt })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.id, id)))
  return row ?? null
}

/** The workspace of these that a passage belongs to; null where it belongs to none of them. */
export const workspaceOfPassage = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  passageId: PassageId,
): Promise<WorkspaceId | null> => {
  const { passages: p } = t
  const [row] = await db
    .select({ workspaceId: p.workspaceId })
    .from(p)
    .where(and(inArray(p.workspaceId, [...workspaceIds]), eq(p.id, passageId)))
  return row?.workspaceId ?? null
}
