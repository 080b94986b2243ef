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
const FIRST_SIZE = 4_096
const COLUMNS = {
  id: Float64Array,
  cardId: Float64Array,
  rating: Uint8Array,
  kind: Uint8Array,
  interval: Float64Array,
  tookMs: Float64Array,
  ease: Float64Array,
}

type Column = Float64Array | Uint8Array
type Columns = { readonly [Name in keyof typeof COLUMNS]: Column }

const columnsOf = (size: number): Columns => ({
  id: new COLUMNS.id(size),
  cardId: new COLUMNS.cardId(size),
  rating: new COLUMNS.rating(size),
  kind: new COLUMNS.kind(size),
  interval: new COLUMNS.interval(size),
  tookMs: new COLUMNS.tookMs(size),
  ease: new COLUMNS.ease(size),
})

const grown = (columns: Columns): Columns => {
  const next = columnsOf(columns.id.length * 2)
  for (const name of Object.keys(columns) as (keyof Columns)[]) next[name].set(columns[name]) // the keys of `Columns`
  return next
}

/** All reviews of a package in 42 bytes each, so that a million of them fit into memory and are found by card. */
export type PackedReviews = {
  readonly count: number
  /** The reviews of a card, by time. */
  readonly ofCard: (cardId: number) => readonly AnkiReview[]
}

/** @param reviews by card, then by time, as a package gives them */
export const packReviews = (reviews: Iterable<AnkiReview>): PackedReviews => {
  let columns = columnsOf(FIRST_SIZE)
  let count = 0
  const starts = new Map<number, number>()
  for (const { id, cardId, rating, kind, interval, tookMs, ease } of reviews) {
    if (count === columns.id.length) columns = grown(columns)
    if (!starts.has(cardId)) starts.set(cardId, count)
    const row = { id, cardId, rating, kind: PACKED_KINDS.indexOf(kind), interval, tookMs, ease }
    for (const [name, value] of Object.entries(row)) columns[name as keyof Columns][count] = value // the keys of `row`
    count += 1
  }
  const at = (place: number): AnkiReview => ({
    id: columns.id[place] ?? 0,
    cardId: columns.cardId[place] ?? 0,
    rating: (columns.rating[place] ?? 0) as AnkiReview['rating'], // as it was put in
    kind: PACKED_KINDS[columns.kind[place] ?? 0] ?? 'learn',
    interval: columns.interval[place] ?? 0,
    tookMs: columns.tookMs[place] ?? 0,
    ease: columns.ease[place] ?? 0,
  })
  return {
    count,
    ofCard: (cardId) => {
      const found: AnkiReview[] = []
      const start = starts.get(cardId)
      if (start === undefined) return found
      for (let place = start; place < count && columns.cardId[place] === cardId; place += 1) found.push(at(place))
      return found
    },
  }
}
