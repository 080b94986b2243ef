import { plainText } from '../../cards/cloze'
import { surelyShown } from '../../cards/context-line'
import type { DraftCard } from '../../drafts/fact-draft'
import { unquoted } from '../claims/asides'
import { isInterview } from '../claims/turns'
import { bodySentences, type Document, type Sentence } from '../document'
import type { Mention } from '../mention'
import { yearReported } from './report-period'
import { countriesIn, countryMeant, firmOfTitleMeant, homeCountry, peopleOf } from './text-subjects'

type Mentions = (index: number) => readonly Mention[]

/** “[Kenya:] ”, before a card that does not say where. */
const TOPIC = /^\[[^\][]{2,80}:\] /u

/** The words of a card without the topic that was put before them. */
export const withoutTopic = (front: string): string => front.replace(TOPIC, '')

const DAYS =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|According|Figure)\b/gu
/** A word with a capital that does not open the card: somebody or something is named. */
const NAMED = /(?<!^)(?<![.:;?“"‘] ?)(?<![\p{L}\d])\p{Lu}[\p{L}&’'-]+/u

/** Whether a card names somebody or something with a capital that is no date. */
export const namesSomebody = (front: string): boolean =>
  NAMED.test(front.replace(DAYS, '').replace(/\b[A-Z]{2,4}\p{Sc}/gu, ''))

/** What each state has: a card on it needs to say whose. */
const OF_STATE =
  /\b(?:[Gg]overnment|[Mm]inist(?:ry|er)|[Cc]ommittee|[Pp]arliament|[Bb]anks?|[Bb]udget|[Dd]ebt|[Ii]nflation|[Ee]conomy|[Gg]rowth|[Ee]xports|[Ii]mports|[Dd]eficit|[Tt]ax(?:es)?|[Rr]eserves|[Rr]emittances|[Uu]nemployment|[Ww]ages|[Pp]olls?|[Rr]espondents|[Rr]atio|[Rr]ates?|[Mm]embers|[Hh]ousehold|[Ee]lection|[Pp]arty|[Cc]ourt|[Pp]olice|[Ss]chools?|[Hh]ospitals?)\b/u

/**
 * The country of a text that neither the card names nor as much of its title as stands above the card. A text about a
 * firm may name the country of a part of it: there the whole title counts.
 */
function countryOf(
  doc: Document,
  sentence: Sentence,
  shown: string,
  { firm, isReport }: { readonly firm: string | null; readonly isReport: boolean },
): string | null {
  const home = homeCountry(doc)
  const title = doc.options.title ?? ''
  if (
    home === null ||
    // In the report of a year whatever nobody is named for is the country’s.
    !(OF_STATE.test(shown) || (isReport && !namesSomebody(shown))) ||
    countriesIn(firm === null ? surelyShown(title) : title).length > 0 ||
    countriesIn(shown).length > 0
  )
    return null
  return countryMeant(doc, sentence, sentence.end) === null ? null : home.replace(/^the /u, '')
}

const SHOULD = /\bshould (?!be\b|have\b|help\b|ship\b|arrive\b|open\b)\p{Ll}+/u
const SAYS =
  /\b(?:said|says|saying|told|tells|argues?d?|warns?|warned|suggests?|suggested|recommends?|recommended|urges?d?|believes?d?|thinks?|thought|according to|calls?|called|wants?|wanted|proposes?d?|insists?|insisted|reckons?)\b/iu
const FEWEST_DEMANDS = 2

const demands = new WeakMap<Document, ReadonlySet<number>>()

/** The sentences in which a text itself says what somebody should do; none where it does so once, which a report may. */
export function demandsOf(doc: Document): ReadonlySet<number> {
  const known = demands.get(doc)
  if (known) return known
  const made = isInterview(doc)
    ? []
    : bodySentences(doc).filter(({ start, end }) => {
        const words = unquoted(doc.plain.slice(start, end))
        return SHOULD.test(words) && !SAYS.test(words)
      })
  const found = new Set(made.length < FEWEST_DEMANDS ? [] : made.map(({ index }) => index))
  demands.set(doc, found)
  return found
}

const ASKS = /^(?:How|What|When|Why|Who|By|At|For|In|On|Under|If|To)\b/u

/** “According to Jan Berg, what should the Council do?”: whose demand it is, where the text makes it in its own name. */
export function withVoice(doc: Document, sentence: Sentence, card: DraftCard): DraftCard {
  const { front } = card
  if (!demandsOf(doc).has(sentence.index) || !SHOULD.test(plainText(front)) || /^According to /u.test(front))
    return card
  const { authors = [] } = doc.options
  const voice = authors.length > 0 ? authors.join(' and ') : 'this article'
  if (card.form === 'cloze') return { ...card, front: `According to ${voice}: ${front}` }
  if (!ASKS.test(front)) return card
  return { ...card, front: `According to ${voice}, ${front.charAt(0).toLowerCase()}${front.slice(1)}` }
}

/**
 * The card with what its text is about in brackets before it, where the card does not say so: “[Kenya:] What was the ratio
 * of …?”, “[Nordwind:] By how much did …?”. Only the one country or firm that a text is about, and only where the
 * sentence and those before it name no other.
 */
export function withTopic(doc: Document, sentence: Sentence, card: DraftCard, mentions: Mentions): DraftCard {
  const shown = plainText(card.front)
  const firm = firmOfTitleMeant(doc, sentence, sentence.start, mentions)
  const reported = yearReported(doc, sentence, mentions)
  const topic =
    countryOf(doc, sentence, shown, { firm, isReport: reported !== null }) ?? (namesSomebody(shown) ? null : firm)
  if (topic === null) return card
  const answer = `${card.back} ${card.front}`.toLowerCase()
  const isAnswer = [topic, peopleOf(topic) ?? topic].some((name) => answer.includes(name.toLowerCase()))
  if (isAnswer) return card
  const year = topic === firm || (reported !== null && shown.includes(reported)) ? null : reported
  return { ...card, front: `[${topic}${year === null ? '' : `, ${year}`}:] ${card.front}` }
}
