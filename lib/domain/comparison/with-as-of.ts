import { formatEdtf, parseEdtf } from '../content/edtf'
import { CONTENT_DATES } from '../format/date-style'

/** The texts of a fact and its cards that may say as of when it holds. */
type DatedFact<Card extends { readonly front: string }> = {
  readonly statement: string
  readonly asOf: string | null
  readonly cards: readonly Card[]
}

const literally = (text: string): string => text.replace(/[$.*+?^()|[\]{}\\]/gu, '\\$&')

/** A text with “as of” one date turned into “as of” another; dates of events stay. */
const withDate = (text: string, from: string | null, to: string | null): string => {
  if (from === null || to === null || from === to || parseEdtf(from) === null || parseEdtf(to) === null) return text
  const asOf = new RegExp(`(\\bas of )${literally(formatEdtf(from, CONTENT_DATES))}(?![\\p{L}\\p{N}])`, 'giu')
  return text.replace(asOf, (_, words: string) => words + formatEdtf(to, CONTENT_DATES))
}

/** The fact as it held at another date: the date itself, and where its texts say “as of”. */
export const withAsOf = <Card extends { readonly front: string }, Fact extends DatedFact<Card>>(
  fact: Fact,
  asOf: string | null,
): Fact => ({
  ...fact,
  asOf,
  statement: withDate(fact.statement, fact.asOf, asOf),
  cards: fact.cards.map((card) => ({ ...card, front: withDate(card.front, fact.asOf, asOf) })),
})
