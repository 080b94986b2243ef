/** “1 card”, “12 cards”; thousands with a comma. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** The same words at the start of a sentence. */
export const sentenceStart = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** Minutes as a number is shown: rounded, at least one if there is anything to do. */
export const wholeMinutes = (minutes: number): number => Math.max(minutes > 0 ? 1 : 0, Math.round(minutes))

/** What is this much shorter than a minute is not called one. */
const LEAST_MINUTES = 0.75

const isUnderAMinute = (minutes: number): boolean => minutes > 0 && minutes < LEAST_MINUTES

/** “less than a minute”, “1 minute”, “12 minutes”: the same for every duration, on every screen. */
export const minutesWords = (minutes: number): string =>
  isUnderAMinute(minutes) ? 'less than a minute' : counted(wholeMinutes(minutes), 'minute')

/** An estimate in minutes: “0 minutes”, “less than a minute”, “about 1 minute”, “about 12 minutes”. */
export const aboutMinutes = (minutes: number): string =>
  minutes === 0 || isUnderAMinute(minutes) ? minutesWords(minutes) : `about ${minutesWords(minutes)}`

/** More things than these are not counted where counting them all takes long. */
export const COUNTED_TO = 1_000

/** Things that were counted to `COUNTED_TO` in words: “3 facts”, “1,000 or more facts”. */
export const countedUpTo = (n: number, one: string, many = `${one}s`): string =>
  n < COUNTED_TO ? counted(n, one, many) : `${COUNTED_TO.toLocaleString('en-GB')} or more ${many}`

const NAMES_SHOWN = 10

/** Names in one line: of many the first ten, and how many more there are. */
export const namesLine = (names: readonly string[], most = NAMES_SHOWN): string => {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${(names.length - most).toLocaleString('en-GB')} more` : shown
}
