import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Instant, LearnerId } from '../../domain/ids'
import type { LogEntry } from '../../domain/scheduling/log'
import type { Store } from '../engine/engine'
import { readLogEntry } from '../rows'

export type AheadEntry = { readonly entry: LogEntry; readonly receivedAt: Instant }

/** The entries of a learner's log that are dated after an instant and were not taken back, the earliest first. */
export const entriesDatedAfter = async (
  { db, t }: Store,
  learnerId: LearnerId,
  instant: Instant,
): Promise<readonly AheadEntry[]> => {
  const { reviews: r } = t
  const own = eq(r.learnerId, learnerId)
  const rows = await db
    .select()
    .from(r)
    .where(and(own, gt(r.at, instant)))
    .orderBy(asc(r.at), asc(r.id))
  if (rows.length === 0) return []
  const cards = [...new Set(rows.map(({ cardId }) => cardId))]
  const voids = await db
    .select({ value: r.value })
    .from(r)
    .where(
      and(
        own,
        eq(r.kind, 'void'),
        sql`${r.cardId} in (${sql.join(
          cards.map((id) => sql`${id}`),
          sql`, `,
        )})`,
      ),
    )
  const gone = new Set(voids.map(({ value }) => value))
  return rows.flatMap((row) => {
    const entry = readLogEntry(row)
    return entry && entry.kind !== 'void' && !gone.has(entry.id) ? [{ entry, receivedAt: row.receivedAt }] : []
  })
}

/** The latest instant at which an entry of a learner's log that is not dated after `instant` came in; null if there is none. */
export const lastArrivalUntil = async (
  { db, t }: Store,
  learnerId: LearnerId,
  instant: Instant,
): Promise<Instant | null> => {
  const { reviews: r } = t
  const [row] = await db
    .select({ at: sql<number | null>`max(${r.at})` })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), sql`${r.at} <= ${instant}`))
  return row?.at == null ? null : Number(row.at)
}
