import { and, asc, between, eq, gte, inArray, ne, or } from 'drizzle-orm'
import type { CardSinceStart, RehearsalForecast } from '../../../domain/briefing/rehearsal/forecast'
import type { CardId, Instant, LearnerId, ReviewId } from '../../../domain/ids'
import type { LogEntry } from '../../../domain/scheduling/log'
import type { Memory } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { readLogEntry } from '../../rows'
import { entryColumns } from '../study/log'

/** What was forecast when a rehearsal began; null where it was not kept or cannot be read. */
export const forecastOfRehearsal = async (
  { db, t: { rehearsalForecasts: f } }: Store,
  learnerId: LearnerId,
  rehearsalId: string,
): Promise<RehearsalForecast | null> => {
  const [row] = await db
    .select()
    .from(f)
    .where(and(eq(f.learnerId, learnerId), eq(f.rehearsalId, rehearsalId)))
  if (!row || row.recalls === null) return null
  const { briefingAt, recalls, settingsId, scored, shift } = row
  return { briefingAt, recalls, settingsId, scored, shift }
}

/**
 * What happened to cards from the start of a rehearsal to its end, without what was undone since. An answer of the
 * rehearsal that the clock of its device dates outside that time is among them by its id.
 */
export const cardsSinceStart = async (
  store: Store,
  learnerId: LearnerId,
  {
    start,
    end,
    reviewIds,
  }: { readonly start: Instant; readonly end: Instant; readonly reviewIds: readonly ReviewId[] },
): Promise<ReadonlyMap<CardId, CardSinceStart>> => {
  const { reviews: r } = store.t
  const own = eq(r.learnerId, learnerId)
  const rows = await store.db
    .select({ ...entryColumns(store), before: r.memoryBefore })
    .from(r)
    .where(and(own, ne(r.kind, 'void'), or(between(r.at, start, end), inArray(r.id, [...reviewIds]))))
    .orderBy(asc(r.at), asc(r.id))
  const voids = await store.db
    .select(entryColumns(store))
    .from(r)
    .where(and(own, eq(r.kind, 'void'), gte(r.at, start)))
  const found = new Map<CardId, { readonly before: Memory | null; readonly entries: LogEntry[] }>()
  for (const { before, ...row } of [...rows, ...voids.map((row) => ({ ...row, before: null }))]) {
    const entry = readLogEntry(row)
    const card = found.get(entry.cardId)
    if (card) card.entries.push(entry)
    // A void of an entry from before the start tells nothing of what came after it.
    else if (entry.kind !== 'void') found.set(entry.cardId, { before, entries: [entry] })
  }
  return found
}
