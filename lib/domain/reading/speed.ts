import { MINUTE_MS } from '../time/units'

/** Words a minute of an adult who reads English prose silently, until the learner's own pace is known. */
export const DEFAULT_WORDS_PER_MINUTE = 230

/** Characters that a word of English prose takes, with its space and its share of the punctuation. */
const CHARACTERS_PER_WORD = 6

/** Slower than this a page stood open beside other work; faster, somebody leafed through it. */
const SLOWEST = 80
const FASTEST = 600
/** How many minutes of reading weigh as much as the assumption that the learner reads like others. */
const ASSUMED_MINUTES = 15

/** How much of a text was read, in characters, and how long that took while it was in view. */
export type ReadSample = { readonly characters: number; readonly readMs: number }

/** Words in so many characters, estimated, so that a list of long texts needs not read them. */
export const wordsIn = (characters: number): number => Math.round(characters / CHARACTERS_PER_WORD)

/**
 * Words a minute of a learner: their reading so far, pulled towards 230 while there is little of it. Articles that were
 * leafed through (over 600 words a minute) or left open (under 80) are left out.
 */
export const wordsPerMinute = (samples: readonly ReadSample[]): number => {
  let [words, minutes] = [DEFAULT_WORDS_PER_MINUTE * ASSUMED_MINUTES, ASSUMED_MINUTES]
  for (const { characters, readMs } of samples) {
    const read = { words: wordsIn(characters), minutes: readMs / MINUTE_MS }
    if (read.words < SLOWEST * read.minutes || read.words > FASTEST * read.minutes) continue
    words += read.words
    minutes += read.minutes
  }
  return Math.round(words / minutes)
}

/** Minutes (not rounded) that so many characters take at a pace. */
export const minutesFor = (characters: number, pace: number): number => characters / CHARACTERS_PER_WORD / pace
