import { isFirstPerson, isPersonal, isQuestionSentence, unquoted } from '../claims/asides'
import { mentionsBySentence } from '../claims/mentions-by-sentence'
import { thesisIn } from '../claims/theses'
import { bodySentences, type Document, finish, type Sentence, sentenceAt } from '../document'
import type { Mention, MentionKind } from '../mention'
import { nameTokensOf } from '../names/tokens'
import { openingOf } from './cut'
import { referentEdit } from './referents'

const STEP_SENTENCES = 100
const STEP_MENTIONS = 4_000

/** How often a mention of a kind is what a card should ask for, by itself. */
const KIND_WEIGHT: Readonly<Record<MentionKind, number>> = {
  money: 1,
  percent: 1,
  count: 0.9,
  claim: 0.75,
  event: 0.72,
  quote: 0.7,
  date: 0.62,
  person: 0.6,
  org: 0.5,
  place: 0.4,
}

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

const value = (mention: Mention): string => JSON.stringify(mention.value)

export const isFigure = ({ kind }: Mention): boolean => kind === 'money' || kind === 'percent' || kind === 'count'

const countOf = ({ value }: Mention): number | null => {
  if (value === null || typeof value !== 'object' || !('count' in value)) return null
  return typeof value.count === 'number' ? value.count : value.count[1]
}

/** “80 kilometres south of Dakar” tells where a place is. */
const AWAY =
  /^,? (?:(?:to the|due) )?(?:north|south|east|west|up|down|upstream|downstream|off|inland|away)(?:-?(?:east|west))?\b/u

/** A count of few things, of parts of a day or of the way to a place is seldom what one must know. */
export const isSmall = (doc: Document, mention: Mention): boolean => {
  const count = countOf(mention)
  if (mention.kind !== 'count' || count === null) return false
  return (
    count <= 4 ||
    /^(?:times|time|hours?|minutes?|page|pages|decades?)$/.test(mention.unit ?? '') ||
    (count < 10 && /^(?:days?|weeks?)$/.test(mention.unit ?? '')) ||
    AWAY.test(doc.plain.slice(mention.end, mention.end + 24))
  )
}

/** What a card should not hide at all: how far it is to a place, and spans of time such as “three decades”. */
export const isBeside = (doc: Document, mention: Mention): boolean =>
  mention.kind === 'count' &&
  (AWAY.test(doc.plain.slice(mention.end, mention.end + 24)) ||
    (isSmall(doc, mention) && /^(?:hours?|minutes?|days?|weeks?|months?|decades?)$/.test(mention.unit ?? '')))

/** Thousands and millions of people, tonnes or barrels say as much as money does. */
const isLarge = (mention: Mention): boolean => mention.kind === 'count' && (countOf(mention) ?? 0) >= 1000

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
  early: 0.5,
  late: -0.25,
  opensBlock: 0.35,
  demand: -0.2,
  compares: 0.35,
  colour: -0.6,
  record: -0.4,
  pointsBack: -0.5,
  aboutTheText: -1.5,
  hedge: -0.1,
} as const
type Feature = keyof typeof WEIGHTS

function* featuresOf(
  doc: Document,
  sentence: Sentence,
  inside: readonly Mention[],
  part: number,
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
  if (part < 0.12) yield 'early'
  if (part > 0.85) yield 'late'
  if (doc.blocks[sentence.block]?.sentences[0]?.index === sentence.index) yield 'opensBlock'
  if (/\b(?:should|must|ought to|needs? to)\b/u.test(unquoted(words))) yield 'demand'
  if (COMPARES.test(words)) yield 'compares'
  if (COLOUR.test(words)) yield 'colour'
  if (RECORD.test(words)) yield 'record'
  if (POINTS_BACK.test(words)) yield 'pointsBack'
  if (ABOUT_THE_TEXT.test(words)) yield 'aboutTheText'
  if (inside.some(({ hedge }) => hedge !== null)) yield 'hedge'
}

/** How likely each sentence that facts are drawn from is worth a card, 0 to 1, by index. */
function* sentenceScores(
  doc: Document,
  bySentence: ReadonlyMap<number, readonly Mention[]>,
): Generator<void, ReadonlyMap<number, number>> {
  const scores = new Map<number, number>()
  const sentences = bodySentences(doc)
  const mentions = (index: number) => bySentence.get(index) ?? []
  // “It reported revenue” where the sentence before leaves no doubt who did: a draft says so.
  const resolves = (sentence: Sentence) => referentEdit(doc, sentence, openingOf(doc, sentence), mentions) !== null
  for (const [place, sentence] of sentences.entries()) {
    if (place % STEP_SENTENCES === 0) yield
    const inside = bySentence.get(sentence.index) ?? []
    const kind = doc.blocks[sentence.block]?.kind
    if (inside.length === 0 || kind === 'heading' || kind === 'row') continue
    let sum = 0
    for (const feature of featuresOf(doc, sentence, inside, place / sentences.length, resolves)) sum += WEIGHTS[feature]
    scores.set(sentence.index, 1 / (1 + Math.exp(-sum)))
  }
  return scores
}

