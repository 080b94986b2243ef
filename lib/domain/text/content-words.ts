import { foldText, isSmallWord, wordsOf } from './fold'

const COMMON = new Set(
  'a an the is are was were be been being has have had do does did will would could should may might can not no but so than then there here which who whose whom what when where why how if while although because since after before until about more most less least very also only just still even all any some each other another such same own our we you he she they them him said says say according'.split(
    ' ',
  ),
)

/** Long enough to keep “raise” and “raised” together and “bank” and “border” apart. */
const STEM_CHARACTERS = 6
const ENDING = /(?:ing|ed|es|s)$/u

/** A folded word without its ending, so that “raises” meets “raised” and “exports” meets “export”. */
export const stemOf = (word: string): string => {
  if (/\d/u.test(word) || word.length < 4) return word
  return word.replace(ENDING, '').replace(/e$/u, '').slice(0, STEM_CHARACTERS)
}

/** The stems of the words that carry what a text tells: no articles, prepositions, auxiliaries or pronouns. */
export const contentWords = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(foldText(text))
      .filter((word) => !COMMON.has(word) && !isSmallWord(word) && (word.length > 2 || /\d/u.test(word)))
      .map(stemOf),
  )
