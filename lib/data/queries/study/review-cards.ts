import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { CardId, Instant, LearnerId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { hasMainDeck, type PresetDecks } from './card-places'

/** What is remembered of a card in review, as far as its due day needs it. */
export type ReviewCardRow = {
  readonly cardId: CardId
  readonly stability: number
  readonly lastReviewAt: Instant
  readonly lastReviewDay: StudyDay
  readonly dueDay: StudyDay
  readonly intervalDays: number
  readonly reps: number
}

/** The learner's cards in review that are neither suspended nor retired, of some decks or of all. */
export const reviewCards = async (
  store: Store,
  learnerId: LearnerId,
  decks: PresetDecks | null,
): Promise<readonly ReviewCardRow[]> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select({
      cardId: m.cardId,
      stability: m.stability,
      lastReviewAt: m.lastReviewAt,
      lastReviewDay: m.lastReviewDay,
      dueDay: m.dueDay,
      intervalDays: m.intervalDays,
      reps: m.reps,
    })
    .from(m)
    .where(
      and(
        eq(m.learnerId, learnerId),
        eq(m.state, 'review'),
        eq(m.suspended, false),
        eq(m.retired, false),
        isNotNull(m.stability),
        decks === null ? undefined : hasMainDeck(store, m, decks),
      ),
    )
    .orderBy(asc(m.cardId))
  return rows.flatMap(({ stability, lastReviewAt, lastReviewDay, dueDay, ...row }) =>
    stability === null || lastReviewAt === null || lastReviewDay === null || dueDay === null
      ? []
      : [{ ...row, stability, lastReviewAt, lastReviewDay, dueDay }],
  )
}
