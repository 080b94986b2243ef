import type { CardId } from '@/lib/domain/ids'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { loadOn, type ReviewState } from './review-state'

/** A sitting in figures. `compared` are the answers for which the schedule had predicted a chance of recall. */
export type ReviewSession = {
  readonly answers: number
  readonly cards: number
  readonly minutes: number
  readonly compared: number
  readonly recalled: number
  /** Sum of the predicted chances of the same answers: how many the schedule expected to be recalled. */
  readonly expected: number
  readonly missed: readonly StudyCard[]
  readonly leeches: readonly StudyCard[]
  readonly tomorrow: { readonly cards: number; readonly minutes: number }
}

/** What a sitting came to. Recalled = Hard or better at the first answer of the day, as for true retention. */
export function reviewSessionOf(state: ReviewState): ReviewSession {
  const { answered } = state.course
  const compared = answered.filter((each) => each.predictedRecall !== null)
  const known = (ids: readonly CardId[]) =>
    [...new Set(ids)].flatMap((cardId) => {
      const card = state.cards.get(cardId)
      return card ? [card] : []
    })
  const cardsTomorrow = loadOn(state, state.study.day + 1)
  return {
    answers: answered.length,
    cards: new Set(answered.map((each) => each.cardId)).size,
    minutes: answered.reduce((sum, each) => sum + each.thinkingMs, 0) / MINUTE_MS,
    compared: compared.length,
    recalled: compared.filter((each) => each.rating > 1).length,
    expected: compared.reduce((sum, each) => sum + (each.predictedRecall ?? 0), 0),
    missed: known(answered.filter((each) => each.rating === 1).map((each) => each.cardId)),
    leeches: known(answered.filter((each) => each.isLeech).map((each) => each.cardId)),
    tomorrow: { cards: cardsTomorrow, minutes: (cardsTomorrow * state.study.secondsPerCard.review) / 60 },
  }
}
