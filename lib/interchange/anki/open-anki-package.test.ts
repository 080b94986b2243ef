import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnkiPackage } from './anki-package'
import {
  BASIC,
  CREATED,
  cardRow,
  collectionBytes,
  DECK,
  FIRST_NOTE,
  NOW,
  newPackage,
  noteRow,
  reviewRow,
  writePackage,
} from './collection.fixture'
import { openAnkiPackage } from './open-anki-package'

let folder = ''
let temporaryFolder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-test-'))
  temporaryFolder = join(folder, 'temporary')
  mkdirSync(temporaryFolder)
})
afterAll(() => rmSync(folder, { recursive: true }))

const opened = async (entries: Readonly<Record<string, Uint8Array | string>>): Promise<AnkiPackage> => {
  const path = await writePackage(folder, entries)
  const result = await openAnkiPackage(path, { now: NOW, temporaryFolder })
  if (!result.ok) throw new Error(result.message)
  return result.package
}

const MEDIA = '{"0":"map.png","1":"ping.mp3"}'
const CARDS = [
  cardRow(0, {
    type: 2,
    queue: 2,
    due: 100,
    ivl: 30,
    reps: 5,
    lapses: 1,
    flags: 3,
    data: '{"s":31.5,"d":6.2,"dr":0.9}',
  }),
]
const REVIEWS = [reviewRow(Date.UTC(2024, 1, 3), { type: 0, ease: 2, ivl: -600 }), reviewRow(Date.UTC(2024, 1, 2))]

describe.each([
  ['anki2', { 'collection.anki2': collectionBytes({ cards: CARDS, reviews: REVIEWS }), media: MEDIA }],
  [
    'anki21',
    {
      'collection.anki2': collectionBytes({ notes: [] }),
      'collection.anki21': collectionBytes({ cards: CARDS, reviews: REVIEWS }),
      media: MEDIA,
    },
  ],
  ['anki21b', newPackage(collectionBytes({ schema: 18, cards: CARDS, reviews: REVIEWS }))],
] as const)('a package with collection.%s', (format, entries) => {
  it('is read with note types, decks, presets and media', async () => {
    const anki = await opened(entries)
    expect(anki).toMatchObject({ format, createdAt: CREATED * 1000 })
    expect(anki.noteCount).toBe(1)
    expect(anki.media.map(({ name }) => name)).toEqual(format === 'anki21b' ? ['map.png'] : ['map.png', 'ping.mp3'])
    expect(anki.noteTypes.map(({ name, kind }) => [name, kind])).toEqual([
      ['Basic', 'standard'],
      ['Cloze', 'cloze'],
    ])
    expect(anki.noteTypes[0]).toMatchObject({
      id: BASIC,
      fields: [{ name: 'Front' }, { name: 'Back' }],
      templates: [{ name: 'Card 1', question: '{{Front}}' }],
    })
    expect(anki.decks).toContainEqual({
      id: DECK,
      name: 'Asia::China',
      presetId: 1,
    })
    expect(anki.presets).toEqual([{ id: 1, leechThreshold: 6 }])
    if (format === 'anki21b') {
      expect(anki.decks).toContainEqual(expect.objectContaining({ name: 'Filtered', presetId: null }))
      expect(anki.minutesWest).toBe(-120)
    }
    anki.close()
    expect(readdirSync(temporaryFolder)).toEqual([])
  })

  it('gives notes with their cards, and reviews by card and time', async () => {
    const anki = await opened(entries)
    expect([...anki.notes()]).toEqual([
      {
        id: FIRST_NOTE,
        guid: 'guid-0',
        typeId: BASIC,
        modifiedAt: 1_700_000_100_000,
        tags: ['economy::trade', 'China'],
        fields: ['Question 0', 'Answer 0'],
        cards: [
          {
            id: FIRST_NOTE,
            noteId: FIRST_NOTE,
            ordinal: 0,
            deckId: DECK,
            state: 'review',
            suspended: false,
            due: { kind: 'day', day: 100 },
            intervalDays: 30,
            reps: 5,
            lapses: 1,

            flag: 3,
            memory: { stability: 31.5, difficulty: 6.2 },
            lastReviewAt: null,
          },
        ],
      },
    ])
    expect([...anki.reviews()]).toEqual([
      {
        id: Date.UTC(2024, 1, 2),
        cardId: FIRST_NOTE,
        rating: 3,
        kind: 'review',
        interval: 4,
        tookMs: 5_000,
        ease: 2_500,
      },
      expect.objectContaining({ id: Date.UTC(2024, 1, 3), kind: 'learn', rating: 2, interval: -600 }),
    ])
    expect(anki.problems()).toEqual([])
    anki.close()
  })
})

