import { counted, minutesWords, percentWords } from './words'

/** What the cards that took most time took together, as one sentence. */
export const costliestFinding = (cards: readonly { readonly minutes: number }[], allMinutes: number): string => {
  if (cards.length === 0) return 'No card here has been answered yet.'
  const minutes = cards.reduce((sum, card) => sum + card.minutes, 0)
  const share = allMinutes > 0 ? `, ${percentWords(Math.min(1, minutes / allMinutes))} of all the time here` : ''
  return `The ${counted(cards.length, 'card')} that took most time took ${minutesWords(minutes)} in all${share}.`
}

/** Which pairs are mixed up, as one sentence, with where this is known from. */
export const lookAlikesFinding = (pairs: number, answers: number): string => {
  if (answers === 0) {
    return 'Nothing is known of mixed-up answers: what you type is kept in rehearsals only, and none has a wrong answer yet.'
  }
  const basis = `of ${counted(answers, 'wrong answer')} typed in rehearsals`
  return pairs === 0
    ? `None ${basis} was the answer to another card.`
    : `${counted(pairs, 'pair')} of cards ${pairs === 1 ? 'was' : 'were'} mixed up, ${basis}.`
}

/** Which passages fade, as one sentence. */
export const fadingFinding = (passages: number): string =>
  passages === 0
    ? 'No passage had half of its cards forgotten in the last 30 days.'
    : `${counted(passages, 'passage has', 'passages have')} had half of their cards or more forgotten in the last 30 days: read ${passages === 1 ? 'it' : 'them'} again.`
