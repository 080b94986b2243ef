import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { ArticleId, Instant, LearnerId, PassageId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { Reading } from '../../../domain/reading/progress'
import type { ReadSample } from '../../../domain/reading/speed'
import { MINUTE_MS } from '../../../domain/time/units'
import type { Store } from '../../engine/engine'
import type { StoredRow } from '../../rows'
import { rowOf, rowsOf } from '../rows-by-key'

export type StoredReading = Reading & { readonly articleId: ArticleId; readonly updatedAt: Instant }

const readingOf = ({ learnerId, workspaceId, ...reading }: StoredRow<'readings'>): StoredReading => reading

/** All that a learner's reading list holds, by article; articles without a row were never opened. */
export const readingsOf = async (store: Store, learnerId: LearnerId) => {
  const rows = await rowsOf(store, store.t.readings, { learnerId })
  return new Map(rows.map((row) => [row.articleId, readingOf(row)]))
}

/** What the list holds of one article; null where nothing. */
export const findReading = async (store: Store, learnerId: LearnerId, articleId: ArticleId) => {
  const row = await rowOf(store, store.t.readings, { learnerId, articleId })
  return row ? readingOf(row) : null
}

/** The characters of these articles' present texts, for shares and minutes; articles that are not there are missing. */
export const textLengths = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  articleIds: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, number>> => {
  const { articles: a, snapshots: s } = store.t
  const rows = await store.db
    .select({ id: a.id, length: sql<number>`length(${s.text})` })
    .from(a)
    .innerJoin(s, and(eq(s.workspaceId, a.workspaceId), eq(s.id, a.snapshotId)))
    .where(and(inArray(a.workspaceId, [...workspaceIds]), inArray(a.id, [...articleIds])))
  return new Map(rows.map(({ id, length }) => [id, Number(length)]))
}

export type OfferedReading = StoredReading & { readonly key: string; readonly title: string }

const isToRead = ({ t }: Store, learnerId: LearnerId, workspaceIds: readonly WorkspaceId[]) => {
  const { readings: r, articles: a } = t
  const isOwn = and(eq(r.learnerId, learnerId), inArray(r.workspaceId, [...workspaceIds]))
  return and(isOwn, inArray(r.state, ['waiting', 'reading']), isNull(a.retiredAt))
}

const toRead = (store: Store, learnerId: LearnerId, workspaceIds: readonly WorkspaceId[], which?: SQL) => {
  const { readings: r, articles: a } = store.t
  const { learnerId: _, workspaceId: __, ...columns } = getTableColumns(r)
  return store.db
    .select({ ...columns, key: a.key, title: a.title })
    .from(r)
    .innerJoin(a, and(eq(a.workspaceId, r.workspaceId), eq(a.id, r.articleId)))
    .where(and(isToRead(store, learnerId, workspaceIds), which))
}

/** What of the list may be read on a study day, the most wanted first; `most` bounds how many are looked at. */
export const readingsOfDay = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  day: StudyDay,
  most: number,
): Promise<readonly OfferedReading[]> => {
  const { readings: r } = store.t
  return await toRead(store, learnerId, workspaceIds, and(isNotNull(r.backOnDay), lte(r.backOnDay, day)))
    .orderBy(r.priority, r.state, r.backOnDay, r.articleId)
    .limit(most)
}

/** A piece of what a learner has begun or put on the list, begun first, then by priority, the last touched first. */
export const readingsToRead = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  { skip, most }: { readonly skip: number; readonly most: number },
): Promise<readonly OfferedReading[]> => {
  const { readings: r } = store.t
  return await toRead(store, learnerId, workspaceIds)
    .orderBy(asc(r.state), asc(r.priority), desc(r.updatedAt), asc(r.articleId))
    .limit(most)
    .offset(skip)
}

/** How many articles a learner has begun or put on the list. */
export const countToRead = async (store: Store, learnerId: LearnerId, workspaceIds: readonly WorkspaceId[]) => {
  const { readings: r, articles: a } = store.t
  const [row] = await store.db
    .select({ n: count() })
    .from(r)
    .innerJoin(a, and(eq(a.workspaceId, r.workspaceId), eq(a.id, r.articleId)))
    .where(isToRead(store, learnerId, workspaceIds))
  return row?.n ?? 0
}

/** What a learner read last and how long it took: at most `most` articles of which at least a minute was read. */
export const readSamples = async (store: Store, learnerId: LearnerId, most: number): Promise<readonly ReadSample[]> => {
  const { readings: r } = store.t
  return store.db
    .select({ characters: r.readPoint, readMs: r.readMs })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gt(r.readMs, MINUTE_MS)))
    .orderBy(desc(r.updatedAt))
    .limit(most)
}

/** That a passage was read again. */
export type Rereading = Pick<StoredRow<'rereadings'>, 'id' | 'passageId' | 'at' | 'day'>

/** The last time that each passage was read again from a study day on, by passage; what was taken back is not among them. */
export const rereadingsSince = async ({ db, t }: Store, learnerId: LearnerId, from: StudyDay) => {
  const { rereadings: r } = t
  const rows = await db
    .select({ id: r.id, passageId: r.passageId, at: r.at, day: r.day })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, from), isNull(r.takenBackAt)))
    .orderBy(asc(r.at), asc(r.id))
  return new Map(rows.map((row) => [row.passageId, row]))
}

/** A learner's rereading of some id, taken back or not; null where there is none. */
export const findRereading = (store: Store, learnerId: LearnerId, id: string) =>
  rowOf(store, store.t.rereadings, { learnerId, id })

/** The workspace of these that a passage belongs to; null where it belongs to none of them. */
export const workspaceOfPassage = async (store: Store, workspaceId: readonly WorkspaceId[], id: PassageId) =>
  (await rowOf(store, store.t.passages, { workspaceId, id }))?.workspaceId ?? null
