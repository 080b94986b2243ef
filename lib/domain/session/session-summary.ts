import type { CardId } from '../ids'
import type { StudyCard } from '../queue/study-card'
import { MINUTE_MS } from '../time/units'
import { loadOn, type ReviewSession } from './review-session'

/** A session in figures. `compared` are the answers for which the schedule had predicted a chance of recall. */
export type SessionSummary = {
  readonly answers: number
  readonly cards: number
  readonly minutes: number
  readonly compared: number
  readonly recalled: number
  /** Sum of the predicted chances of the same answers: how many the schedule expected to be recalled. */
  readonly expected: number
  readonly missed: readonly StudyCard[]
  readonly leeches: readonly StudyCard[]
  /** Reviews alone, as far as this session knows: what is shown where the server cannot be asked. */
  readonly reviewsTomorrow: number
}

/** What a session came to. Recalled = Hard or better at the first answer of the day, as for true retention. */
export function summaryOf(session: ReviewSession): SessionSummary {
  const { answered } = session.state
  const compared = answered.filter((each) => each.predictedRecall !== null)
  const cardsOf = (ids: readonly CardId[]) =>
    [...new Set(ids)].flatMap((cardId) => {
      const card = session.cards.get(cardId)
      return card ? [card] : []
    })
  return {
    answers: answered.length,
    cards: new Set(answered.map((each) => each.cardId)).size,
    minutes: answered.reduce((sum, each) => sum + each.thinkingMs, 0) / MINUTE_MS,
    compared: compared.length,
    recalled: compared.filter((each) => each.rating > 1).length,
    expected: compared.reduce((sum, each) => sum + (each.predictedRecall ?? 0), 0),
    missed: cardsOf(answered.filter((each) => each.rating === 1).map((each) => each.cardId)),
    leeches: cardsOf(answered.filter((each) => each.isLeech).map((each) => each.cardId)),
    reviewsTomorrow: loadOn(session, session.study.day + 1),
  }
}
