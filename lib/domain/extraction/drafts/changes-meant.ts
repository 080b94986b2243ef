import { asciiRegExp } from '../ascii-reg-exp'
import type { Document, Sentence } from '../document'
import { type AnalysedWord, analysed, isOrdinaryWord, partOfSpeech } from '../names/vocabulary'
import type { Edit } from './edits'
import { openingOf } from './opening'

/** “the increase”, where nothing behind it says of what. */
const CHANGE = asciiRegExp(
  /(?<![\p{L}-])[Tt]he (?<noun>increase|rise|jump|surge|climb|fall|drop|decline|decrease|slump|slide|slowdown)(?=[’']s\b|[.,;:]| (?<next>\p{Ll}+)|$)/gu,
)
const IS_RISE = /^(?:increase|rise|jump|surge|climb)$/
const RISES = /^(?:rise|increase|grow|climb|jump|surge|soar|double|triple)$/
const FALLS = /^(?:fall|drop|decline|decrease|slip|shrink|slump|slide|plunge|tumble|slow|halve)$/
const GOES_ON = /^(?:of|in|to|from|by|for|since|on|at|over)$/
const HELPS = /^(?:has|have|had|is|are|was|were|then|also|already|since|again|now|not)$/i
const MOST_WORDS = 7

/** What rose or fell in a sentence, in its own words; null where that is not one thing, named in a few words. */
function whatChanged(doc: Document, sentence: Sentence, isRise: boolean): string | null {
  const words = doc.plain.slice(openingOf(doc, sentence), sentence.end)
  const tokens = analysed(words)
  const changes = tokens.flatMap(({ tag, lemma }, at) =>
    tag === 'VERB' && (RISES.test(lemma) || FALLS.test(lemma)) ? [at] : [],
  )
  const [verb] = changes
  if (verb === undefined || changes.length > 1 || !(isRise ? RISES : FALLS).test(tokens[verb]?.lemma ?? '')) return null
  const sign = tokens.slice(0, verb).findLastIndex(({ word }) => /^[,;:–—]$/u.test(word))
  const subject = tokens.slice(sign + 1, verb)
  while (HELPS.test(subject.at(-1)?.word ?? '')) subject.pop()
  if (!isPlainPhrase(subject)) return null
  const text = subject
    .map(({ gap, word }) => gap + word)
    .join('')
    .trim()
  const first = subject[0]
  return first && /^\p{Lu}\p{Ll}*$/u.test(first.word) && isOrdinaryWord(first.word)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

/** “investment in grids”, “the price of copper”: a noun with what says which, and nothing that points elsewhere. */
const isPlainPhrase = (words: readonly AnalysedWord[]): boolean =>
  words.length > 0 &&
  words.length <= MOST_WORDS &&
  words.every(
    ({ tag, word }) => /^(?:NOUN|PROPN|ADJ|DET|ADP)$/.test(tag) && !/^(?:this|that|these|those|such)$/i.test(word),
  ) &&
  words.some(({ tag }) => tag === 'NOUN') &&
  words[0]?.tag !== 'ADP' &&
  /^(?:NOUN|PROPN)$/.test(words.at(-1)?.tag ?? '')

/** “the increase [in investment in grids]”, where the sentence before tells of one thing that rose. */
export function changeEdits(doc: Document, sentence: Sentence): readonly Edit[] {
  const before = doc.sentences[sentence.index - 1]
  if (!before || before.block !== sentence.block) return []
  const words = doc.plain.slice(sentence.start, sentence.end)
  for (const match of words.matchAll(CHANGE.on(words))) {
    const { noun = '', next } = match.groups ?? {}
    if (next !== undefined && (GOES_ON.test(next) || !/^(?:VERB|AUX|ADV|CCONJ|SCONJ|PRON)$/.test(partOfSpeech(next))))
      continue
    const what = whatChanged(doc, before, IS_RISE.test(noun))
    const at = sentence.start + match.index + match[0].length
    return what === null ? [] : [{ start: at, end: at, words: ` [in ${what}]` }]
  }
  return []
}
