import type { AnkiReview } from './anki-package'

/** The kinds of reviews by the numbers that stand for them in Anki, and where reviews are packed. */
export const PACKED_KINDS = [
  'learn',
  'review',
  'relearn',
  'filtered',
  'manual',
  'rescheduled',
] as const satisfies AnkiReview['kind'][]

/** How many numbers a review takes. */
const NUMBERS = 6
const FIRST_SIZE = 4_096 * NUMBERS

/** The reviews of a card by time, six numbers each: a third of what they take in a line as objects. */
export type PackedReviews = readonly number[]

/**
 * Finds the packed reviews of a card. All of a package are held as numbers, so that a million of them fit into memory.
 * @param reviews by card, then by time, as a package gives them
 */
export const packReviews = (reviews: Iterable<AnkiReview>): ((cardId: number) => PackedReviews) => {
  let numbers = new Float64Array(FIRST_SIZE)
  let end = 0
  const places = new Map<number, { readonly from: number; to: number }>()
  for (const { id, cardId, rating, kind, interval, tookMs, ease } of reviews) {
    if (end === numbers.length) {
      const longer = new Float64Array(end * 2)
      longer.set(numbers)
      numbers = longer
    }
    const place = places.get(cardId) ?? { from: end, to: end }
    places.set(cardId, place)
    numbers.set([id, rating, PACKED_KINDS.indexOf(kind), interval, tookMs, ease], end)
    end += NUMBERS
    place.to = end
  }
  return (cardId) => {
    const place = places.get(cardId)
    return place ? [...numbers.subarray(place.from, place.to)] : []
  }
}

/** Packed reviews as they were. */
export const unpackedReviews = (cardId: number, numbers: PackedReviews): readonly AnkiReview[] =>
  Array.from({ length: numbers.length / NUMBERS }, (_, place) => {
    const [id = 0, rating = 0, kind = 0, interval = 0, tookMs = 0, ease = 0] = numbers.slice(
      place * NUMBERS,
      (place + 1) * NUMBERS,
    )
    return {
      id,
      cardId,
      rating: rating as AnkiReview['rating'], // as it was packed
      kind: PACKED_KINDS[kind] ?? 'learn',
      interval,
      tookMs,
      ease,
    }
  })
