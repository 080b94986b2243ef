import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '../../library'
import { RATINGS } from '../../scheduling/memory'
import { asOfMatchOf, isDate } from './as-of-match'
import {
  CARD_CONDITIONS,
  CARD_PROPERTIES,
  type CardProperty,
  type CardSearch,
  type CardTerm,
  COMPARISONS,
  type NameKey,
  OPTIONAL_NAMES,
  RECENT_EVENTS,
  STALE_REASONS,
} from './card-search'
import { type CardSearchErrorCode, SearchProblem } from './search-error'

/** What is written after a key, and where: `pattern` with only the escapes of a pattern, `text` with none. */
export type TermValue = {
  readonly pattern: string
  readonly text: string
  readonly at: number
  readonly length: number
}

/** Nobody asks for more days: it is the longest interval. */
const MOST_DAYS = 36_500

const problem = (code: CardSearchErrorCode, { at, length }: TermValue, message: string): SearchProblem =>
  new SearchProblem(code, at, Math.max(1, length), message)

const listed = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

const oneOf = <T extends string>(
  words: readonly T[],
  value: TermValue,
  key: string,
  code: CardSearchErrorCode = 'invalid-value',
): T => {
  const found = words.find((word) => word === value.text)
  if (found === undefined) throw problem(code, value, `After “${key}:”, write ${listed(words)}.`)
  return found
}

const daysOf = (text: string, value: TermValue, key: string): number => {
  if (!/^\d{1,9}$/.test(text))
    throw problem('invalid-whole-number', value, `After “${key}:”, write a number of days: “${key}:7”.`)
  return Math.min(MOST_DAYS, Math.max(1, Number(text)))
}

const nameTerm = (of: NameKey, value: TermValue): CardTerm => {
  if (value.text === '') throw problem('missing-value', value, 'Write a name after the colon.')
  if (value.pattern === 'none' && OPTIONAL_NAMES.has(of)) return { kind: 'name', of, match: { kind: 'none' } }
  return { kind: 'name', of, match: { kind: 'pattern', pattern: value.pattern } }
}

const ratedTerm = (value: TermValue): CardTerm => {
  const [days = '', ...grade] = value.text.split(':')
  const count = daysOf(days, value, 'rated')
  if (grade.length === 0) return { kind: 'rated', days: count, rating: null }
  const rating = RATINGS.find((one) => String(one) === grade.join(':'))
  if (rating === undefined)
    throw problem(
      'invalid-answer-button',
      value,
      'The grade is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy): “rated:7:1”.',
    )
  return { kind: 'rated', days: count, rating }
}

const EXAMPLES: Readonly<Record<CardProperty, string>> = {
  s: '21.5',
  d: '7',
  r: '0.9 or 90%',
  ivl: '10',
  due: '-1',
  reps: '5',
  lapses: '3',
}

/** The bounds of difficulty in FSRS; Anki shows them as 0 and 1. */
const [EASIEST, HARDEST] = [1, 10]

const numberOf = (property: CardProperty, typed: string, value: TermValue): number => {
  const isPercent = property === 'r' && typed.endsWith('%')
  const digits = isPercent ? typed.slice(0, -1) : typed
  if (['ivl', 'reps', 'lapses', 'due'].includes(property)) {
    const isWhole = property === 'due' ? /^-?\d{1,9}$/.test(digits) : /^\d{1,9}$/.test(digits)
    if (!isWhole)
      throw problem(
        'invalid-whole-number',
        value,
        `“prop:${property}” compares with a whole number, such as ${EXAMPLES[property]}.`,
      )
  } else if (!/^\d{1,9}(?:\.\d{1,6})?$/.test(digits)) {
    throw problem('invalid-number', value, `“prop:${property}” compares with a number, such as ${EXAMPLES[property]}.`)
  }
  if (property === 'd' && Number(digits) < EASIEST) {
    const here = Number((EASIEST + Number(digits) * (HARDEST - EASIEST)).toFixed(1))
    throw problem(
      'invalid-number',
      value,
      `Difficulty goes from 1 to 10, not from 0 to 1 as in Anki. Write ${here} for ${digits}.`,
    )
  }
  // `|| 0`: there is no −0 in a search.
  return (isPercent ? Number((Number(digits) / 100).toFixed(6)) : Number(digits)) || 0
}

const propertyTerm = (value: TermValue): CardTerm => {
  const property = [...CARD_PROPERTIES]
    .sort((a, b) => b.length - a.length)
    .find((name) => value.text.startsWith(name) && !/^[a-z]/.test(value.text.slice(name.length)))
  if (property === undefined)
    throw problem('invalid-property', value, `After “prop:”, write ${listed(CARD_PROPERTIES)}: “prop:ivl>=10”.`)
  const rest = value.text.slice(property.length)
  const comparison = COMPARISONS.find((sign) => rest.startsWith(sign))
  if (comparison === undefined)
    throw problem('invalid-comparison', value, `After “prop:${property}”, write =, !=, <, >, <= or >= and a number.`)
  return {
    kind: 'property',
    property,
    comparison,
    value: numberOf(property, rest.slice(comparison.length), value),
  }
}

