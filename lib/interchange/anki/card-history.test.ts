import { describe, expect, it } from 'vitest'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/time/study-day'
import { DAY_MS, HOUR_MS } from '../../domain/time/units'
import type { AnkiCard, AnkiReview } from './anki-package'
import { firstDueDayOf, historyOfCard, marksOfCard } from './card-history'

const START = Date.UTC(2024, 0, 1)
const FIRST_DAY = START / DAY_MS
const noon = (day: number): number => START + day * DAY_MS + 12 * HOUR_MS
const calendar = studyCalendar('Etc/UTC', 4)
const rules = { firstDay: FIRST_DAY, calendar, model: fsrsModel(DEFAULT_WEIGHTS), retention: 0.9, now: noon(1_000) }

const card = (given: Partial<AnkiCard> = {}): AnkiCard => ({
  id: noon(0),
  noteId: noon(0),
  ordinal: 0,
  deckId: 1,
  state: 'review',
  suspended: false,
  due: { kind: 'day', day: 50 },
  intervalDays: 30,
  reps: 4,
  lapses: 1,
  flag: 0,
  memory: null,
  lastReviewAt: null,
  ...given,
})

const review = (day: number, given: Partial<AnkiReview> = {}): AnkiReview => ({
  id: noon(day),
  cardId: noon(0),
  rating: 3,
  kind: 'review',
  interval: 10,
  tookMs: 5_000,
  ease: 2_500,
  ...given,
})
const learnt = (day: number, given: Partial<AnkiReview> = {}) =>
  review(day, { kind: 'learn', interval: 1, ease: 0, ...given })

const kindsOf = (reviews: readonly AnkiReview[], given: Partial<AnkiCard> = {}) =>
  historyOfCard(card(given), reviews, rules).map((entry) => [entry.kind, entry.at - START])

