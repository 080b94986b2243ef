import { and, desc, eq, inArray } from 'drizzle-orm'
import type { CardId, FactId, Instant, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { LogEntry } from '../../../domain/scheduling/log'
import type { Store } from '../../engine/engine'
import { readLogEntry } from '../../rows'
import { type FactSource, type FactView, factViews } from './fact-views'

export type FoundFact = { readonly fact: FactView; readonly source: FactSource }

/** A fact of these workspaces with its article; null when they have none of that id. */
export const findFact = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  learnerId: LearnerId,
  factId: FactId,
): Promise<FoundFact | null> => {
  const [fact] = await factViews(store, { workspaceIds, learnerId, only: eq(store.t.facts.id, factId) })
  return fact ? { fact, source: fact.source } : null
}

/** The fact that a card of these workspaces belongs to; null when they have no such card. */
export const factOfCard = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  cardId: CardId,
): Promise<FactId | null> => {
  const { cards: c } = store.t
  const [row] = await store.db
    .select({ factId: c.factId })
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), eq(c.id, cardId)))
  return row?.factId ?? null
}

/** A log entry as a history shows it. */
export type HistoryEntry = {
  readonly entry: LogEntry
  readonly receivedAt: Instant
  /** Recall predicted when it was answered, 0 to 1; null for a first review and what is not a review. */
  readonly predictedRecall: number | null
  readonly takenBack: boolean
}

/** The last entries of these cards' logs, the latest first. Undos are not listed: what they took back says so. */
export const historyOfCards = async (
  store: Store,
  learnerId: LearnerId,
  cardIds: readonly CardId[],
  limit: number,
): Promise<readonly HistoryEntry[]> => {
  if (cardIds.length === 0) return []
  const { reviews: r } = store.t
  const own = and(eq(r.learnerId, learnerId), inArray(r.cardId, [...cardIds]))
  const voids = await store.db
    .select({ value: r.value })
    .from(r)
    .where(and(own, eq(r.kind, 'void')))
  const gone = new Set(voids.map(({ value }) => value))
  const rows = await store.db
    .select()
    .from(r)
    .where(own)
    .orderBy(desc(r.at), desc(r.id))
    .limit(limit + voids.length)
  return rows
    .filter((row) => row.kind !== 'void')
    .slice(0, limit)
    .map((row) => {
      const entry = readLogEntry(row)
      const { receivedAt, predictedRecall } = row
      return { entry, receivedAt, predictedRecall, takenBack: gone.has(entry.id) }
    })
}
