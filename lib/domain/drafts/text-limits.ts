/** Characters of a side of a card, its marks included. */
export const LONGEST_SIDE = 2_000
/** Characters of a topic, of the name of a deck, and of a note on a source. */
export const LONGEST_NAME = 300
/** Topics, people, places of a fact; other spellings of an answer. */
export const MOST_NAMES = 30

/** What to do about a text that is too long. */
export const tooLongWords = (most: number): string => `Use at most ${most.toLocaleString('en-GB')} characters.`

/** What to do about too many names. */
export const TOO_MANY_NAMES = `Enter at most ${MOST_NAMES}.`