describe('the log of a card from Anki', () => {
  it('has its answers as they were, and its due day at the end', () => {
    expect(historyOfCard(card(), [learnt(0), review(1, { rating: 1, tookMs: 90_000 })], rules)).toEqual([
      { key: `${noon(0)}`, at: noon(0), kind: 'review', rating: 3, mode: 'study', answerMs: 5_000 },
      { key: `${noon(1)}`, at: noon(1), kind: 'review', rating: 1, mode: 'study', answerMs: 60_000 },
      { key: `${noon(1)}:due-day`, at: noon(1) + 1, kind: 'set-due', dueDay: FIRST_DAY + 50 },
    ])
  })

  it('takes the recall of missing answers from the preset: the same interval says more or less', () => {
    const stabilityWith = (retention: number, reviews: readonly AnkiReview[]) =>
      historyOfCard(card(), reviews, { ...rules, retention }).flatMap((entry) =>
        entry.kind === 'set-memory' ? [entry.memory.stability] : [],
      )
    for (const [reviews, interval] of [
      [[], 30],
      [[review(1, { interval: 20 })], 20],
    ] as const) {
      const [usual = 0] = stabilityWith(0.9, reviews)
      expect(usual).toBeCloseTo(interval, 3)
      // Who recalled 80% after that interval had a shorter memory, who recalled 95% a longer one.
      const [[less = 0], [more = 0]] = [stabilityWith(0.8, reviews), stabilityWith(0.95, reviews)]
      expect(less).toBeLessThan(usual)
      expect(more).toBeGreaterThan(usual)
      expect(fsrsModel(DEFAULT_WEIGHTS).recall(interval, less)).toBeCloseTo(0.8, 6)
    }
    const complete = [learnt(0), review(1)]
    expect(historyOfCard(card(), complete, { ...rules, retention: 0.8 })).toEqual(
      historyOfCard(card(), complete, rules),
    )
  })

  it('knows which reviews in filtered decks changed the schedule', () => {
    const reviews = [learnt(0), review(1, { kind: 'filtered', ease: 0 }), review(2, { kind: 'filtered', ease: 2_400 })]
    const modes = historyOfCard(card(), reviews, rules).flatMap((entry) =>
      entry.kind === 'review' ? [entry.mode] : [],
    )
    expect(modes).toEqual(['study', 'cram', 'ahead'])
  })

  it('takes over resets and due dates that were set by hand', () => {
    const byHand = review(2, { kind: 'manual', rating: 0, interval: 20, ease: 2_500 })
    const moved = review(3, { kind: 'rescheduled', rating: 0, interval: 8, ease: 2_500 })
    const reset = review(4, { kind: 'manual', rating: 0, interval: 0, ease: 0 })
    const entries = historyOfCard(card(), [learnt(0), review(1), byHand, moved, reset, learnt(5)], rules)
    expect(entries.map((entry) => (entry.kind === 'set-due' ? entry.dueDay - FIRST_DAY : entry.kind))).toEqual([
      'review',
      'review',
      22,
      9,
      'forget',
      'review',
      50,
    ])
  })

  it('takes a card that is learnt again for one that was reset before, as older versions did not log that', () => {
    expect(kindsOf([learnt(0), review(1), learnt(9), learnt(9, { id: noon(9) + 1 })])).toEqual([
      ['review', noon(0) - START],
      ['review', noon(1) - START],
      ['forget', noon(9) - START - 1],
      ['review', noon(9) - START],
      ['review', noon(9) - START + 1],
      ['set-due', noon(9) - START + 2],
    ])
  })

  it('states the memory after the first review of which the earlier ones are missing', () => {
    const [first, stated] = historyOfCard(card(), [review(5, { interval: 12 }), review(17)], rules)
    expect(first).toMatchObject({ kind: 'review', at: noon(5) })
    const { stability, difficulty } = rules.model.fromEase(2.5, 12, 0.9)
    const memory = { stability, difficulty, intervalDays: 12, reps: 1, lapses: 0 }
    expect(stated).toEqual({ key: `${noon(5)}:memory`, at: noon(5) + 1, kind: 'set-memory', memory })
  })

  it('reads a difficulty where FSRS had written it in place of the ease', () => {
    const [, stated] = historyOfCard(card(), [review(5, { interval: 12, ease: 600 })], rules)
    expect(stated).toMatchObject({ memory: { difficulty: 5.5 } })
  })

  it('states the memory of a card whose reviews are all missing', () => {
    const memory = { stability: 44, difficulty: 6.1 }
    expect(historyOfCard(card({ memory, lastReviewAt: noon(20) }), [], rules)).toEqual([
      { key: 'memory', at: noon(20), kind: 'set-memory', memory: { ...memory, intervalDays: 30, reps: 4, lapses: 1 } },
    ])
    const [stated] = historyOfCard(card(), [], rules)
    expect(stated?.at).toBe(calendar.startOf(FIRST_DAY + 20))
    expect(stated).toMatchObject({ memory: { intervalDays: 30 } })
  })

  it('has nothing for a card that was never studied', () => {
    expect(kindsOf([], { state: 'new', due: { kind: 'position', position: 3 } })).toEqual([])
    expect(kindsOf([], { state: 'learning', due: { kind: 'instant', at: noon(3) } })).toEqual([])
  })

  it('forgets a card that is new although it was studied', () => {
    const kinds = kindsOf([learnt(0), review(1)], { state: 'new', due: { kind: 'position', position: 3 } })
    expect(kinds.at(-1)).toEqual(['forget', noon(1) - START + 1])
  })

  it('gives every entry a key of its own, the same each time', () => {
    const reviews = [
      review(1),
      review(2, { kind: 'manual', rating: 0, ease: 0, interval: 0 }),
      learnt(3),
      review(4),
      learnt(8),
    ]
    const keys = historyOfCard(card(), reviews, rules).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(historyOfCard(card(), reviews, rules).map(({ key }) => key)).toEqual(keys)
  })

  it('has suspension, flag and mark as acts', () => {
    expect(
      marksOfCard(card({ suspended: true, flag: 4 }), { isMarked: true, isLeech: false }, 9, 8).map(({ kind }) => kind),
    ).toEqual(['suspend', 'flag', 'mark'])
    expect(marksOfCard(card(), { isMarked: false, isLeech: false }, 9, 8)).toEqual([])
  })

  it.each([
    ['8 lapses and no tag: cleared', 8, false, 8, ['clear-leech']],
    ['8 lapses and the tag', 8, true, 8, []],
    ['7 lapses and no tag', 7, false, 8, []],
    ['8 lapses in a file that says nothing of it', 8, undefined, 8, []],
    ['8 lapses where leeches are off', 8, false, 0, []],
  ])('clears a leech whose tag is gone: %s', (_, lapses, isLeech, threshold, kinds) => {
    const note = { isMarked: false, ...(isLeech === undefined ? {} : { isLeech }) }
    expect(marksOfCard(card({ lapses }), note, 9, threshold).map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('the day from which a package counts', () => {
  it('is the date that clocks showed where the collection was made', () => {
    const createdAt = Date.UTC(2024, 0, 1, 23)
    expect(firstDueDayOf({ createdAt, minutesWest: 0 }, calendar)).toBe(FIRST_DAY)
    expect(firstDueDayOf({ createdAt, minutesWest: -120 }, calendar)).toBe(FIRST_DAY + 1)
    expect(firstDueDayOf({ createdAt, minutesWest: null }, calendar)).toBe(FIRST_DAY)
  })
})