/** Less for what is not the point of its sentence: what a change began from, an aside, a number by the way. */
function standing(doc: Document, mention: Mention): number {
  if (!isFigure(mention)) return 1
  const before = doc.plain.slice(Math.max(0, mention.start - 60), mention.start)
  const behind = doc.plain.slice(mention.end, mention.end + 90)
  // “rose from 9 percent in 2018 to 23 percent”: where it stands now is what one must know.
  const isStart =
    /\bfrom (?:about |around |some |nearly |roughly |over |under |just )*$/iu.test(before) &&
    /^[^.;:]{0,70} to (?:\p{L}+ ){0,2}[\d$€£¥\p{Sc}]/u.test(behind)
  const isAside = /, (?:which|who|whose) [^,;:]*$/u.test(before)
  const isBare = mention.kind === 'count' && mention.unit === null
  return (isStart ? 0.6 : 1) * (isAside ? 0.8 : 1) * (isBare ? 0.8 : 1)
}

/** Whether a claim is what the text itself comes to: then it says more than a figure beside it. */
function holdsThesis(doc: Document, claim: Mention): boolean {
  const sentence = sentenceAt(doc, claim.start)
  return sentence !== null && thesisIn(doc, sentence) !== null
}

/** How much what anybody would answer counts. */
const GIVEN = 0.4

const isName = ({ kind }: Mention): boolean => kind === 'person' || kind === 'org' || kind === 'place'

/** 1 for what the text names once, less for what it names again and again. */
const rarity = (mention: Mention, times: number): number => (isName(mention) ? 1 / (1 + 0.25 * (times - 1)) : 1)

/** Named so often, or in the title too, a country or a body is what the text is about: anybody puts it into any gap. */
const OFTEN = 6
const OFTEN_WITH_TITLE = 4

const isSubject = (doc: Document, { kind, quote }: Mention, times: number): boolean =>
  (kind === 'place' || kind === 'org') &&
  (times >= OFTEN || (times >= OFTEN_WITH_TITLE && (doc.options.title ?? '').includes(quote)))

/** “the two powers”, “all three countries”: a number that says who is meant, and nothing to know. */
export const isRollCall = (doc: Document, mention: Mention): boolean =>
  mention.kind === 'count' &&
  (countOf(mention) ?? 0) <= 6 &&
  /\b(?:the|these|those|its|their|our|both|all) (?:other |of the )?$/iu.test(
    doc.plain.slice(Math.max(0, mention.start - 14), mention.start),
  )

/**
 * The mentions with their salience, 0 to 1, comparable within one text: what their sentence holds, times how good a
 * question their kind makes, times how rare they are in the text. In the order given.
 */
export function* rankedChunked(doc: Document, found: readonly Mention[]): Generator<void, readonly Mention[]> {
  const bySentence = mentionsBySentence(doc, found)
  yield
  const scores = yield* sentenceScores(doc, bySentence)
  const times = new Map<string, number>()
  for (const [at, mention] of found.entries()) {
    if (at % STEP_MENTIONS === 0) yield
    const said = value(mention)
    times.set(said, (times.get(said) ?? 0) + 1)
  }
  const sentenceOf = new Map<Mention, number>()
  for (const [index, inside] of bySentence)
    for (const mention of inside) sentenceOf.set(mention, scores.get(index) ?? 0)
  const weighed: Mention[] = []
  for (const [at, mention] of found.entries()) {
    if (at % STEP_MENTIONS === 0) yield
    const score = sentenceOf.get(mention) ?? 0
    const weight =
      (mention.kind === 'claim' && holdsThesis(doc, mention) ? 1 : KIND_WEIGHT[mention.kind]) *
      (isSmall(doc, mention) ? 0.5 : 1) *
      standing(doc, mention) *
      rarity(mention, times.get(value(mention)) ?? 1)
    const isGiven = isSubject(doc, mention, times.get(value(mention)) ?? 1)
    // The sentence decides three quarters: the best answer of a poor sentence is still a poor card.
    const salience = score * (0.75 + 0.25 * weight) * (isGiven ? GIVEN : 1)
    weighed.push({ ...mention, salience: Math.round(salience * 1000) / 1000 })
  }
  return weighed
}

/** The mentions with their salience, all at once; see `rankedChunked`. */
export const ranked = (doc: Document, found: readonly Mention[]): readonly Mention[] =>
  finish(rankedChunked(doc, found))

/** “Main image credit: …”: what stands under a picture. */
const CAPTION = /^(?:main )?(?:image|photo|picture|photograph|illustration)s?(?:,? (?:credit|courtesy|by)\b|:)/iu

/** Whether nothing should be drafted from a sentence at all: a heading, a question, a caption, a byline without a full stop. */
export function isBarren(doc: Document, sentence: Sentence): boolean {
  const words = doc.plain.slice(sentence.start, sentence.end)
  const kind = doc.blocks[sentence.block]?.kind
  if (kind === 'heading' || kind === 'row' || isQuestionSentence(words) || CAPTION.test(words)) return true
  return kind !== 'item' && !/[.!?:;…](?:["”’')\]*_]|\uFFFC|\s)*$/u.test(words)
}
