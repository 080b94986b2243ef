import { foldText, isNegation, wordsOf } from '../text/fold'
import { wordForm } from './word-forms'

/** What parts the items of a list. */
const BETWEEN = /\s*(?:[,;]\s*(?:and\s|or\s)?|\s(?:and|or|as well as|plus)\s|\s*[&+/]\s*|\n)\s*/iu
/** Words that give the items an order or set them against each other. */
const ORDERED = /(?<!\p{L})(?:then|first|before|after|later|from|to|but|than|not|rather|over|while|whereas)(?!\p{L})/iu
/** Longer lists are not tried in every order. */
const MOST_ITEMS = 8

const formOf = (text: string): string => wordsOf(foldText(text)).map(wordForm).join(' ')

/** The items of a text; null where it is no list, or its order matters. */
function itemsOf(text: string): readonly string[] | null {
  if (ORDERED.test(text) || wordsOf(foldText(text)).some(isNegation)) return null
  const items = text.split(BETWEEN).map((item) => item.trim())
  return items.length < 2 || items.length > MOST_ITEMS || items.some((item) => formOf(item) === '') ? null : items
}

/** Whether each item has a partner of its own that says the same. */
function isPaired(given: readonly string[], wanted: readonly string[], isSame: SaysSame): boolean {
  const left = [...wanted]
  for (const item of given) {
    const at = left.findIndex((other) => isSame(item, other))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return left.length === 0
}

/** Whether a typed item says the same as one of the answer. */
type SaysSame = (typed: string, answer: string) => boolean

/** Whether the words are those of all items, one item after the other in any order. */
function isMadeOf(words: string, items: readonly string[]): boolean {
  if (items.length === 0) return words === ''
  return items.some((item, at) => {
    if (words !== item && !words.startsWith(`${item} `)) return false
    return isMadeOf(words.slice(item.length + 1), items.toSpliced(at, 1))
  })
}

/**
 * Whether a typed text gives all items of an answer that is a list, and nothing else: in any order, with or without
 * commas and “and”. Items keep their own words in order, so that what two of them say is never mixed up.
 */
export function listsSame(typed: string, answer: string, isSame: SaysSame): boolean {
  const wanted = itemsOf(answer)
  if (wanted === null) return false
  const given = itemsOf(typed)
  if (given !== null) return isPaired(given, wanted, isSame)
  return !ORDERED.test(typed) && isMadeOf(formOf(typed), wanted.map(formOf))
}
