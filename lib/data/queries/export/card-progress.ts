import { and, count, eq, inArray, isNotNull } from 'drizzle-orm'
import type { StudyProgress } from '../../../domain/exports/kept-progress'
import type { CardId, LearnerId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'
import { pauses } from '../../engine/yield-to-event-loop'
import { notVoided } from '../study/voided'

/** How much progress a learner has with some cards, counted in small pieces: there may be a million reviews. */
export const progressOfCards = async (
  store: Store,
  learnerId: LearnerId,
  ids: readonly CardId[],
): Promise<StudyProgress> => {
  const { memories: m, reviews: r } = store.t
  const pause = pauses()
  let [dueDates, reviews] = [0, 0]
  for (const piece of inPieces(ids)) {
    const [dated] = await store.db
      .select({ cards: count() })
      .from(m)
      .where(and(eq(m.learnerId, learnerId), inArray(m.cardId, [...piece]), isNotNull(m.dueDay)))
    const [answered] = await store.db
      .select({ entries: count() })
      .from(r)
      .where(
        and(
          eq(r.learnerId, learnerId),
          inArray(r.cardId, [...piece]),
          eq(r.kind, 'review'),
          notVoided(store, learnerId),
        ),
      )
    dueDates += dated?.cards ?? 0
    reviews += answered?.entries ?? 0
    await pause()
  }
  return { dueDates, reviews }
}
