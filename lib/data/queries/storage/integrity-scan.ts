import { and, asc, eq, gt, inArray, not, notExists, or, sql } from 'drizzle-orm'
import type { CardId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { CardPlacement, StoredRow } from '../../rows'
import { placedColumns } from '../columns'
import { rowsOf } from '../rows-by-key'

const PAGE = 500

/** Every learner there is. */
export const allLearners = async ({ db, t }: Store): Promise<readonly LearnerId[]> => {
  const rows = await db.select({ id: t.learners.id }).from(t.learners).orderBy(asc(t.learners.createdAt))
  return rows.map(({ id }) => id)
}

/** Every workspace there is. */
export const allWorkspaces = async ({ db, t }: Store): Promise<readonly WorkspaceId[]> => {
  const rows = await db.select({ id: t.workspaces.id }).from(t.workspaces).orderBy(asc(t.workspaces.createdAt))
  return rows.map(({ id }) => id)
}

/** The cards that a learner's log names, in pieces of at most `most`. */
export async function* cardsInLog(
  { db, t }: Store,
  learnerId: LearnerId,
  most = PAGE,
): AsyncGenerator<readonly CardId[]> {
  let last: CardId | undefined
  for (;;) {
    const after = last === undefined ? undefined : gt(t.reviews.cardId, last)
    const rows: { cardId: CardId }[] = await db
      .selectDistinct({ cardId: t.reviews.cardId })
      .from(t.reviews)
      .where(and(eq(t.reviews.learnerId, learnerId), after))
      .orderBy(asc(t.reviews.cardId))
      .limit(most)
    yield rows.map(({ cardId }) => cardId)
    last = rows.at(-1)?.cardId
    if (rows.length < most) return
  }
}

/** The rows of the log of cards in the order in which they came in: that of SQLite's row numbers, which PostgreSQL lacks. */
export const rowsAsReceived = async ({ db, t: { reviews: r } }: Store, learnerId: LearnerId, ids: readonly CardId[]) =>
  db
    .select()
    .from(r)
    .where(and(eq(r.learnerId, learnerId), inArray(r.cardId, [...ids])))
    .orderBy(sql`${r}.rowid`)

/** Cards of which the learner has a memory and no log. */
export const memoriesWithoutLog = async ({ db, t }: Store, learnerId: LearnerId): Promise<readonly CardId[]> => {
  const { memories: m, reviews: r } = t
  const log = db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.learnerId, m.learnerId), eq(r.cardId, m.cardId)))
  const rows = await db
    .select({ cardId: m.cardId })
    .from(m)
    .where(and(eq(m.learnerId, learnerId), notExists(log)))
  return rows.map(({ cardId }) => cardId)
}

/** The rows of memories as they stand, with what only serves queries. */
export const memoryRows = async (store: Store, learnerId: LearnerId, cardId: readonly CardId[]) =>
  new Map((await rowsOf(store, store.t.memories, { learnerId, cardId })).map((row) => [row.cardId, row]))

/** The rows of the new-card queue as they are. */
export const newCardRows = async (store: Store, learnerId: LearnerId, cardId: readonly CardId[]) =>
  new Map((await rowsOf(store, store.t.newCards, { learnerId, cardId })).map((row) => [row.cardId, row]))

/** Cards in a learner's new-card queue that are not in the library of these workspaces. */
export const strangersInNewCardQueue = async (
  { db, t }: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly CardId[]> => {
  const { newCards: n, cards: c } = t
  const card = db
    .select({ id: c.id })
    .from(c)
    .where(and(eq(c.workspaceId, n.workspaceId), eq(c.id, n.cardId)))
  const isForeign = or(not(inArray(n.workspaceId, [...workspaceIds])), notExists(card))
  const rows = await db
    .select({ cardId: n.cardId })
    .from(n)
    .where(and(eq(n.learnerId, learnerId), isForeign))
  return rows.map(({ cardId }) => cardId)
}

/** All cards of a workspace as the study tables need to know them, retired ones too, in pieces. */
export async function* placedCards(
  { db, t }: Store,
  workspaceId: WorkspaceId,
): AsyncGenerator<readonly CardPlacement[]> {
  const { cards: c, facts: f } = t
  let last: CardId | undefined
  for (;;) {
    const after = last === undefined ? undefined : gt(c.id, last)
    const rows: CardPlacement[] = await db
      .select(placedColumns(t))
      .from(c)
      .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
      .where(and(eq(c.workspaceId, workspaceId), after))
      .orderBy(asc(c.id))
      .limit(PAGE)
    yield rows
    last = rows.at(-1)?.cardId
    if (rows.length < PAGE) return
  }
}

export type WholeSnapshot = {
  readonly id: string
  readonly articleKey: string | null
  readonly text: string
  readonly sha256: string
  readonly passages: readonly StoredRow<'passages'>[]
}

/** Every snapshot with its passages, one after the other: texts may be long. */
export async function* wholeSnapshots({ db, t }: Store): AsyncGenerator<WholeSnapshot> {
  const { snapshots: s, passages: p, articles: a } = t
  const keys = await db
    .select({ workspaceId: s.workspaceId, id: s.id })
    .from(s)
    .orderBy(asc(s.workspaceId), asc(s.importedAt), asc(s.id))
  for (const { workspaceId, id } of keys) {
    const [snapshot] = await db
      .select({ text: s.text, sha256: s.sha256, articleKey: a.key })
      .from(s)
      .leftJoin(a, and(eq(a.workspaceId, s.workspaceId), eq(a.id, s.articleId)))
      .where(and(eq(s.workspaceId, workspaceId), eq(s.id, id)))
    if (!snapshot) continue
    const passages = await db
      .select()
      .from(p)
      .where(and(eq(p.workspaceId, workspaceId), eq(p.snapshotId, id)))
      .orderBy(asc(p.start))
    yield { id, ...snapshot, passages }
  }
}