const flagTerm = (value: TermValue): CardTerm => {
  if (!/^[0-7]$/.test(value.text))
    throw problem('invalid-flag', value, 'After “flag:”, write a number from 0 (no flag) to 7.')
  return { kind: 'flag', flag: Number(value.text) }
}

const idsTerm = (of: 'card' | 'fact', value: TermValue): CardTerm => {
  const ids = value.text.split(',')
  if (ids.includes(''))
    throw problem('invalid-value', value, 'Write one id, or several with commas between them and no spaces.')
  return { kind: 'ids', of, ids }
}

const asOfTerm = (value: TermValue): CardTerm => {
  const match = asOfMatchOf(value.text)
  if (match === null)
    throw problem(
      'invalid-date',
      value,
      'Write a date such as 2022, 2022-03 or 2022-03-17, or a range: “asof:2021/2023”.',
    )
  return { kind: 'as-of', match }
}

const dueByTerm = (value: TermValue): CardTerm => {
  if (!isDate(value.text)) throw problem('invalid-date', value, 'Write a date as in “dueby:2026-12-05”.')
  return { kind: 'due-by', date: value.text }
}

const sourceTerm = (value: TermValue): CardTerm => {
  oneOf(['none'], value, 'source')
  return { kind: 'no-source' }
}

const importTerm = (value: TermValue): CardTerm => {
  if (value.text === '') throw problem('missing-value', value, 'Write the id of an import after the colon.')
  return { kind: 'import', id: value.text }
}

/** What Anki writes as tags and is a state of cards here: `tag:` finds both. */
const STATE_TAGS = ['leech', 'marked'] as const

const tagTerm = (value: TermValue): CardSearch => {
  const topic = nameTerm('topic', value)
  const condition = STATE_TAGS.find((tag) => tag === value.pattern.toLowerCase())
  return condition === undefined ? topic : { kind: 'any', of: [topic, { kind: 'condition', condition }] }
}

const names = (of: NameKey) => (value: TermValue) => nameTerm(of, value)

/** Every key of the grammar. */
export const TERM_READERS: ReadonlyMap<string, (value: TermValue) => CardSearch> = new Map(
  Object.entries({
    deck: names('deck'),
    tag: tagTerm,
    topic: names('topic'),
    person: names('person'),
    place: names('place'),
    about: names('about'),
    article: names('article'),
    briefing: names('briefing'),
    is: (value: TermValue): CardTerm => ({
      kind: 'condition',
      condition: oneOf(CARD_CONDITIONS, value, 'is', 'invalid-state'),
    }),
    rated: ratedTerm,
    ...Object.fromEntries(
      RECENT_EVENTS.map((event) => [
        event,
        (value: TermValue): CardTerm => ({ kind: 'recent', event, days: daysOf(value.text, value, event) }),
      ]),
    ),
    prop: propertyTerm,
    flag: flagTerm,
    cid: (value: TermValue) => idsTerm('card', value),
    nid: (value: TermValue) => idsTerm('fact', value),
    kind: (value: TermValue): CardTerm => ({ kind: 'fact-kind', factKind: oneOf(FACT_KINDS, value, 'kind') }),
    form: (value: TermValue): CardTerm => ({ kind: 'form', form: oneOf(CARD_FORMS, value, 'form') }),
    weight: (value: TermValue): CardTerm => ({ kind: 'weight', weight: oneOf(WEIGHTS, value, 'weight') }),
    asof: asOfTerm,
    dueby: dueByTerm,
    stale: (value: TermValue): CardTerm => ({ kind: 'stale', reason: oneOf(STALE_REASONS, value, 'stale') }),
    source: sourceTerm,
    import: importTerm,
  }),
)

/** What takes the place of keys that Anki has and this grammar does not. */
const INSTEAD: Readonly<Record<string, string>> = {
  note: 'There are no note types. “form:” finds questions or clozes, “kind:” the kind of fact.',
  card: 'Use “form:” for the form of card.',
  front: 'Write the words without a key: they are looked for on both sides.',
  back: 'Write the words without a key: they are looked for on both sides.',
  mid: 'There are no note types. “form:” finds questions or clozes, “kind:” the kind of fact.',
  did: 'Use “deck:” with the name of the deck.',
  dupe: 'Duplicates are listed under Facts to check.',
  re: 'Regular expressions are not read. “*” is any number of characters, “_” is one.',
  w: 'Write the words without a key.',
  nc: 'Write the words without a key: accents are ignored anyway.',
  resched: 'Dates that were set are not searched.',
}

/** What to say of a key that does not exist. */
export const unknownKeyWords = (key: string): string => {
  const instead = INSTEAD[key]
  return instead === undefined
    ? `There is no search term “${key}:”. To find the colon itself, write \\: or put the words in quotes.`
    : `There is no search term “${key}:”. ${instead}`
}
