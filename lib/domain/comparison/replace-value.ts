import { formatEdtf, parseEdtf } from '../content/edtf'
import { CONTENT_DATES } from '../format/date-style'
import type { CardForm } from '../library'

/** What replacing a value goes through: the texts of a fact and its cards. */
export type ReplaceableFact<Card extends ReplaceableCard = ReplaceableCard> = {
  readonly statement: string
  readonly asOf: string | null
  readonly cards: readonly Card[]
  readonly topics?: readonly string[]
  readonly people?: readonly string[]
  readonly places?: readonly string[]
}

export type ReplaceableCard = {
  readonly form: CardForm
  readonly front: string
  readonly back: string
  readonly aliases: readonly string[]
}

const literally = (text: string): string => text.replace(/[$.*+?^()|[\]{}\\]/gu, '\\$&')

/** A text wherever it stands by itself: “190” does not stand in “1,900” or “190.5”. */
const standing = (text: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}]|\\p{N}[.,])${literally(text)}(?!\\p{L}|\\p{N}|[.,]\\p{N})`, 'gu')

/** Where a value stands by itself in a text, as UTF-16 offsets in order, each looked for when it is asked for. */
export function* placesOf(value: string, text: string): Generator<number> {
  if (value.trim() === '') return
  for (const { index } of text.matchAll(standing(value.trim()))) yield index
}

/** Whether a value can stand in a card: the signs of a cloze would be read as such. */
export const isPlainValue = (value: string): boolean => value.trim() !== '' && !/\{\{|\}\}|::/u.test(value)

/** A text with “as of” one date turned into “as of” another; dates of events stay. */
const withDate = (text: string, from: string | null, to: string | null): string => {
  if (from === null || to === null || from === to || parseEdtf(from) === null || parseEdtf(to) === null) return text
  const asOf = new RegExp(`(\\bas of )${literally(formatEdtf(from, CONTENT_DATES))}(?![\\p{L}\\p{N}])`, 'giu')
  return text.replace(asOf, (_, words: string) => words + formatEdtf(to, CONTENT_DATES))
}

/** The fact as it held at another date: the date itself, and where its texts say “as of”. */
export const withAsOf = <Card extends ReplaceableCard, Fact extends ReplaceableFact<Card>>(
  fact: Fact,
  asOf: string | null,
): Fact => ({
  ...fact,
  asOf,
  statement: withDate(fact.statement, fact.asOf, asOf),
  cards: fact.cards.map((card) => ({ ...card, front: withDate(card.front, fact.asOf, asOf) })),
})

const TAGS = ['topics', 'people', 'places'] as const
type Tags = Pick<ReplaceableFact, (typeof TAGS)[number]>

/** The lists of tags in which one was the old value, with the new one in its place. */
function tagsWith(fact: Tags, was: string, now: string): Tags {
  const isOld = (tag: string) => tag.toLowerCase() === was.toLowerCase()
  const changed = TAGS.filter((name) => fact[name]?.some(isOld))
  return Object.fromEntries(
    changed.map((name) => [name, [...new Set(fact[name]?.map((tag) => (isOld(tag) ? now : tag)))]]),
  )
}

/**
 * The fact with another value wherever it gave the old one, in statement and cards, and among its tags where one is the
 * old value. Other spellings of a replaced answer are dropped: they were those of the old one. Null where the old value
 * stands nowhere in statement and cards.
 */
export const withValue = <Card extends ReplaceableCard, Fact extends ReplaceableFact<Card>>(
  fact: Fact,
  was: string,
  now: string,
): Fact | null => {
  const old = standing(was.trim())
  const put = (text: string) => text.replace(old, () => now.trim())
  const statement = put(fact.statement)
  const cards = fact.cards.map((card) => {
    const [front, back] = [put(card.front), put(card.back)]
    const isAnswerNew = back !== card.back || (card.form === 'cloze' && front !== card.front)
    return { ...card, front, back, aliases: isAnswerNew ? [] : card.aliases }
  })
  const isChanged =
    statement !== fact.statement ||
    cards.some((card, at) => card.front !== fact.cards[at]?.front || card.back !== fact.cards[at]?.back)
  return isChanged ? { ...fact, ...tagsWith(fact, was.trim(), now.trim()), statement, cards } : null
}
