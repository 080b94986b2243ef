import { and, desc, eq, inArray } from 'drizzle-orm'
import type { CardId, Instant, LearnerId, ReviewId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { EntryKind } from '../../schema/study'

export type StandingEntry = {
  readonly id: ReviewId
  readonly cardId: CardId
  readonly kind: EntryKind
  readonly at: Instant
  /** Taken back already, by the undo that was asked for. */
  readonly undone: boolean
}

const PAGE = 50

/**
 * The learner's latest entry that was not taken back. When `voidId` is already in the log, the entry that it took back,
 * so that an undo sent twice names the same one.
 */
export const lastStandingEntry = async (
  store: Store,
  learnerId: LearnerId,
  voidId: ReviewId,
): Promise<StandingEntry | null> => {
  const { reviews: r } = store.t
  const columns = { id: r.id, cardId: r.cardId, kind: r.kind, at: r.at, value: r.value }
  const own = eq(r.learnerId, learnerId)
  const found = (
    row: { id: ReviewId; cardId: CardId; kind: EntryKind; at: Instant },
    undone: boolean,
  ): StandingEntry => ({ id: row.id, cardId: row.cardId, kind: row.kind, at: row.at, undone })
  const [sent] = await store.db
    .select(columns)
    .from(r)
    .where(and(own, eq(r.id, voidId)))
  if (typeof sent?.value === 'string') {
    const [target] = await store.db
      .select(columns)
      .from(r)
      .where(and(own, eq(r.id, sent.value as ReviewId))) // edge: of a void in the log
    return target ? found(target, true) : null
  }
  const gone = new Set<string>()
  for (let offset = 0; ; offset += PAGE) {
    const rows = await store.db
      .select(columns)
      .from(r)
      .where(own)
      .orderBy(desc(r.at), desc(r.id))
      .limit(PAGE)
      .offset(offset)
    const cardIds = [...new Set(rows.map((row) => row.cardId))]
    if (cardIds.length > 0) {
      const voids = await store.db
        .select({ value: r.value })
        .from(r)
        .where(and(own, eq(r.kind, 'void'), inArray(r.cardId, cardIds)))
      for (const { value } of voids) if (typeof value === 'string') gone.add(value)
    }
    const last = rows.find((row) => row.kind !== 'void' && !gone.has(row.id))
    if (last) return found(last, false)
    if (rows.length < PAGE) return null
  }
}
