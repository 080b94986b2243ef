import { and, asc, eq, gt, gte, inArray, lt, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { CardId, Instant, LearnerId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { ReviewRow } from '../../rows'

/** The order in which rows came in: SQLite's row numbers, PostgreSQL's transactions. */
const arrivalIn = ({ dialect, t }: Store): SQL<number> =>
  (dialect === 'sqlite' ? sql<number>`${t.reviews}.rowid` : sql<number>`${t.reviews}.xmin::text::bigint`).mapWith(
    Number,
  )

export type ArrivedEntry = ReviewRow & { readonly arrival: number }

/** The entries of a learner's log, without voids, that are dated after an instant, as they came in. */
export const entriesDatedAfter = async (
  store: Store,
  learnerId: LearnerId,
  instant: Instant,
): Promise<readonly ArrivedEntry[]> => {
  const { db, t } = store
  const { reviews: r } = t
  const own = eq(r.learnerId, learnerId)
  const arrival = arrivalIn(store)
  const rows = await db
    .select({ row: r, arrival })
    .from(r)
    .where(and(own, gt(r.at, instant), ne(r.kind, 'void')))
    .orderBy(asc(arrival), asc(r.at), asc(r.id))
  if (rows.length === 0) return []
  const cards = sql.join(
    [...new Set(rows.map(({ row }) => row.cardId))].map((id) => sql`${id}`),
    sql`, `,
  )
  const voids = await db
    .select({ value: r.value })
    .from(r)
    .where(and(own, eq(r.kind, 'void'), sql`${r.cardId} in (${cards})`))
  const gone = new Set(voids.map(({ value }) => value))
  return rows.flatMap(({ row, arrival: place }) => (gone.has(row.id) ? [] : [{ ...row, arrival: place }]))
}

/** All rows of a learner's log of some cards, with the order in which they came in. */
export const arrivedOfCards = async (
  store: Store,
  learnerId: LearnerId,
  ids: readonly CardId[],
): Promise<readonly ArrivedEntry[]> => {
  const { db, t } = store
  const { reviews: r } = t
  if (ids.length === 0) return []
  const rows = await db
    .select({ row: r, arrival: arrivalIn(store) })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), inArray(r.cardId, [...ids])))
  return rows.map(({ row, arrival }) => ({ ...row, arrival }))
}

/** The instants of a learner's entries, without voids, that are not dated after `instant`, around an arrival. */
export const rightlyDated = async (
  store: Store,
  learnerId: LearnerId,
  instant: Instant,
  arrival: number,
): Promise<{
  /** The latest of those that came in before; null where none did. */
  readonly lastBefore: Instant | null
  /** Those that came in afterwards, in that order. */
  readonly later: readonly { readonly id: string; readonly at: Instant; readonly arrival: number }[]
}> => {
  const { db, t } = store
  const { reviews: r } = t
  const place = arrivalIn(store)
  const right = and(eq(r.learnerId, learnerId), ne(r.kind, 'void'), lte(r.at, instant))
  const [last] = await db
    .select({ at: sql<number | null>`max(${r.at})` })
    .from(r)
    .where(and(right, lt(place, arrival)))
  const later = await db
    .select({ id: r.id, at: r.at, arrival: place })
    .from(r)
    .where(and(right, gte(place, arrival)))
    .orderBy(asc(place))
  return { lastBefore: last?.at == null ? null : Number(last.at), later }
}
