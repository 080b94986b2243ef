import { describe, expect, it } from 'vitest'
import type { AnkiReview } from './anki-package'
import { newCardAt } from './card.fixture'
import { PACKED_KINDS, packReviews, unpackedReviews } from './reviews'
import { lineOf, type StagedNote } from './staged-note'

const anki = newCardAt(0)
const REVIEWS = PACKED_KINDS.map((kind, at): AnkiReview => {
  const isByButton = kind !== 'manual' && kind !== 'rescheduled'
  const id = 1_600_000_000_000 + at * 86_400_000
  return { id, cardId: anki.id, rating: isByButton ? 3 : 0, kind, interval: at - 2, tookMs: at * 1_000, ease: at * 100 }
})

const noteWith = (statement: string, reviews: readonly AnkiReview[]): StagedNote => ({
  guid: 'oder',
  noteId: 1,
  modifiedAt: 2,
  original: { noteType: 'Basic', fields: [['Front', statement]], tags: [] },
  kind: 'figure',
  statement,
  topics: ['rivers'],
  isMarked: false,
  deck: null,
  sha256: 'a',
  cards: [
    {
      ordinal: 0,
      form: 'question',
      front: 'How long?',
      back: '742 km',
      hint: null,
      deletion: 0,
      group: 0,
      anki,
      reviews: packReviews(reviews)(anki.id),
    },
  ],
})

describe('a note as a line', () => {
  it('has the reviews of each card as they were', () => {
    const other = { ...REVIEWS[0], cardId: anki.id + 1 } as AnkiReview
    const reviewsOf = packReviews([...REVIEWS, other])
    expect(unpackedReviews(anki.id, reviewsOf(anki.id))).toEqual(REVIEWS)
    expect(unpackedReviews(other.cardId, reviewsOf(other.cardId))).toEqual([other])
    expect(reviewsOf(1)).toEqual([])
  })

  it.each([
    ['without reviews', noteWith('The Oder is 742 km long.', [])],
    ['with reviews of every kind', noteWith('The Oder is 742 km long.', REVIEWS)],
    ['with signs that end a line elsewhere', noteWith('one\ntwo\u2028three \\u0000', REVIEWS)],
  ])('is read as it was written, %s', (_, note) => {
    const line = lineOf(note)
    expect(line).not.toContain('\n')
    expect(JSON.parse(line)).toEqual(note)
  })

  it('has no null characters, which PostgreSQL does not store', () => {
    expect(JSON.parse(lineOf(noteWith('a\0b', REVIEWS)))).toEqual(noteWith('ab', REVIEWS))
    expect(JSON.parse(lineOf({ texts: ['\0', 'x\0'], n: 1 }))).toEqual({ texts: ['', 'x'], n: 1 })
  })
})
