import { isFirstPerson, isPersonal, isQuestionSentence, unquoted } from '../claims/asides'
import { isArgument } from '../claims/telling-words'
import { thesisIn } from '../claims/theses'
import { bodySentences, type Document, type Sentence } from '../document'
import type { Mention, MentionKind } from '../mention'
import { nameTokensOf } from '../names/tokens'
import { type News, newsOf } from './news'
import { openingOf } from './opening'
import { referentEdit } from './referents'
import { isFigure, isLarge, isSmall } from './telling-figures'

const STEP_SENTENCES = 100

/** Words of a sentence that compares, or gives a reason. */
const COMPARES =
  /\b(?:up from|down from|compared|against|more than|less than|twice|half|rose|fell|risen|fallen|grew|grown|dropped|doubled|tripled|largest|biggest|smallest|first|only|most|highest|lowest|because|share|average|depends?|accounts? for)\b/iu
const DANGLING =
  /^[“"‘'(]*(?:It|This|That|These|Those|They|Such|Both|Neither|Some|Others|He|She|Its|Their|His|Her|There|Here|So|Then|The (?:rest|remainder|others?|former|latter|two))\b|\b(?:do|does|did|done|doing) so\b/u
/** “Because nobody asked.”: half an answer. */
const FRAGMENT =
  /^[“"‘'(]*(?:(?:Because|Which|Whose|Hence|Not because)\b[^,]*$|(?:Was|Were|Had|Has|Been|Went|Wrote|Did) )/u
/** Scenes and asides: what somebody did or said that day, not what is to be known. */
const COLOUR =
  /\b(?:laughed|smiled|joked|shrugged|nodded|wife|daughter|grandmother|coffee|kitchen|lunch|breakfast|wearing|standing|sitting|waiting (?:room|lounge)|wandered|strolled|chatted|remembers?|recalled?|photograph|edited for length)\b/iu
const RECORD =
  /\b(?:asked|told) (?:me|us|reporters)\b|\bdid not (?:comment|answer|respond|reply)\b|\bdeclined to\b|\bcondition of anonymity\b|\bspoke to\b/iu

/** “this dynamic”, “a similar story”, “a year earlier”: words for what was said before, which a card does not show. */
const POINTS_BACK =
  /(?<![\p{L}’'-])(?:(?:this|these|such an?) (?!(?:year|month|week|century|decade|day|spring|summer|autumn|fall|winter|morning|note|report|paper|study|article|brief|book|time)\b)\p{Ll}{3,}|similar (?:story|stories|case|cases|incident|incidents|event|events|pattern|fate)\b|(?:year|years|month|months|week|weeks|decade|days?)(?: or (?:so|two))? (?:earlier|later)\b|at the time\b|back then\b)/u
/** What a writer says of the text itself: where it appeared, what it was cut from. */
const ABOUT_THE_TEXT =
  /\b(?:(?:late|latest|last|new|another|more) (?:\w+ )?(?:post|posts|posting|piece|column|updates?|updating)\b|\ba piece for\b|\bcatching up\b|this (?:post|posting|piece|column)\b|(?:edited|abridged) (?:extract|excerpt|version)|(?:first|originally|also) (?:appeared|published)|republished|cross-?posted|book promotion|this time (?:from|for|in)\b)/iu

/**
 * What each feature of a sentence adds to the log-odds that it is worth a card: a logistic regression with a ridge on
 * the tuning set of the evaluation, rounded, with our own judgement where the set has few cases.
 */
const WEIGHTS = {
  base: -1.75,
  money: 0.7,
  percent: 0.9,
  largeCount: 0.7,
  count: 0.35,
  smallCount: 0.6,
  severalFigures: 0.45,
  year: 0.5,
  otherDate: 0.45,
  event: 0.5,
  claim: 0.15,
  thesis: 1.6,
  argument: 0.5,
  quote: -0.35,
  person: -0.35,
  organisation: 0.15,
  place: 0.5,
  underTenWords: -0.9,
  underFifteenWords: -0.8,
  overThirtyWords: 0.5,
  overFortyFiveWords: -0.4,
  dangling: -0.2,
  fragment: -1.5,
  firstPerson: -0.3,
  personal: -0.7,
  question: -2.5,
  opensWithQuote: -0.6,
  lead: 0.7,
  headline: 0.5,
  early: 0.5,
  late: -0.25,
  opensBlock: 0.35,
  demand: -0.2,
  compares: 0.35,
  colour: -0.6,
  record: -0.4,
  dependsOnContext: -0.5,
  aboutTheText: -1.5,
  hedge: -0.1,
} as const
type Feature = keyof typeof WEIGHTS

function* featuresOf(
  doc: Document,
  sentence: Sentence,
  inside: readonly Mention[],
  { part, news }: { readonly part: number; readonly news: News },
  resolves: (sentence: Sentence) => boolean,
): Generator<Feature> {
  const words = doc.plain.slice(sentence.start, sentence.end)
  const has = (kind: MentionKind): boolean => inside.some((mention) => mention.kind === kind)
  const counts = inside.filter(({ kind }) => kind === 'count')
  const figures = inside.filter((mention) => isFigure(mention) && !isSmall(doc, mention))
  const count = nameTokensOf(doc.plain, sentence).length
  yield 'base'
  if (has('money')) yield 'money'
  if (has('percent')) yield 'percent'
  if (counts.some((one) => isLarge(one) && !isSmall(doc, one))) yield 'largeCount'
  else if (counts.some((mention) => !isSmall(doc, mention))) yield 'count'
  else if (counts.length > 0) yield 'smallCount'
  if (figures.length > 1) yield 'severalFigures'
  if (inside.some(({ kind, quote }) => kind === 'date' && /\d{4}/u.test(quote))) yield 'year'
  if (inside.some(({ kind, quote }) => kind === 'date' && !/\d{4}/u.test(quote))) yield 'otherDate'
  if (has('event')) yield 'event'
  if (has('claim')) yield 'claim'
  if (has('claim') && thesisIn(doc, sentence)) yield 'thesis'
  else if (inside.some((one) => isArgument(doc, one, inside))) yield 'argument'
  if (has('quote')) yield 'quote'
  if (has('person')) yield 'person'
  if (has('org')) yield 'organisation'
  if (has('place')) yield 'place'
  if (count < 10) yield 'underTenWords'
  if (count < 15) yield 'underFifteenWords'
  if (count > 30) yield 'overThirtyWords'
  if (count > 45) yield 'overFortyFiveWords'
  if (DANGLING.test(words) && !resolves(sentence)) yield 'dangling'
  if (FRAGMENT.test(words.slice(openingOf(doc, sentence) - sentence.start))) yield 'fragment'
  if (isPersonal(words)) yield 'personal'
  else if (isFirstPerson(words)) yield 'firstPerson'
  if (isQuestionSentence(words)) yield 'question'
  if (/^[“"‘]/u.test(words)) yield 'opensWithQuote'
  if (news.lead === sentence.index) yield 'lead'
  if (news.headline === sentence.index) yield 'headline'
  if (part < 0.12) yield 'early'
  if (part > 0.85) yield 'late'
  if (doc.blocks[sentence.block]?.sentences[0]?.index === sentence.index) yield 'opensBlock'
  if (/\b(?:should|must|ought to|needs? to)\b/u.test(unquoted(words))) yield 'demand'
  if (COMPARES.test(words)) yield 'compares'
  if (COLOUR.test(words)) yield 'colour'
  if (RECORD.test(words)) yield 'record'
  if (POINTS_BACK.test(words)) yield 'dependsOnContext'
  if (ABOUT_THE_TEXT.test(words)) yield 'aboutTheText'
  if (inside.some(({ hedge }) => hedge !== null)) yield 'hedge'
}

/** How likely each sentence that facts are drawn from is worth a card, 0 to 1, by index. */
export function* sentenceWorthChunked(
  doc: Document,
  bySentence: ReadonlyMap<number, readonly Mention[]>,
): Generator<void, ReadonlyMap<number, number>> {
  const scores = new Map<number, number>()
  const sentences = bodySentences(doc)
  const news = newsOf(doc)
  const mentions = (index: number) => bySentence.get(index) ?? []
  // “It reported revenue” where the sentence before leaves no doubt who did: a draft says so.
  const resolves = (sentence: Sentence) => referentEdit(doc, sentence, openingOf(doc, sentence), mentions) !== null
  for (const [place, sentence] of sentences.entries()) {
    if (place % STEP_SENTENCES === 0) yield
    const inside = bySentence.get(sentence.index) ?? []
    const kind = doc.blocks[sentence.block]?.kind
    if (inside.length === 0 || kind === 'heading' || kind === 'row') continue
    let sum = 0
    const standing = { part: place / sentences.length, news }
    for (const feature of featuresOf(doc, sentence, inside, standing, resolves)) sum += WEIGHTS[feature]
    scores.set(sentence.index, 1 / (1 + Math.exp(-sum)))
  }
  return scores
}
