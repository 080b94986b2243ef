import { asciiRegExp } from '../ascii-reg-exp'
import { bodySentences, type Document, finish, type Sentence } from '../document'
import type { Mention } from '../mention'
import { isDemonym } from '../names/gazetteer'
import { nameTokensOf } from '../names/tokens'
import { EVENT_VERBS, IN_SEVERAL_WORDS, WEAK_EVENT_VERBS } from '../words/en/events'
import { isAside } from './asides'
import { clauseAround } from './clauses'
import { mentionsBySentence } from './mentions-by-sentence'

const STEP_SENTENCES = 100
const FEWEST_WORDS = 4
const MOST_WORDS = 40
/** A verb behind one of these happened only in somebody's mind, or not at all. */
const UNREAL = asciiRegExp(
  /\b(?:would|could|should|may|might|will|if|not|never|to|can|unless|whether|hopes?|plans?|wants?|expected|n[’']t)\s+(?:\p{L}+\s+)?(?:have |be |been |has )?$/iu,
)
const OPENING = /^(?:But|And|Yet|So|Or|Then|Still|However|Meanwhile|Instead)\b,?\s*/u

/**
 * What happened, in the clause that says so word for word: a verb of an event with a date beside it, or with a place and
 * a name for the plainer kinds. What is planned, denied, supposed or told in quotation marks is left out.
 */
export function* eventsChunked(doc: Document, found: readonly Mention[]): Generator<void, readonly Mention[]> {
  const bySentence = mentionsBySentence(doc, found)
  const events: Mention[] = []
  for (const [at, sentence] of bodySentences(doc).entries()) {
    if (at % STEP_SENTENCES === 0) yield
    events.push(...eventIn(doc, sentence, bySentence.get(sentence.index) ?? []))
  }
  return events
}

/** The events of a text, all at once; see `eventsChunked`. */
export const findEvents = (doc: Document, found: readonly Mention[]): readonly Mention[] =>
  finish(eventsChunked(doc, found))

function eventIn(doc: Document, sentence: Sentence, inside: readonly Mention[]): Mention[] {
  const dates = inside.filter(({ kind }) => kind === 'date')
  const places = inside.filter(({ kind }) => kind === 'place')
  const names = inside.filter(({ kind }) => kind === 'person' || kind === 'org' || kind === 'place')
  const hasPeople = nameTokensOf(doc.plain, sentence).some(({ word }) => isDemonym(word))
  if ((dates.length === 0 && places.length === 0) || (names.length === 0 && !hasPeople) || isAside(doc, sentence))
    return []
  const quotes = inside.filter(({ kind }) => kind === 'quote')
  for (const { word, start, end } of nameTokensOf(doc.plain, sentence)) {
    const isEvent =
      EVENT_VERBS.has(word) || IN_SEVERAL_WORDS.test(doc.plain.slice(start, Math.min(sentence.end, end + 24)))
    if (!isEvent || quotes.some((quote) => quote.start <= start && end <= quote.end)) continue
    if (UNREAL.test(doc.plain.slice(Math.max(sentence.start, start - 40), start))) continue
    const clause = clauseAround(doc, sentence, { start, end })
    const dated = dates.some((date) => date.start >= clause.start && date.end <= clause.end)
    const placed = places.some((place) => place.start >= clause.start && place.end <= clause.end)
    if (!(dated || (placed && !WEAK_EVENT_VERBS.has(word)))) continue
    const opening = OPENING.exec(doc.plain.slice(clause.start, clause.end))
    const from = clause.start + (opening?.[0].length ?? 0)
    const words = nameTokensOf(doc.plain, { start: from, end: clause.end })
    const first = words[0]
    const last = words.at(-1)
    // “who stepped down in May”: the clause hangs on what it left behind.
    if (
      /^(?:who|which|that|whose|where|when|as|of|because|since|while|although|though|whereas|despite|unless|with)\b/iu.test(
        first?.word ?? '',
      ) &&
      !/^(?:When|As|While|Although|Since|Because|Despite)$/.test(first?.word ?? '')
    )
      continue
    const isWhole = first !== undefined && last !== undefined && first.start < start
    if (!isWhole || words.length < FEWEST_WORDS || words.length > MOST_WORDS) continue
    // Without a name before its verb the clause does not say who did it.
    const isNamed = names.some((name) => name.start >= from && name.end <= clause.end)
    // “the Soviet bargain broke down after 1991”
    if (!isNamed && !(dated && words.some(({ word }) => isDemonym(word)))) continue
    return [
      {
        start: first.start,
        end: clause.end,
        kind: 'event',
        quote: doc.text.slice(first.start, clause.end),
        value: null,
        unit: null,
        role: null,
        speaker: null,
        hedge: null,
        salience: 0,
      },
    ]
  }
  return []
}
