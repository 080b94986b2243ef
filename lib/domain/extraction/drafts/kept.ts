import { contentWords } from './content-words'

/** What a reader sees of a draft, and of where it comes from. */
export type SeenDraft = {
  /** The question, or the sentence with `GAP` in the place of the words that it hides. */
  readonly front: string
  readonly answer: string
  /** The words of the text that it is drawn from. */
  readonly passage: string
  readonly title: string
  /** Whether the line above the card shows the title: it does not where the title gives the answer away. */
  readonly isTitleShown: boolean
  /** How far into the text its passage begins, from 0 to 1. */
  readonly part: number
}

export const GAP = '[...]'

const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec'
const NAME = new RegExp(`(?<!^|[.:;?“"] ?)(?<![\\p{L}\\d])(?!(?:${MONTH}|According|I)\\b)\\p{Lu}[\\p{L}&’'.-]+`, 'gu')
/** “[Kenya:] ”, and a date in brackets. */
const TOPIC = /^\[[^\][]{2,80}:\] /u
const DATE_IN_BRACKETS = / ?\[[^\]]*\d{4}[^\]]*\]/gu
const YEAR = /\b(?:1[5-9]|20)\d\d\b/u
const DAY = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th)? (?:${MONTH})|(?:${MONTH})\\.? \\d{1,2}(?!\\d)|\\b(?:FY ?)?(?:1[5-9]|20)\\d\\d(?:[–/-]\\d\\d(?:\\d\\d)?)?|mid-\\d{4}s?`,
  'gu',
)
const FIGURE =
  /(?<![\p{L}\d.,-])(?:\p{Sc}|[A-Z]{1,3}\p{Sc}?)?\d[\d.,]*(?:\s?(?:%|pc|per ?cent|million|billion|bn|m))?/gu
const NEAR =
  '(?:(?:about|nearly|almost|roughly|around|some|over|under|more than|less than|fewer than|just|at least|approximately|up to) )*'
const SHARE = new RegExp(
  `^${NEAR}(?:(?:an?|one|two|three|four|five|seven|nine)[- ])?(?:half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\\b|^${NEAR}(?:one|two|three|four|five|seven|nine) (?:in|of every|out of) \\p{Ll}+`,
  'iu',
)
const SPAN =
  /^(?:\p{L}+ ){0,3}[\d.,]*-?\p{L}*[ -](?:years?|months?|weeks?|days?|hours?|minutes?|seasons?|summers?|winters?)$/iu
const EXTENT =
  /(?:miles?|km|kilomet(?:re|er)s?|met(?:re|er)s?|square-foot|kilograms?|tonnes?|pounds of|acres|gigawatts|kg|foot|feet|mg)\b/iu
const DATE = new RegExp(
  `^(?:${MONTH})\\b|^(?:early |late |mid-)?(?:1[5-9]|20)\\d\\d|^\\d{1,2} (?:${MONTH})|^the .*\\b(?:(?:1[5-9]|20)\\d\\d|season)`,
  'u',
)
const MONEY = /\p{Sc}|\b(?:dollars|euros|yen|pounds|shillings|crore|soles)\b|^(?:USD|EUR)/u
const FEW = 20
const PRONOUN = /\b(?:it|its|they|their|them|he|she|his|her|this|these|those|there)\b/iu
/** “the sum”, “that change”, with nothing behind it that says which. */
const BARE =
  /\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose) (?:\p{Ll}+-)?(?<noun>\p{Ll}{3,})(?=[,.;?’:]| (?!of\b|that\b|which\b|who\b|whose\b|for\b|in\b|on\b|to\b|between\b|from\b|with\b|at\b|under\b|set\b|where\b)\p{Ll})/gu
const GENERAL =
  /^(?:years?|months?|weeks?|days?|time|end|start|beginning|public|people|world|country|first|second|third|next|last|past|number|share|same|rest|most|poor|rich)$/u
const LIFE =
  /\b(?:born|founded|founder|joined|joins|career|chairman|took over|retired?|successor|physician|graduated)\b/iu

/**
 * What each thing about a draft adds to the log-odds that a reader keeps it: a logistic regression with a ridge of 4 on the
 * 480 marks that two readers gave the first drafts of the open set (`tests/eval/marks`, `npm run eval -- --fit`), rounded.
 */
const WEIGHTS = {
  base: 0.5,
  cloze: -0.75,
  longCloze: -0.2,
  veryLongCloze: -0.35,
  shortCloze: -0.3,
  shortQuestion: -0.3,
  fullQuestion: 0.75,
  noName: -0.2,
  manyNames: -0.25,
  year: 0.3,
  severalFigures: -0.1,
  shareAsked: 0.3,
  dateAsked: -0.3,
  dateInCloze: -0.35,
  money: 0.3,
  count: 0.3,
  nothingOfTitle: -0.2,
  muchOfTitle: 0.2,
  titleHidden: -0.4,
  bareNouns: -0.2,
  pronoun: -0.15,
  givenName: -0.3,
  completed: 0.45,
  cut: -0.4,
  life: -0.2,
  demand: -0.2,
  joined: -0.5,
  relative: -0.3,
  early: 0.35,
  late: -0.4,
} as const
export type KeptFeature = keyof typeof WEIGHTS

/** A draft that is less likely to be kept is no first offer. */
export const LEAST_LIKELY = 0.5
/** What the news comes to is one for longer: a reader looks for it. */
export const LEAST_LIKELY_NEWS = 0.2
/** Reasons and views are few, and a text that argues is about them. */
export const LEAST_LIKELY_ARGUMENT = 0.3

const wordsOf = (words: string): number => words.split(/\s+/u).filter((word) => word !== '').length

function* ofLength(words: number, isCloze: boolean): Generator<KeptFeature> {
  if (!isCloze) {
    if (words <= 12) yield 'shortQuestion'
    if (words >= 19) yield 'fullQuestion'
    return
  }
  yield 'cloze'
  if (words > 24) yield 'longCloze'
  if (words > 32) yield 'veryLongCloze'
  if (words < 16) yield 'shortCloze'
}

function* ofAnswer(answer: string, isCloze: boolean): Generator<KeptFeature> {
  if (SHARE.test(answer)) {
    if (!isCloze) yield 'shareAsked'
  } else if (SPAN.test(answer) || EXTENT.test(answer)) return
  else if (DATE.test(answer)) yield isCloze ? 'dateInCloze' : 'dateAsked'
  else if (MONEY.test(answer)) yield 'money'
  else if (!/%|per ?cent|pc\b/u.test(answer) && Number(/\d[\d,]*/u.exec(answer)?.[0].replaceAll(',', '')) >= FEW)
    yield 'count'
}

function* ofNames(front: string, shown: string, title: string): Generator<KeptFeature> {
  const names = new Set(shown.match(NAME) ?? [])
  if (names.size === 0) yield 'noName'
  if (names.size >= 3) yield 'manyNames'
  const titled = contentWords(title)
  const shared = [...contentWords(shown)].filter((word) => titled.has(word)).length
  if (shared === 0) yield 'nothingOfTitle'
  if (shared >= 3) yield 'muchOfTitle'
  const bare = [...shown.matchAll(BARE)].filter(({ groups }) => {
    const noun = groups?.noun ?? ''
    return !GENERAL.test(noun) && ![...contentWords(noun)].some((word) => titled.has(word))
  })
  if (bare.length > 1) yield 'bareNouns'
  const pronoun = PRONOUN.exec(shown)
  if (pronoun && (shown.slice(0, pronoun.index).match(NAME) ?? []).length === 0) yield 'pronoun'
  if (/\[\p{Lu}[\p{L}.’'-]+\] \p{Lu}/u.test(shown)) yield 'givenName'
  else if (TOPIC.test(front) || /\[[^\]\d]{3,}\]/u.test(shown)) yield 'completed'
}

/** What a draft has that tells whether a reader keeps it. */
export function* keptFeatures({
  front,
  answer,
  passage,
  title,
  isTitleShown,
  part,
}: SeenDraft): Generator<KeptFeature> {
  const isCloze = front.includes(GAP)
  const shown = front.replaceAll(GAP, '').replace(TOPIC, '').replace(DATE_IN_BRACKETS, ' 2000')
  const words = wordsOf(front)
  yield 'base'
  yield* ofLength(words, isCloze)
  yield* ofAnswer(answer, isCloze)
  yield* ofNames(front, shown, title)
  if (YEAR.test(shown)) yield 'year'
  if ((shown.replace(DAY, '').match(FIGURE) ?? []).length >= 2) yield 'severalFigures'
  if (!isTitleShown) yield 'titleHidden'
  if (wordsOf(passage) > 18 && words < wordsOf(passage) * 0.45) yield 'cut'
  if (LIFE.test(shown)) yield 'life'
  if (/\b(?:should|must|ought)\b/u.test(shown)) yield 'demand'
  if (/;|: /u.test(shown)) yield 'joined'
  if (/, (?:which|who|whose|where|and|but)\b/u.test(shown)) yield 'relative'
  if (part < 0.15) yield 'early'
  if (part > 0.75) yield 'late'
}

/** How likely a reader keeps a draft as it is, 0 to 1. */
export function keptChance(shown: SeenDraft): number {
  let sum = 0
  for (const feature of keptFeatures(shown)) sum += WEIGHTS[feature]
  return 1 / (1 + Math.exp(-sum))
}
