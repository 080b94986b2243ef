import { and, asc, eq, gt, lt, lte, max, ne, type SQL, sql } from 'drizzle-orm'
import type { CardId, Instant, LearnerId, ReviewId, SettingsId, WorkspaceId } from '../../../domain/ids'
import { type LogEntry, settingsNamedIn } from '../../../domain/scheduling/log'
import type { Memory } from '../../../domain/scheduling/memory'
import { replay } from '../../../domain/scheduling/replay'
import type { SchedulingSettings } from '../../../domain/scheduling/settings'
import type { Store } from '../../engine/engine'
import { ownRowsByIds, rowsByIds } from '../../engine/prepared'
import { type CardPlacement, entryColumns, memoryColumns, readLogEntry } from '../../rows'
import { placedColumns } from '../columns'
import { adoptionsOfLearner, settingsOfLog } from '../learner/learner'
import { rowsOf } from '../rows-by-key'
import { voidedOfCards } from './answers'

/** Entries of a learner's log by id, without their contents. */
export const storedEntries = async (store: Store, learnerId: LearnerId, ids: readonly ReviewId[]) => {
  const { reviews } = store.t
  const rows = await ownRowsByIds(store, 'stored_entries', learnerId, ids, ({ isOwn, isAmong }) =>
    store.db
      .select({ id: reviews.id, digest: reviews.digest, kind: reviews.kind, cardId: reviews.cardId })
      .from(reviews)
      .where(and(isOwn(reviews.learnerId), isAmong(reviews.id))),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the log needs to know of a card. */
export type LoggedCard = CardPlacement & { readonly workspaceId: WorkspaceId; readonly createdAt: Instant }

/** Cards of these workspaces by id, retired ones too. */
export const loggedCards = async (store: Store, workspaceIds: readonly WorkspaceId[], ids: readonly CardId[]) => {
  const { cards, facts } = store.t
  const rows = await rowsByIds(store, 'logged_cards', workspaceIds, ids, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ ...placedColumns(store.t), workspaceId: cards.workspaceId, createdAt: cards.createdAt })
      .from(cards)
      .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
      .where(and(inWorkspaces(cards.workspaceId), isAmong(cards.id))),
  )
  return new Map(rows.map((row) => [row.cardId, row]))
}

/** The latest instant of the logs of cards, how many entries and voids each has; a card without a log is missing. */
export const logEnds = async (store: Store, learnerId: LearnerId, ids: readonly CardId[]) => {
  const { reviews } = store.t
  const rows = await ownRowsByIds(store, 'log_ends', learnerId, ids, ({ isOwn, isAmong }) =>
    store.db
      .select({
        cardId: reviews.cardId,
        lastAt: max(reviews.at),
        entries: sql<number>`count(*)`,
        // From an index of voids: their kind would have to be looked up in the row of every entry.
        voids: sql<number>`(select count(*) from ${reviews} v where v.learner_id = ${sql.placeholder('learnerId')}
          and v.card_id = ${reviews}.card_id and v.kind = 'void')`,
      })
      .from(reviews)
      .where(and(isOwn(reviews.learnerId), isAmong(reviews.cardId)))
      .groupBy(reviews.cardId),
  )
  return new Map(
    rows.map(({ cardId, lastAt, entries, voids }) => [
      cardId,
      { lastAt: Number(lastAt), entries: Number(entries), voids: Number(voids) },
    ]),
  )
}

/** The whole logs of cards, in no particular order. */
export const logsOfCards = async (store: Store, learnerId: LearnerId, ids: readonly CardId[]) => {
  const logs = new Map<CardId, LogEntry[]>(ids.map((id) => [id, []]))
  const { reviews: r } = store.t
  const rows = await ownRowsByIds(store, 'logs_of_cards', learnerId, ids, ({ isOwn, isAmong }) =>
    store.db
      .select(entryColumns(store.t))
      .from(r)
      .where(and(isOwn(r.learnerId), isAmong(r.cardId))),
  )
  for (const row of rows) {
    const entry = readLogEntry(row)
    logs.get(entry.cardId)?.push(entry)
  }
  return logs
}

