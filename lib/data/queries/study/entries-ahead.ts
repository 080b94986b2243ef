import { and, asc, eq, gt, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { Instant, LearnerId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { ReviewRow } from '../../rows'

/** The order in which rows came in: SQLite's row numbers, PostgreSQL's transactions. */
const arrivalIn = ({ dialect, t }: Store): SQL<number> =>
  (dialect === 'sqlite' ? sql<number>`${t.reviews}.rowid` : sql<number>`${t.reviews}.xmin::text::bigint`).mapWith(
    Number,
  )

export type EntriesAhead = {
  /** As they came in, without voids and without what was taken back. */
  readonly rows: readonly ReviewRow[]
  /** The earliest instant of what came in after all of them with an earlier date; null where nothing did. */
  readonly next: Instant | null
}

/** The entries of a learner's log that are dated after an instant. */
export const entriesDatedAfter = async (
  store: Store,
  learnerId: LearnerId,
  instant: Instant,
): Promise<EntriesAhead> => {
  const { db, t } = store
  const { reviews: r } = t
  const arrival = arrivalIn(store)
  const own = and(eq(r.learnerId, learnerId), ne(r.kind, 'void'))
  const all = await db
    .select({ row: r, arrival })
    .from(r)
    .where(and(own, gt(r.at, instant)))
    .orderBy(asc(arrival), asc(r.at), asc(r.id))
  if (all.length === 0) return { rows: [], next: null }
  const cards = sql.join(
    [...new Set(all.map(({ row }) => row.cardId))].map((id) => sql`${id}`),
    sql`, `,
  )
  const voids = await db
    .select({ value: r.value })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'void'), sql`${r.cardId} in (${cards})`))
  const gone = new Set(voids.map(({ value }) => value))
  const ahead = all.filter(({ row }) => !gone.has(row.id))
  const [first] = await db
    .select({ at: sql<number | null>`min(${r.at})` })
    .from(r)
    .where(and(own, lte(r.at, instant), gt(arrival, ahead.at(-1)?.arrival ?? 0)))
  return { rows: ahead.map(({ row }) => row), next: first?.at == null ? null : Number(first.at) }
}
