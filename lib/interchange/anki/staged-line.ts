import type { AnkiReview } from './anki-package'
import { PACKED_KINDS } from './packed-reviews'
import type { StagedCard, StagedNote } from './staged-note'

/** PostgreSQL stores no text with a null character. */
const withoutNull = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value

/** A value as a line of JSON, whose texts have no null characters. */
export const lineOf = (value: object): string => {
  const line = JSON.stringify(value)
  // Looking at each value costs more than writing it, and hardly any has one.
  return line.includes('\\u0000') ? JSON.stringify(value, withoutNull) : line
}

/** How many numbers a review takes. */
const NUMBERS = 6

type FlatCard = Omit<StagedCard, 'reviews'> & { readonly reviews: readonly number[] }
type FlatNote = Omit<StagedNote, 'cards'> & { readonly cards: readonly FlatCard[] }

const flat = (reviews: readonly AnkiReview[]): readonly number[] =>
  reviews.flatMap(({ id, rating, kind, interval, tookMs, ease }) => [
    id,
    rating,
    PACKED_KINDS.indexOf(kind),
    interval,
    tookMs,
    ease,
  ])

const reviewsOf = (cardId: number, numbers: readonly number[]): readonly AnkiReview[] => {
  const reviews: AnkiReview[] = []
  for (let at = 0; at < numbers.length; at += NUMBERS) {
    reviews.push({
      id: numbers[at] ?? 0,
      cardId,
      rating: (numbers[at + 1] ?? 0) as AnkiReview['rating'], // as `flat` wrote it
      kind: PACKED_KINDS[numbers[at + 2] ?? 0] ?? 'learn',
      interval: numbers[at + 3] ?? 0,
      tookMs: numbers[at + 4] ?? 0,
      ease: numbers[at + 5] ?? 0,
    })
  }
  return reviews
}

/** A note as a line of a file: a million reviews as numbers are a third of what they are as objects. */
export const noteLine = (note: StagedNote): string => {
  const cards = note.cards.map((card): FlatCard => ({ ...card, reviews: flat(card.reviews) }))
  return lineOf({ ...note, cards } satisfies FlatNote)
}

/** The note of a line that `noteLine` wrote. */
export const noteOfLine = (line: string): StagedNote => {
  const note = JSON.parse(line) as FlatNote // as `noteLine` wrote it
  return { ...note, cards: note.cards.map((card) => ({ ...card, reviews: reviewsOf(card.anki.id, card.reviews) })) }
}