describe('a card', () => {
  const cardWith = async (values: Readonly<Record<string, unknown>>) => {
    const anki = await opened({ 'collection.anki21': collectionBytes({ cards: [cardRow(0, values)] }) })
    const [note] = anki.notes()
    const problems = anki.problems()
    anki.close()
    return { ...note?.cards[0], problems }
  }

  it.each([
    ['new', { due: 7 }, { state: 'new', due: { kind: 'position', position: 7 } }],
    ['suspended', { queue: -1, type: 2, due: 5 }, { suspended: true, state: 'review', due: { kind: 'day', day: 5 } }],
    [
      'learning, due at an instant',
      { type: 1, queue: 1, due: 1_720_000_000 },
      { state: 'learning', due: { kind: 'instant', at: 1_720_000_000_000 } },
    ],
    ['learning, due on a day', { type: 1, queue: 3, due: 50 }, { state: 'learning', due: { kind: 'day', day: 50 } }],
    [
      'relearning under Anki 2.0',
      { type: 2, queue: 1, due: 1_720_000_000, odue: 60 },
      { state: 'relearning', due: { kind: 'instant', at: 1_720_000_000_000 } },
    ],
    [
      'in a filtered deck',
      { type: 2, queue: 2, did: 7, due: -100_000, odid: DECK, odue: 44 },
      { deckId: DECK, state: 'review', due: { kind: 'day', day: 44 } },
    ],
    [
      'new in a filtered deck',
      { type: 0, queue: 2, did: 7, due: -100_000, odid: DECK, odue: 12 },
      { state: 'new', due: { kind: 'position', position: 12 } },
    ],
    ['with a last review', { data: '{"lrt":1720000000}' }, { lastReviewAt: 1_720_000_000_000 }],
  ])('%s is read as such', async (_, values, expected) => {
    const { problems, ...card } = await cardWith(values)
    expect(card).toMatchObject(expected)
    expect(problems).toEqual([])
  })

  it.each([
    ['a state that does not exist', { type: 9 }],
    ['text as due date', { type: 2, queue: 2, due: 'soon' }],
    ['a due date in 10,000 years', { type: 2, queue: 2, due: 3_650_000 }],
    ['an interval that is too large to be exact', { ivl: 2n ** 60n }],
  ])('with %s is kept, with a problem', async (_, values) => {
    const { problems, id } = await cardWith(values)
    expect(id).toBe(FIRST_NOTE)
    expect(problems.map(({ kind }) => kind)).toEqual(['wrong-value'])
  })

  it.each(['{', '[1]', '{"s":-1,"d":5}', '{"s":1e9,"d":5}', '{"s":3,"d":50}', 'null'])(
    'with data %j has no memory',
    async (data) => {
      expect(await cardWith({ data })).toMatchObject({ memory: null, lastReviewAt: null })
    },
  )
})

