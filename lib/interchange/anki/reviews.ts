import type { AnkiReview } from './anki-package'
import type { Collection } from './collection'
import type { AnkiProblems } from './import-problems'
import { wholeNumberIn } from './values'

/** The kinds of reviews by the numbers that stand for them in Anki, and where reviews are packed. */
export const PACKED_KINDS = [
  'learn',
  'review',
  'relearn',
  'filtered',
  'manual',
  'rescheduled',
] as const satisfies AnkiReview['kind'][]

/** Anki is younger: a review before 2006 has a wrong date. */
const FIRST_REVIEW = Date.UTC(2006, 0, 1)
const MOST_INTERVAL_SECONDS = 10 * 365 * 86_400
const MOST_INTERVAL_DAYS = 36_500 * 4
const LONGEST_ANSWER_MS = 86_400_000

const WITHOUT_BUTTON: ReadonlySet<AnkiReview['kind']> = new Set(['manual', 'rescheduled'])
const RATINGS = [0, 1, 2, 3, 4] as const

/**
 * Sorted by SQLite, which uses temporary files if there are many: an index of the file could be wrong. No join: the
 * file's statistics may say that there are hardly any cards, and then SQLite would go through all of them for each review.
 */
const REVIEWS = `SELECT r.id, r.cid, r.ease, r.ivl, r.factor, r.time, r.type,
  NOT EXISTS (SELECT 1 FROM cards c WHERE c.id = r.cid) FROM revlog r NOT INDEXED ORDER BY r.cid, r.id`

type ReadingReviews = {
  readonly collection: Collection
  /** Whether learning steps have the three buttons of Anki 2.0: 2 is Good and 3 is Easy. */
  readonly hasThreeButtons: boolean
  /** Reviews later than this instant are left out. */
  readonly now: number
  /** Emptied first. */
  readonly problems: AnkiProblems
}

const reviewOf = (row: readonly unknown[], hasThreeButtons: boolean): AnkiReview | null => {
  const [id, cardId, interval] = [wholeNumberIn(row[0]), wholeNumberIn(row[1]), wholeNumberIn(row[3])]
  const kind = typeof row[6] === 'number' ? PACKED_KINDS[row[6]] : undefined
  const rating = RATINGS.find((each) => each === row[2])
  if (id === null || id < FIRST_REVIEW || cardId === null || interval === null) return null
  if (kind === undefined || rating === undefined) return null
  const isByButton = !WITHOUT_BUTTON.has(kind)
  if (isByButton && rating === 0) return null
  const isLearning = kind === 'learn' || kind === 'relearn'
  const shifted = rating === 2 ? 3 : rating === 3 ? 4 : rating
  return {
    id,
    cardId,
    rating: !isByButton ? 0 : hasThreeButtons && isLearning ? shifted : rating,
    kind,
    interval: Math.min(Math.max(interval, -MOST_INTERVAL_SECONDS), MOST_INTERVAL_DAYS),
    tookMs: Math.min(Math.max(wholeNumberIn(row[5]) ?? 0, 0), LONGEST_ANSWER_MS),
    ease: Math.max(wholeNumberIn(row[4]) ?? 0, 0),
  }
}

/** The reviews of a collection by card and time, one at a time. */
export function* readReviews({ collection, hasThreeButtons, now, problems }: ReadingReviews): Generator<AnkiReview> {
  problems.clear()
  for (const row of collection.lists(REVIEWS)) {
    const review = reviewOf(row, hasThreeButtons)
    if (!review) problems.add('wrong-review', String(row[0]))
    else if (review.id > now) problems.add('future-review', String(row[0]))
    else if (row[7] === 1) problems.add('review-without-card', String(row[0]))
    else yield review
  }
}

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
