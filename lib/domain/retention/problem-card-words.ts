import { percentWords } from '../format/percent'
import { counted, minutesWords } from '../format/words'

/** What the cards that took most time took together, as one sentence. */
export const costliestHeadline = (cards: readonly { readonly minutes: number }[], allMinutes: number): string => {
  if (cards.length === 0) return 'No card here has been answered yet.'
  const minutes = cards.reduce((sum, card) => sum + card.minutes, 0)
  const share = allMinutes > 0 ? `, ${percentWords(Math.min(1, minutes / allMinutes))} of the total time` : ''
  const which = cards.length === 1 ? 'The most time-consuming card' : `The ${cards.length} most time-consuming cards`
  return `${which} took ${minutesWords(minutes)}${cards.length === 1 ? '' : ' in total'}${share}.`
}

/** Which pairs are mixed up, as one sentence or two; `shown` is how many of them are. */
export const interferingPairsHeadline = (pairs: number, shown: number): string => {
  if (pairs === 0) return 'No wrong answer that you typed is known to be the answer to another card.'
  const all = `${counted(pairs, 'pair')} of cards ${pairs === 1 ? 'was' : 'were'} mixed up: you typed the answer to one for the other.`
  return shown < pairs ? `${all} Here are the ${shown} mixed up most often.` : all
}

/** How often each of two cards was answered with the other's answer, as one sentence. */
export const confusedPairWords = (times: number, back: number): string => {
  const first = `You gave the second answer for the first card ${counted(times, 'time')}`
  return back === 0 ? `${first}.` : `${first}, and the first answer for the second card ${counted(back, 'time')}.`
}

/** How many cards are leeches, as one sentence or two; `shown` is how many of them are. */
export const leechesHeadline = (leeches: number, shown: number): string => {
  if (leeches === 0) return 'No card is a leech.'
  const all = `${counted(leeches, 'card is a leech', 'cards are leeches')}: a simpler question may help more than another try.`
  return shown < leeches ? `${all} Here are the ${shown} that took the most time.` : all
}

/** From how many times forgotten on a card is a leech, as one sentence; 0 where nothing is called one. */
export const leechRule = (threshold: number): string =>
  threshold <= 0
    ? 'Your settings do not mark any card as a leech.'
    : `With your settings, a card forgotten ${counted(threshold, 'time')} or more is a leech.`

/**
 * Which passages fade, as one sentence or two; `readAgain` were read again and have left the list, `shown` is how many of
 * those that fade are.
 */
export const fadingHeadline = (passages: number, readAgain: number, shown = passages): string => {
  const since = readAgain === 0 ? '' : ` and ${passages === 1 ? 'has' : 'have'} not been read again since`
  if (passages === 0) {
    return readAgain === 0
      ? 'No passage is fading: none had half of its cards forgotten in the last 30 days.'
      : `No passages to read again: you read ${readAgain.toLocaleString('en-GB')} again in the last 30 days.`
  }
  const some = shown < passages ? ` Here are the ${shown} with the most cards forgotten.` : ''
  const its = passages === 1 ? 'its' : 'their'
  return `${counted(passages, 'passage')} had half or more of ${its} cards forgotten in the last 30 days${since}: read ${passages === 1 ? 'it' : 'them'} again.${some}`
}

/** What became of a passage since it was read again, as one sentence. */
export const sinceReadWords = (cards: number, lapsed: number): string =>
  lapsed === 0
    ? cards === 1
      ? 'Its card has not been forgotten since.'
      : `None of its ${cards} cards has been forgotten since.`
    : `${lapsed} of ${counted(cards, 'card')} forgotten since.`