describe('what contradicts itself', () => {
  it('is left out and reported with examples', async () => {
    const anki = await opened({
      'collection.anki21': collectionBytes({
        notes: [
          noteRow(1),
          noteRow(2, { guid: 'guid-1', flds: '<b>Again</b>\x1fA' }),
          noteRow(3, { mid: 5 }),
          noteRow(4, { flds: 'one field' }),
          noteRow(5, { flds: 'one\x1ftwo\x1fthree' }),
          noteRow(6, { guid: null }),
        ],
        cards: [
          cardRow(0),
          cardRow(1),
          cardRow(2),
          cardRow(4, { did: 99 }),
          cardRow(5),
          cardRow(8, { nid: FIRST_NOTE + 5 }),
          cardRow(9, { nid: FIRST_NOTE + 5, ord: 3 }),
          cardRow(10),
        ],
      }),
    })
    const notes = [...anki.notes()]
    expect(notes.map(({ id, fields, cards }) => [id - FIRST_NOTE, fields, cards.length])).toEqual([
      [1, ['Question 1', 'Answer 1'], 1],
      [4, ['one field', ''], 1],
      [5, ['one', 'two three'], 1],
    ])
    const expected = [
      { kind: 'card-without-note', count: 2, examples: [String(FIRST_NOTE), String(FIRST_NOTE + 10)] },
      { kind: 'duplicate-guid', count: 1, examples: ['Again'] },
      { kind: 'unknown-note-type', count: 1, examples: ['Question 3'] },
      { kind: 'unknown-deck', count: 1, examples: [String(FIRST_NOTE + 4)] },
      { kind: 'wrong-field-count', count: 2, examples: ['one field', 'one'] },
      { kind: 'duplicate-card', count: 1, examples: [String(FIRST_NOTE + 8)] },
      { kind: 'unknown-template', count: 1, examples: [String(FIRST_NOTE + 9)] },
      { kind: 'wrong-value', count: 1, examples: [`note ${FIRST_NOTE + 6}`] },
    ]
    expect(new Set(anki.problems())).toEqual(new Set(expected))
    expect([...anki.notes()]).toEqual(notes)
    expect(new Set(anki.problems())).toEqual(new Set(expected))
    anki.close()
  })

  it('is left out of the reviews', async () => {
    const good = Date.UTC(2024, 5, 1)
    const anki = await opened({
      'collection.anki21': collectionBytes({
        reviews: [
          reviewRow(good),
          reviewRow(NOW + 1),
          reviewRow(12),
          reviewRow(good + 1, { cid: 4 }),
          reviewRow(good + 2, { type: 8 }),
          reviewRow(good + 3, { ease: 7 }),
          reviewRow(good + 4, { ease: 0 }),
          reviewRow(good + 5, { ease: 0, type: 4 }),
          reviewRow(good + 6, { ease: 2, type: 5 }),
          reviewRow(good + 7, { type: 3, time: -5 }),
        ],
      }),
    })
    expect([...anki.reviews()].map(({ id, kind, rating }) => [id - good, kind, rating])).toEqual([
      [0, 'review', 3],
      [5, 'manual', 0],
      [6, 'rescheduled', 0],
      [7, 'filtered', 3],
    ])
    expect(anki.problems().map(({ kind, count }) => [kind, count])).toEqual([
      ['review-without-card', 1],
      ['wrong-review', 4],
      ['future-review', 1],
    ])
    anki.close()
  })

  it('has three buttons in learning under the scheduler of Anki 2.0', async () => {
    const at = Date.UTC(2015, 5, 1)
    const reviews = [
      reviewRow(at, { type: 0, ease: 2 }),
      reviewRow(at + 1, { type: 2, ease: 3 }),
      reviewRow(at + 2, { type: 1, ease: 2 }),
      reviewRow(at + 3, { type: 0, ease: 1 }),
    ]
    const anki = await opened({ 'collection.anki2': collectionBytes({ reviews, col: { conf: '{}' } }) })
    expect([...anki.reviews()].map(({ rating }) => rating)).toEqual([3, 4, 2, 1])
    anki.close()
  })
})
