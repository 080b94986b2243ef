import { asciiRegExp } from '../ascii-reg-exp'
import type { Document, Sentence } from '../document'
import type { Span } from '../mention'
import { partOfSpeech } from '../names/vocabulary'
import { isBarren } from './barren'
import type { Edit } from './edits'
import { type NounPhrase, nounPhraseAt, placesBefore } from './noun-phrases'

/** “the mine”, “The Trust’s”: an article and one noun. */
const DEFINITE = asciiRegExp(
  /(?<![\p{L}-])[Tt]he (?<noun>\p{L}\p{Ll}{2,})(?=(?<behind> \p{L}+(?: \S+)?|[,.;:)’']|$))/gu,
)
/** What every text has, or what only its own sentence tells. */
const GENERAL =
  /^(?:years?|months?|weeks?|days?|times?|end|start|beginning|way|ways|number|share|total|amount|average|increase|rise|fall|drop|change|result|case|fact|idea|point|problem|question|answer|rest|past|future|present|world|public|people|side|sides|part|parts|middle|top|bottom|heart|most|more|sea|sun|others?|last|first|second|third|next|same|latter|former|two|three|four|five|six|few|many|only|country|government|state|economy|president|minister|man|woman|others|effect|cause|reason|difference|kind|sort|thing|moment|place|area|region|night|morning|afternoon|evening|winter|summer|spring|autumn|season|century|decade|quarter|half|whole|age|head|hand|face|back|front|bulk|majority|minority|remainder|new|old|poor|rich|young|dead|north|south|east|west|house|home|work|money|word|words|name|story|news|truth|law|war|peace|matter|move|need|plan|sum|figure|figures|company|firm|group)$/iu
/** Of these a text has several, which a paragraph further on may mean: “the deficit” of the budget, not of the trade before. */
const MEASURED =
  /^(?:deficits?|surplus(?:es)?|rates?|growth|inflation|debts?|budgets?|prices?|costs?|ind(?:ex|ices)|ratios?|balance|spending|revenues?|tax(?:es)?|tariffs?|margins?|output|demand|supply|targets?|forecasts?|accounts?|yields?|wages?|sales|profits?|loss(?:es)?)$/iu
/** How far back a noun may have been introduced. */
const WINDOW_CHARACTERS = 4_000
const MOST_EDITS = 2

const endsPhrase = (behind: string): boolean => {
  const [next = '', after = ''] = behind.trim().split(' ')
  if (next === '' || !/^\p{L}/u.test(next)) return true
  // “the mine of”, “the dam that”: the phrase goes on to say which.
  if (/^(?:of|that|which|who|whose|where|for|between|called|named|known)$/iu.test(next)) return false
  // “The factory cost $415 million”: the tagger takes the verb for a noun.
  if (/^costs?$/u.test(next) && /^[\p{Sc}\d]/u.test(after)) return true
  return /^(?:VERB|AUX|ADV|CCONJ|SCONJ|ADP|DET|PRON|PART)$/.test(partOfSpeech(next))
}

const namesOf = ({ before, behind }: NounPhrase): ReadonlySet<string> =>
  new Set(`${before} ${behind}`.match(/\p{Lu}[\p{L}\p{N}’'-]*/gu) ?? [])

const isPartOf = (few: ReadonlySet<string>, many: ReadonlySet<string>): boolean =>
  [...few].every((word) => many.has(word))

const isFull = ({ before, behind }: NounPhrase): boolean => before !== '' || behind !== ''

/** Whether two phrases with the same noun can be one thing: one names no more than the other. */
function areOne(a: NounPhrase, b: NounPhrase): boolean {
  const [first, second] = [namesOf(a), namesOf(b)]
  if (first.size === 0 && second.size === 0) return a.before === b.before
  if (first.size === 0 || second.size === 0) return a.before === '' || b.before === ''
  return isPartOf(first, second) || isPartOf(second, first)
}

/** What brings another thing of the kind in: “a dam”, “another”, “Brazil’s”. */
const isNew = ({ determiner }: NounPhrase): boolean =>
  /^(?:an?|another|other|second|one|each|every|no|any|its|their|his|her|our|my|your)$/u.test(determiner) ||
  /[’']s$/u.test(determiner)

/**
 * The phrase that named a thing which is only “the mine” at an offset: the one that its noun had before, where no other
 * thing of the kind has been named. Null where that leaves any doubt.
 */
export function antecedentOf(doc: Document, sentence: Sentence, noun: Span): NounPhrase | null {
  const word = doc.plain.slice(noun.start, noun.end)
  const isName = /^\p{Lu}/u.test(word)
  const start = isName ? 0 : Math.max(0, noun.start - WINDOW_CHARACTERS)
  let found: NounPhrase | null = null
  let paragraphsAgo = 0
  let introduced = 0
  for (const place of placesBefore(doc, word, { start, end: noun.start })) {
    // The card shows what its own sentence says.
    const block = doc.blocks[place.sentence.block]
    if (block?.role !== 'body' || isBarren(doc, place.sentence)) continue
    const phrase = nounPhraseAt(doc, place.sentence, place.span)
    if (place.sentence.index === sentence.index) return null
    if (isFull(phrase)) {
      if (found && !areOne(found, phrase)) return null
      // The fuller of two comes from where the thing was introduced.
      if (!found || namesOf(found).size === 0) {
        found = phrase
        paragraphsAgo = sentence.block - place.sentence.block
      }
    }
    if (isNew(phrase)) introduced += 1
    if (phrase.isOneOfSeveral || introduced > 1 || (isNew(phrase) && !isFull(phrase))) return null
  }
  // A thing without a name of its own is the same only nearby, and a measure only in its paragraph.
  const isNamed = found !== null && namesOf(found).size > 0
  return isNamed || paragraphsAgo <= (MEASURED.test(word) ? 0 : 1) ? found : null
}

/** “the largest peatland on Earth”: what it is the largest of is no name of it. */
const OF_ALL = /^(?:on (?:Earth|the planet)|in (?:the (?:world|country|region|universe)|history))$/iu

/** The words in brackets that complete “the mine”, as an edit of its noun. */
function completed(doc: Document, noun: Span, { before, behind }: NounPhrase): Edit {
  const word = doc.text.slice(noun.start, noun.end)
  const hasName = /\p{Lu}/u.test(before)
  if (before !== '' && (hasName || behind === '')) return { ...noun, words: `[${before}] ${word}` }
  return { start: noun.end, end: noun.end, words: ` [${behind}]` }
}

/**
 * Completes things that a sentence only calls “the mine” or “the Trust” with what the text called them before: “the
 * [Cerro Ceniza copper] mine”. At most two, the first of the sentence.
 */
export function definiteEdits(doc: Document, sentence: Sentence): readonly Edit[] {
  const edits: Edit[] = []
  const words = doc.plain.slice(sentence.start, sentence.end)
  const seen = new Set<string>()
  for (const match of words.matchAll(DEFINITE.on(words))) {
    if (edits.length >= MOST_EDITS) break
    const { noun = '', behind = '' } = match.groups ?? {}
    if (GENERAL.test(noun) || seen.has(noun) || !endsPhrase(behind)) continue
    // “the Children’s Hospital of Norholt”: the noun is half of a name.
    const after = words.slice(match.index + match[0].length)
    if (/^\p{Lu}/u.test(noun) && /^[’']s \p{Lu}/u.test(after)) continue
    seen.add(noun)
    // “the poor”, “the dead”: no thing. “mine” is a pronoun, unless an article stands before it.
    if (/^\p{Ll}/u.test(noun) && !/^(?:NOUN|PRON|PROPN)$/.test(partOfSpeech(noun))) continue
    const start = sentence.start + match.index + 4
    const span = { start, end: start + noun.length }
    const antecedent = antecedentOf(doc, sentence, span)
    const isSaid =
      antecedent !== null &&
      antecedent.behind !== '' &&
      words.slice(match.index).includes(` ${noun} ${antecedent.behind}`)
    if (antecedent && !isSaid && !OF_ALL.test(antecedent.behind)) edits.push(completed(doc, span, antecedent))
  }
  return edits
}
