import { and, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { CardId, Instant, LearnerId, ReviewId } from '../../../domain/ids'
import { amongIds, listValue } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'

/** What became of an entry of the log: whether it counts, and under which id. */
export type EntryState = {
  /** The entry that counts, or the last that did. */
  readonly currentId: ReviewId
  /** When it was undone; null where it counts. */
  readonly undoneAt: Instant | null
  /** The ids of the entry and of those that restate it, in order. */
  readonly ids: readonly ReviewId[]
}

/** What became of entries of a learner's log, by their ids: those that were made first, not those that restate others. */
export const entryStates = async (
  store: Store,
  learnerId: LearnerId,
  entries: readonly { readonly id: ReviewId; readonly cardId: CardId }[],
): Promise<ReadonlyMap<ReviewId, EntryState>> => {
  const voidedAt = new Map<unknown, Instant>()
  const versions = new Map<ReviewId, ReviewId[]>(entries.map(({ id }) => [id, [id]]))
  const { reviews: r } = store.t
  const ofCards = (is: SQL) => and(eq(r.learnerId, sql.placeholder('learnerId')), amongIds(store, r.cardId), is)
  const query = prepared(store, 'entry_states', () =>
    store.db
      .select({ id: r.id, kind: r.kind, at: r.at, value: r.value, redoes: r.redoes })
      .from(r)
      // Each of the two has an index of its own, of few entries.
      .where(or(ofCards(eq(r.kind, 'void')), ofCards(isNotNull(r.redoes))))
      .orderBy(r.receivedAt, r.id),
  )
  const cardIds = [...new Set(entries.map(({ cardId }) => cardId))]
  const rows = cardIds.length === 0 ? [] : await query.execute({ learnerId, ids: listValue(store, cardIds) })
  for (const { id, kind, at, value, redoes } of rows) {
    if (kind === 'void') voidedAt.set(value, at)
    else if (redoes !== null) versions.get(redoes)?.push(id)
  }
  return new Map(
    [...versions].map(([first, ids]) => {
      const inEffect = ids.find((id) => !voidedAt.has(id))
      const currentId = inEffect ?? ids.at(-1) ?? first
      const undoneAt = inEffect === undefined ? Math.max(...ids.map((id) => voidedAt.get(id) ?? 0)) : null
      return [first, { currentId, undoneAt, ids }]
    }),
  )
}
