import { LONGEST_READ } from '../cards/markdown'
import { sideLength } from '../cards/shape-pattern'
import { MOST_SHAPES, occludedPictures } from '../occlusion/occluded-text'

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

/** What is wrong with a side of a card as it is typed; null if nothing is. Shapes on a picture have a limit of their own. */
export const sideProblem = (text: string): string | null => {
  const length = text.length > LONGEST_READ ? text.length : sideLength(text)
  if (length > LONGEST_SIDE) return `${tooLongWords(LONGEST_SIDE)} It has ${length.toLocaleString('en-GB')}.`
  const isOver = occludedPictures(text).some(({ shapes }) => shapes.length > MOST_SHAPES)
  return isOver ? `Hide at most ${MOST_SHAPES} parts of a picture.` : null
}
