import { lowerAt, type Token } from '../figures/tokens'
import { DOUBTFUL, FUTURE, PAST, SAID } from '../words/en/dates'
import type { Day } from './calendar'

/** What a sentence and the text around it say about when things happen. */
export type DateContext = {
  /** When the text was published; null leaves relative dates unresolved. */
  readonly published: Day | null
  /** The sentence names another year than that of publication. */
  readonly sameSentence: boolean
  /** It names an earlier one. */
  readonly sameSentenceEarlier: boolean
  /** It does, or one of the three before it names an earlier one. */
  readonly elsewhere: boolean
  /** The year that the text is the report of; null where it is no report of a year. */
  readonly reportedYear: number | null
  /** What “that year” means: the one year that the sentences shortly before name; null where they name none or several. */
  readonly thatYear: number | null
  /** The year of which a text about long ago tells here; null in any other text. */
  readonly toldYear: ToldYear | null
  /** The text is about long ago, and the sentence does not say that it is about today: a day without a year may be of any year. */
  readonly isLongAgo: boolean
}

/** A year that a text about long ago named last, the month it named with it, and how many sentences ago. */
export type ToldYear = { readonly year: number; readonly month: number | null; readonly sentencesAgo: number }

export type Tense = 'past' | 'future' | null

/** Words before a date that are looked at, without those of figures: a verb further off belongs to something else. */
const LOOK = 7
const OF_FIGURES = /^(?:a|an|the|of|by|to|per|cent|percent|point|points|million|billion|quarter)$/

/**
 * Whether what happens at a token lies ahead or behind, by the nearest verb before it in its clause: “voted Tuesday to …”
 * is past, “is to be signed on Friday” is future. A date that opens the sentence belongs to the first verb behind it.
 * Null where none tells.
 */
export function tenseAt(tokens: readonly Token[], at: number): Tense {
  let words = 0
  for (let back = 1; words <= LOOK && back < at; back += 1) {
    const token = tokens[at - back]
    if (!token || (token.kind === 'sign' && CLAUSE_ENDS.test(token.text))) return null
    if (token.kind === 'word' && !OF_FIGURES.test(token.lower)) words += 1
    if (words > LOOK) return null
    const tense = tellingAt(tokens, at - back)
    if (tense !== undefined) return tense
  }
  return at <= OPENING_TOKENS ? tenseAfter(tokens, at) : null
}

/** Whether the word right behind a date is a verb of the past: “the court on Friday ruled”. */
export const isBeforePast = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1]
  return next !== undefined && next.kind === 'word' && next.lower === next.text && tellingAt(tokens, at + 1) === 'past'
}