/**
 * The memories that the logs of cards lead to; null where one leads to none.
 * @param otherwise for answers whose settings are lost; without it they are a bug
 */
export const replayedMemories = async (
  store: Store,
  learnerId: LearnerId,
  ids: readonly CardId[],
  otherwise?: SchedulingSettings,
): Promise<ReadonlyMap<CardId, Memory | null>> => {
  if (ids.length === 0) return new Map()
  const logs = await logsOfCards(store, learnerId, ids)
  const settings = await settingsOfLog(store, learnerId, settingsNamedIn([...logs.values()].flat()))
  const settingsOf = (id: SettingsId): SchedulingSettings => {
    const found = settings.get(id) ?? otherwise
    if (!found) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
    return found
  }
  const adoptions = await adoptionsOfLearner(store, learnerId)
  return new Map([...logs].map(([cardId, log]) => [cardId, replay(cardId, log, settingsOf, adoptions)]))
}

/** The memories of cards; a card that was never studied is missing. */
export const memoriesOf = async (store: Store, learnerId: LearnerId, ids: readonly CardId[]) => {
  const { memories } = store.t
  const rows = await ownRowsByIds(store, 'memories_of', learnerId, ids, ({ isOwn, isAmong }) =>
    store.db
      .select({ cardId: memories.cardId, memory: memoryColumns(store.t) })
      .from(memories)
      .where(and(isOwn(memories.learnerId), isAmong(memories.cardId))),
  )
  return new Map(rows.map(({ cardId, memory }) => [cardId, memory]))
}

/** Rows of a learner's log by id. */
export const entriesById = (store: Store, learnerId: LearnerId, id: readonly ReviewId[]) =>
  rowsOf(store, store.t.reviews, { learnerId, id })

/** All rows of a learner's log of some cards. */
export const entriesOfCards = (store: Store, learnerId: LearnerId, cardId: readonly CardId[]) =>
  rowsOf(store, store.t.reviews, { learnerId, cardId })

/** The order in which rows came in: SQLite's row numbers, PostgreSQL's transactions. */
const arrivalIn = ({ dialect, t }: Store): SQL<number> =>
  (dialect === 'sqlite' ? sql<number>`${t.reviews}.rowid` : sql<number>`${t.reviews}.xmin::text::bigint`).mapWith(
    Number,
  )

/** The entries of a learner's log that are dated after an instant, as they came in; no voids, nothing taken back. */
export const entriesDatedAfter = async (store: Store, learnerId: LearnerId, instant: Instant) => {
  const { db, t } = store
  const { reviews: r, cards } = t
  const arrival = arrivalIn(store)
  const ahead = await db
    .select({ row: r, arrival, cardCreatedAt: cards.createdAt })
    .from(r)
    .innerJoin(cards, and(eq(cards.workspaceId, r.workspaceId), eq(cards.id, r.cardId)))
    .where(and(eq(r.learnerId, learnerId), ne(r.kind, 'void'), gt(r.at, instant)))
    .orderBy(asc(arrival), asc(r.at), asc(r.id))
  const cardIds = [...new Set(ahead.map(({ row }) => row.cardId))]
  const gone = cardIds.length === 0 ? new Set() : await voidedOfCards(store, learnerId, cardIds)
  return ahead.filter(({ row }) => !gone.has(row.id))
}

/**
 * What of a learner's log is dated up to an instant, without voids: the latest of what came in before a place in the
 * order of arrival, null where nothing did, and what came in afterwards.
 */
export const arrivalsDatedUpTo = async (store: Store, learnerId: LearnerId, instant: Instant, place: number) => {
  const { db, t } = store
  const { reviews: r } = t
  const arrival = arrivalIn(store)
  const right = and(eq(r.learnerId, learnerId), ne(r.kind, 'void'), lte(r.at, instant))
  const [before] = await db
    .select({ last: max(r.at) })
    .from(r)
    .where(and(right, lt(arrival, place)))
  const later = await db
    .select({ at: r.at, receivedAt: r.receivedAt, arrival })
    .from(r)
    .where(and(right, gt(arrival, place)))
  return { lastBefore: before?.last ?? null, later }
}
