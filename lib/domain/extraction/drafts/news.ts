import { unquoted } from '../claims/asides'
import { isInterview } from '../claims/turns'
import type { Document, Sentence } from '../document'
import { nameTokensOf } from '../names/tokens'
import { isBarren } from './barren'
import { contentWords } from './content-words'
import { openingOf } from './opening'

/** A byline or a line with the day is shorter. */
const FEWEST_WORDS = 8
/** What the headline says stands near the beginning. */
const WITHIN_SENTENCES = 12
const FEWEST_SHARED = 2
const LEAST_SHARED_PART = 0.4

/** The part of the title's words that a sentence has, and how many. */
function titleWordsIn(doc: Document, sentence: Sentence, title: ReadonlySet<string>): { count: number; part: number } {
  const words = contentWords(doc.plain.slice(openingOf(doc, sentence), sentence.end))
  const count = [...title].filter((word) => words.has(word)).length
  return { count, part: title.size === 0 ? 0 : count / title.size }
}

/** The first sentences of the text proper, without bylines and headings. */
function firstSentences(doc: Document): readonly Sentence[] {
  const first: Sentence[] = []
  for (const sentence of doc.sentences) {
    if (first.length >= WITHIN_SENTENCES) break
    if (doc.blocks[sentence.block]?.role !== 'body' || isBarren(doc, sentence)) continue
    const proper = { start: openingOf(doc, sentence), end: sentence.end }
    if (nameTokensOf(doc.plain, proper).length >= FEWEST_WORDS) first.push(sentence)
  }
  return first
}

/** The sentences that tell the news, by index. */
export type News = {
  readonly lead: number | null
  readonly second: number | null
  readonly headline: number | null
  /** What a text that argues asks for, with a figure or a date: its news, wherever that stands. */
  readonly proposals: readonly number[]
}

/** “should pay”, “will have to accept”, “First, set a date”: what is to be done. */
const PROPOSES =
  /\b(?:should|ought to|will have to|propose[sd]?|recommends?|calls? (?:on|for)|would (?:raise|cut|ban|require|create|set|double|halve|end|give|pay|make))\b|^(?:(?:First|Second|Third|Finally|Instead|So|Then),? )?(?:[Ss]et|[Gg]ive|[Pp]ay|[Bb]an|[Cc]ap|[Rr]aise|[Cc]ut|[Pp]ut|[Mm]ake|[Rr]equire|[Ll]et|[Ee]nd|[Bb]uild|[Ff]und) (?:an?|the|every|all|it|them|\p{Ll}+s)\b/u
const FIGURE = /\d|\b(?:half|third|quarter|twice|double)\b/u
const DEMANDS = /\b(?:should|must|ought to)\b/u
const MOST_PROPOSALS = 2

/** “Congress should let colleges spend”: what a report asks somebody to do. */
const RECOMMENDS =
  /^(?:\*{2,}[^*]{2,60}\*{2,} ?)?(?:(?:First|Second|Third|Finally),? )?(?:The )?(?!(?:Others|They|It|He|She|We|You|I|This|That|These|Those|Nobody|Some|Many|All|Nineteen)\b)\p{Lu}[^;:]{2,90}? should \p{Ll}+/u

/** The first recommendation with a figure of a report that makes several. */
function recommendationsIn(doc: Document): readonly number[] {
  const made = doc.sentences.filter((sentence) => {
    const words = unquoted(doc.plain.slice(openingOf(doc, sentence), sentence.end))
    return doc.blocks[sentence.block]?.role === 'body' && !isBarren(doc, sentence) && RECOMMENDS.test(words)
  })
  const withFigure = made.filter(({ start, end }) => FIGURE.test(doc.plain.slice(start, end)))
  return made.length < MOST_PROPOSALS ? [] : withFigure.slice(0, 1).map(({ index }) => index)
}

/** The first proposals with a figure of a text that makes several, each in a sentence of the writer's own. */
function proposalsIn(doc: Document): readonly number[] {
  const proposals = doc.sentences.filter((sentence) => {
    const words = unquoted(doc.plain.slice(sentence.start, sentence.end))
    return doc.blocks[sentence.block]?.role === 'body' && !isBarren(doc, sentence) && PROPOSES.test(words)
  })
  if (proposals.length < MOST_PROPOSALS) return []
  // What the title asks for comes first, whether or not it has a figure.
  const title = contentWords(doc.options.title ?? '')
  const titled = proposals.filter(
    (sentence) =>
      DEMANDS.test(doc.plain.slice(sentence.start, sentence.end)) &&
      titleWordsIn(doc, sentence, title).count >= FEWEST_SHARED,
  )
  const withFigure = proposals.filter(({ start, end }) => FIGURE.test(doc.plain.slice(start, end)))
  return [...new Set([...titled.slice(0, 1), ...withFigure])].slice(0, MOST_PROPOSALS).map(({ index }) => index)
}

/**
 * The lead with the sentence behind it, where it takes the headline up or the text has none, and of the others the one that says most of the headline. A text
 * that opens with a scene has no lead, and an interview has neither.
 */
export function newsOf(doc: Document): News {
  if (isInterview(doc)) return { lead: null, second: null, headline: null, proposals: [] }
  const title = contentWords(doc.options.title ?? '')
  const first = firstSentences(doc)
  const [opening] = first
  // A lead names what it is about: “It was sold” opens a text that was cut.
  const isNamed =
    opening &&
    !/^(?:(?:It|They|He|She|This|That|These|Those)\b|Because\b[^,]*$)/u.test(
      doc.plain.slice(opening.start, opening.end),
    )
  const isLead = isNamed && (title.size === 0 || titleWordsIn(doc, opening, title).count > 0)
  let headline: number | null = null
  let most = 0
  for (const sentence of isLead ? first.slice(1) : first) {
    const { count, part } = titleWordsIn(doc, sentence, title)
    if (count < FEWEST_SHARED || part < LEAST_SHARED_PART || count <= most) continue
    headline = sentence.index
    most = count
  }
  return {
    lead: isLead ? opening.index : null,
    second: isLead ? (first[1]?.index ?? null) : null,
    headline,
    proposals: isLead ? recommendationsIn(doc) : proposalsIn(doc),
  }
}