/** “On Tuesday”, “Early in June”. */
const OPENING_TOKENS = 3
const LOOK_AHEAD = 14
const CLAUSE_ENDS = /^[,;:“”"‘'()—–|]$/u

function tenseAfter(tokens: readonly Token[], at: number): Tense {
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead += 1) {
    const token = tokens[at + ahead]
    if (!token || /^[;:“"‘(—|]$/u.test(token.text)) return null
    const tense = tellingAt(tokens, at + ahead)
    if (tense !== undefined) return tense
  }
  return null
}

/** What the word at a token says of time: null where it may be either, undefined where it says nothing. */
function tellingAt(tokens: readonly Token[], at: number): Tense | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word' || isNameOfVerb(token, at)) return undefined
  if (isExpected(tokens, at)) return 'future'
  if (DOUBTFUL.has(token.lower)) return null
  if (isOfLaw(tokens, at)) return 'future'
  // “was due to open on Monday” may have opened.
  const isPlan = FUTURE.has(token.lower)
  if (isPlan)
    return /^(?:was|were|had|been)$/.test(lowerAt(tokens, at - 1)) ||
      (BARE_PLANS.test(token.lower) && !/^(?:is|are|be|'s)$/.test(lowerAt(tokens, at - 1)))
      ? null
      : 'future'
  if (!isPast(token)) return undefined
  if (isPresent(tokens, at)) return null
  return looksAhead(tokens, at) ? 'future' : 'past'
}

/** “is expected to begin”: it has not begun on the day of writing. */
const isExpected = (tokens: readonly Token[], at: number): boolean =>
  /^(?:expected|forecast|projected|predicted|supposed|intended)$/.test(lowerAt(tokens, at)) &&
  lowerAt(tokens, at + 1) === 'to' &&
  [1, 2].some((back) => /^(?:is|are|'s|’s)$/.test(lowerAt(tokens, at - back)))

/** “the ban takes effect”, “comes into force”: laws are told of in the present before they hold. */
const isOfLaw = (tokens: readonly Token[], at: number): boolean =>
  (lowerAt(tokens, at) === 'effect' && /^takes?$/.test(lowerAt(tokens, at - 1))) ||
  (lowerAt(tokens, at) === 'force' && lowerAt(tokens, at - 1) === 'into' && /^comes?$/.test(lowerAt(tokens, at - 2)))

/** “Will Kestrel”, “in May”: with a capital inside a sentence no verb stands. */
const isNameOfVerb = (token: Token, at: number): boolean => at > 0 && /^(?:Will|May|Might|Can)$/.test(token.text)

/** Participles that are past as well: “they planned to meet”. */
const BARE_PLANS = /^(?:planned|scheduled|set)$/

const tenses = new WeakMap<readonly Token[], { readonly tense: Tense }>()

/** The tense that the verbs of a whole sentence agree on, null where they do not. Each sentence is read once. */
export function tenseOf(tokens: readonly Token[]): Tense {
  const known = tenses.get(tokens)
  if (known) return known.tense
  const past = tokens.some(isPast)
  const future = tokens.some(
    (token, at) => !isNameOfVerb(token, at) && (FUTURE.has(token.lower) || DOUBTFUL.has(token.lower)),
  )
  const tense = past === future ? null : past ? 'past' : 'future'
  tenses.set(tokens, { tense })
  return tense
}

/** Whether a sentence tells of the past alone and reports nobody’s words, which may be of another time. */
export const tellsOfPastOnly = (tokens: readonly Token[]): boolean =>
  tenseOf(tokens) === 'past' &&
  !tokens.some(({ lower }) => SAID.has(lower) || /^(?:told|hoped|agreed|asked)$/.test(lower))

/** “is signed”, “are held”: no time is said. */
const isPresent = (tokens: readonly Token[], at: number): boolean =>
  /^(?:is|are|gets|being)$/.test(lowerAt(tokens, at - 1))

/** Years before publication that a sentence of today may follow without telling of them. */
const LATELY_YEARS = 2
const NOW = /\b(?:this (?:month|week)|last (?:month|week)|yesterday|(?:weeks|months) ago)\b/iu

/**
 * Whether a sentence is back at the time of writing though the ones before it named an earlier year: it says “two months
 * ago”, or tells in the present of a text whose last year is not long over.
 */
export function tellsOfNow(
  words: string,
  tokens: readonly Token[],
  lastYears: readonly number[],
  published: Day | null,
): boolean {
  if (published === null || lastYears.length === 0) return false
  if (NOW.test(words)) return true
  const isLately = lastYears.every((year) => year >= published.year - LATELY_YEARS)
  if (!isLately || CHANGED.test(words)) return false
  return tokens.some(
    ({ lower }, at) => IN_THE_PRESENT.test(lower) && !/^(?:which|who|that|what)$/.test(lowerAt(tokens, at - 1)),
  )
}

/** Words of somebody, and those that say that a thing was otherwise before: “sold its cranes in May and is now empty”. */
const CHANGED = /[“"‘]|\b(?:[Nn]ow|[Ss]till|[Tt]oday)\b|\bsince (?:\d{1,2} )?[A-Z]/u

const IN_THE_PRESENT = /^(?:is|are|has|have|will|takes)$/

/** “said on 3 May”, “wrote in June”: news of the day, whatever the sentences before tell of. */
export const saysOn = (tokens: readonly Token[], at: number): boolean =>
  SAID.has(lowerAt(tokens, /^(?:on|in)$/.test(lowerAt(tokens, at - 1)) ? at - 2 : at - 1))

/** What opens, begins or ends on a day in the present tense does so by a plan: “The consultation opens on Friday”. */
export function isByPlan(tokens: readonly Token[], at: number): boolean {
  if (lowerAt(tokens, at - 1) !== 'on' || tokens.some(({ lower }) => /^(?:if|unless|would|could|every)$/.test(lower)))
    return false
  for (let back = 2; back <= 6; back += 1) {
    const token = tokens[at - back]
    if (token?.kind !== 'word') return false
    if (BY_PLAN.test(token.lower))
      return !/^(?:always|usually|often|normally|the|its)$/.test(lowerAt(tokens, at - back - 1))
    if (tellingAt(tokens, at - back) !== undefined) return false
  }
  return false
}

const BY_PLAN = /^(?:opens|reopens|starts|begins|closes|meets|expires|resumes|flies|convenes)$/

/** “to be signed”, “will be held": the participle says nothing about time. */
function looksAhead(tokens: readonly Token[], at: number): boolean {
  if (lowerAt(tokens, at - 1) !== 'be') return false
  return !DOUBTFUL.has(lowerAt(tokens, at - 2))
}

const isPast = (token: Token): boolean =>
  token.kind === 'word' && (PAST.has(token.lower) || /[a-z]{2,}ed$/u.test(token.text))
