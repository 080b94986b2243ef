import { counted, minutesWords, percentWords } from '../format/words'

/** Whole minutes; what is much shorter than one is not called one. */
export const timeWords = (minutes: number): string => (minutes < 0.75 ? 'less than a minute' : minutesWords(minutes))

/** What the cards that took most time took together, as one sentence. */
export const costliestHeadline = (cards: readonly { readonly minutes: number }[], allMinutes: number): string => {
  if (cards.length === 0) return 'No card here has been answered yet.'
  const minutes = cards.reduce((sum, card) => sum + card.minutes, 0)
  const share = allMinutes > 0 ? `, ${percentWords(Math.min(1, minutes / allMinutes))} of all the time here` : ''
  const which = cards.length === 1 ? 'The card that took most time' : `The ${cards.length} cards that took most time`
  return `${which} took ${timeWords(minutes)}${cards.length === 1 ? '' : ' in all'}${share}.`
}

/** Which pairs are mixed up, as one sentence or two; `shown` is how many of them are. */
export const interferingPairsHeadline = (pairs: number, shown: number): string => {
  if (pairs === 0) return 'No answer that you typed is known to have been that of another card.'
  const all = `${counted(pairs, 'pair')} of cards ${pairs === 1 ? 'was' : 'were'} mixed up: the answer to one was typed for the other.`
  return shown < pairs ? `${all} Here are the ${shown} that were mixed up most often.` : all
}

/** How often each of two cards was answered with the other's answer, as one sentence. */
export const confusedPairWords = (times: number, back: number): string => {
  const first = `The first was answered with the second ${counted(times, 'time')}`
  return back === 0 ? `${first}.` : `${first}, the second with the first ${counted(back, 'time')}.`
}

/** How many cards are leeches, as one sentence or two; `shown` is how many of them are. */
export const leechesHeadline = (leeches: number, shown: number): string => {
  if (leeches === 0) return 'No card is a leech.'
  const all = `${counted(leeches, 'card is a leech', 'cards are leeches')}: a plainer question may do more than another try.`
  return shown < leeches ? `${all} Here are the ${shown} that took most time.` : all
}

/** From how many times forgotten on a card is a leech, as one sentence; 0 where nothing is called one. */
export const leechRule = (threshold: number): string =>
  threshold <= 0
    ? 'By your settings no card is called a leech.'
    : `By your settings a card that was forgotten ${counted(threshold, 'time')} or more is a leech.`

/**
 * Which passages fade, as one sentence or two; `readAgain` were read again and have left the list, `shown` is how many of
 * those that fade are.
 */
export const fadingHeadline = (passages: number, readAgain: number, shown = passages): string => {
  const since = readAgain === 0 ? '' : ` that ${passages === 1 ? 'was' : 'were'} not read again since`
  if (passages === 0) {
    return readAgain === 0
      ? 'No passage had half of its cards forgotten in the last 30 days.'
      : `No passage waits to be read again: ${counted(readAgain, 'was', 'were')}, in the last 30 days.`
  }
  const some = shown < passages ? ` Here are the ${shown} with most cards forgotten.` : ''
  const [has, its] = passages === 1 ? ['has', 'its'] : ['have', 'their']
  return `${counted(passages, 'passage')}${since} ${has} had half of ${its} cards or more forgotten in the last 30 days: read ${passages === 1 ? 'it' : 'them'} again.${some}`
}

/** What became of a passage since it was read again, as one sentence. */
export const sinceReadWords = (cards: number, lapsed: number): string =>
  lapsed === 0
    ? cards === 1
      ? 'Its card was not forgotten since.'
      : `None of its ${cards} cards was forgotten since.`
    : `${lapsed} of ${counted(cards, 'card')} forgotten since.`
