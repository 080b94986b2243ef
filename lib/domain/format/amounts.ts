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
