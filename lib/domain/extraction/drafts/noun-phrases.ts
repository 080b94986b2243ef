import type { Document, Sentence } from '../document'
import type { Span } from '../mention'
import { isCalendarWord, isDemonym } from '../names/gazetteer'
import { partOfSpeech } from '../names/vocabulary'

/** A noun with what tells it from others of its kind: “the Cerro Ceniza copper mine”, “a factory in Sparks”. */
export type NounPhrase = {
  /** The word that opens the phrase, in small letters; empty where none does. */
  readonly determiner: string
  /** The names and nouns before the noun: “Cerro Ceniza copper”; empty where none tells it from others. */
  readonly before: string
  /** “in Sparks”, behind the noun; empty where no name stands there. */
  readonly behind: string
  /** “a smaller mill”, “the other bank”: there is another of the kind. */
  readonly isOneOfSeveral: boolean
}

const LONGEST_BEFORE = 90
const LONGEST_BEHIND = 70
const MOST_MODIFIERS = 5
const DETERMINER =
  /^(?:an?|the|its|their|his|her|our|my|your|this|that|these|those|another|other|second|each|every|no|any|some|all|both|one)$/iu
const OF_SIZE_OR_AGE =
  /^(?:new|old|big|large|huge|giant|vast|small|tiny|long|short|main|whole|great|early|late|recent|former|proposed|planned|so-called)$/iu
const COMPARES =
  /^(?:smaller|larger|bigger|newer|older|longer|shorter|cheaper|higher|lower|earlier|later|better|worse|other|rival|second|third|similar|separate|different|further|previous|next|last|own|latest|additional|extra)$/u
const WORD = /^[\p{L}\p{N}](?:[\p{L}\p{N}’'.&-]|(?<=\d),(?=\d))*$/u
const CAPITAL = /^\p{Lu}[\p{L}\p{N}’'.&-]*$/u
/** Names and nouns tell a thing from others; a people's name, and where a firm has its seat, hardly do. */
const tells = (word: string): boolean =>
  !/-/u.test(word) && ((CAPITAL.test(word) && !isDemonym(word)) || partOfSpeech(word) === 'NOUN')
const OF_NAME =
  /^ (?<preposition>of|at|in|on|for|with|between) (?<the>the )?(?<name>\p{Lu}[\p{L}’'-]*(?:(?: (?:of|de|al|for)(?: the)?)? \p{Lu}[\p{L}\p{N}’'-]*)*)(?<nouns>(?: \p{Ll}+){0,2})/u

/** The nouns right behind a name that belong to it: “copper mine” of “the Cerro Ceniza copper mine gave way”. */
function nounsBehind(words: string): string {
  const nouns = words.split(' ').filter((word) => word !== '')
  const end = nouns.findIndex((word) => partOfSpeech(word) !== 'NOUN')
  const kept = end < 0 ? nouns : nouns.slice(0, end)
  return kept.map((word) => ` ${word}`).join('')
}

/** “in Sparks”, “at the Cerro Ceniza copper mine”: what stands behind a noun with a name in it. */
function complementBehind(plain: string, from: number): string {
  const groups = OF_NAME.exec(plain.slice(from, from + LONGEST_BEHIND))?.groups
  if (!groups) return ''
  const { preposition = '', the = '', name = '', nouns = '' } = groups
  const first = name.split(' ')[0] ?? ''
  // “in St. Louis”: a name that a stop cuts.
  if (isCalendarWord(first) || first.length < 2 || /^(?:St|Mt|Ft|Mr|Mrs|Ms|Dr)$/.test(name)) return ''
  const behind = the === '' ? '' : nounsBehind(nouns)
  // “in the Turkish town”, “for Chinese buyers”: the noun is what the name only describes.
  if (isDemonym(name) && behind === '') return ''
  return `${preposition} ${the}${name}${behind}`
}

/** The phrase of a noun that begins at an offset of a sentence and ends at another. */
export function nounPhraseAt(doc: Document, sentence: Span, noun: Span): NounPhrase {
  const first = Math.max(sentence.start, noun.start - LONGEST_BEFORE)
  const words = doc.plain.slice(first, noun.start).trimEnd().split(' ')
  const modifiers: string[] = []
  let determiner = ''
  for (let at = words.length - 1; at >= 0 && modifiers.length <= MOST_MODIFIERS; at -= 1) {
    const word = (words[at] ?? '').replace(/^[*_]+|[*_]+$/gu, '')
    const isFirst = at === 0 && first === sentence.start
    if (DETERMINER.test(word)) {
      determiner = word.toLowerCase()
      break
    }
    if (/[’']s$/u.test(word)) {
      determiner = word
      break
    }
    if (!WORD.test(word)) break
    const isName = CAPITAL.test(word) && !(isFirst && partOfSpeech(word) !== 'PROPN')
    const joinsNames = word === 'and' && CAPITAL.test(words[at - 1] ?? '') && CAPITAL.test(modifiers[0] ?? '')
    if (!isName && !joinsNames && !/^(?:NOUN|ADJ)$/.test(partOfSpeech(word)) && !/-/u.test(word)) break
    modifiers.unshift(word)
  }
  // “a long bridge”, “a sharply worded order”: an adjective alone tells nothing from others.
  const isTelling = modifiers.length <= MOST_MODIFIERS && modifiers.some(tells)
  const from = modifiers.findIndex((word) => !OF_SIZE_OR_AGE.test(word) && partOfSpeech(word) !== 'ADV')
  return {
    determiner,
    before: isTelling ? modifiers.slice(from).join(' ') : '',
    // “bolts in Britain”: without an article, any of them.
    behind: determiner === '' && modifiers.length === 0 ? '' : complementBehind(doc.plain, noun.end),
    isOneOfSeveral: modifiers.some((word) => COMPARES.test(word)),
  }
}

/** The places where a word stands by itself between two offsets, nearest to the end first. */
export function* placesBefore(
  doc: Document,
  word: string,
  { start, end }: Span,
): Generator<{ readonly sentence: Sentence; readonly span: Span }> {
  const sentences = doc.sentences
  let index = sentences.findIndex((one) => one.end > start)
  if (index < 0) return
  const places: { sentence: Sentence; span: Span }[] = []
  for (; index < sentences.length; index += 1) {
    const sentence = sentences[index]
    if (!sentence || sentence.start >= end) break
    for (let at = doc.plain.indexOf(word, sentence.start); at >= 0 && at < Math.min(sentence.end, end); ) {
      const next = doc.plain[at + word.length] ?? ' '
      const isWord = !/[\p{L}\p{N}-]/u.test(next) && !/[\p{L}\p{N}-]/u.test(doc.plain[at - 1] ?? ' ')
      if (isWord) places.push({ sentence, span: { start: at, end: at + word.length } })
      at = doc.plain.indexOf(word, at + word.length)
    }
  }
  yield* places.toReversed()
}
