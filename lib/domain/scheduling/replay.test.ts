import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId, SettingsId } from '../ids'
import { anId } from '../ids.fixture'
import { CARD, START_DAY } from './answer.fixture'
import type { LogEntry } from './log'
import { base, history, other, review, SETTINGS, settingsOf, voidOf } from './log.fixture'
import { type Memory, UNSTUDIED } from './memory'
import { applyEntry, countsForMemory, effectiveEntries, replay } from './replay'
import { DEFAULT_SCHEDULING } from './settings'

describe('a replay', () => {
  it('gives the same memory for every order of arrival, with entries sent twice', () => {
    const shuffled = history.chain((entries) => {
      const twice = [...entries, ...entries.slice(0, 4)]
      return fc.tuple(fc.constant(entries), fc.shuffledSubarray(twice, { minLength: twice.length }))
    })
    fc.assert(
      fc.property(shuffled, ([entries, arrived]) => {
        expect(replay(CARD, arrived, settingsOf)).toEqual(replay(CARD, entries, settingsOf))
      }),
      { numRuns: 300 },
    )
  })

  it('of the whole log equals applying entries one by one', () => {
    fc.assert(
      fc.property(history, (entries) => {
        let memory: Memory | null = null
        for (const entry of effectiveEntries(CARD, entries)) {
          memory = applyEntry(memory, entry, entry.kind === 'review' ? settingsOf(entry.settingsId) : other)
        }
        expect(memory).toEqual(replay(CARD, entries, settingsOf))
      }),
      { numRuns: 300 },
    )
  })

  it('with the last entry taken back gives the memory before it exactly', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (entries, voidFirst) => {
        const last = review(999, { day: START_DAY + 400 })
        const undo = voidOf(voidFirst ? 0 : 1000, last)
        const undone = voidFirst ? [undo, ...entries, last] : [...entries, last, undo]
        expect(replay(CARD, undone, settingsOf)).toEqual(replay(CARD, entries, settingsOf))
        expect(replay(CARD, [...entries, last], settingsOf)).not.toEqual(replay(CARD, entries, settingsOf))
      }),
    )
  })

  it('ignores a void of a void', () => {
    const answered = review(1)
    const undo = voidOf(2, answered)
    const redo = voidOf(3, undo)
    for (const log of [
      [answered, undo, redo],
      [redo, undo, answered],
    ]) {
      expect(replay(CARD, log, settingsOf)).toBeNull()
    }
  })

  it('answers each review under the settings it names', () => {
    const lenient = anId<SettingsId>('settings-2')
    const log = (settingsId: SettingsId) => [review(1, { rating: 4, settingsId, fuzz: 0.5 })]
    const strict = replay(CARD, log(SETTINGS), settingsOf)?.intervalDays ?? 0
    expect(replay(CARD, log(lenient), settingsOf)?.intervalDays).toBeGreaterThan(2 * strict)
  })

  it('passes over entries of other cards', () => {
    const foreign = { ...review(1), cardId: anId<CardId>('card-2') }
    expect(replay(CARD, [foreign], settingsOf)).toBeNull()
  })
})

describe('an answer counts for the memory', () => {
  it.each([
    ['flash', 3, 'study', true],
    ['typed', 1, 'ahead', true],
    ['spoken', 4, 'rehearsal', true],
    ['flash', 3, 'cram', false],
    ['choice', 1, 'rehearsal', true],
    ['choice', 3, 'rehearsal', false],
    ['choice', 1, 'cram', false],
    ['matching', 1, 'rehearsal', false],
    ['true-false', 1, 'rehearsal', false],
  ] as const)('%s rated %i in %s: %s', (format, rating, mode, counts) => {
    const entry = review(1, { format, rating, mode })
    expect(countsForMemory(entry)).toBe(counts)
    expect(replay(CARD, [entry], settingsOf) !== null).toBe(counts)
  })
})

describe('an act', () => {
  const studied = applyEntry(null, review(1, { rating: 4 }), DEFAULT_SCHEDULING)
  const act = (memory: Memory | null, given: object) =>
    applyEntry(memory, { ...base(9, START_DAY + 2), ...given } as LogEntry, DEFAULT_SCHEDULING) // parts of one entry

  it('sets the due day, counted from the last review, and ends steps and burying', () => {
    const learning = applyEntry(null, review(1), DEFAULT_SCHEDULING)
    const buried = act(learning, { kind: 'bury', untilDay: START_DAY + 5 })
    const due = {
      state: 'review',
      dueAt: null,
      step: 0,
      dueDay: START_DAY + 30,
      intervalDays: 30,
      buriedUntilDay: null,
    }
    expect(act(buried, { kind: 'set-due', dueDay: START_DAY + 30 })).toEqual({ ...learning, ...due })
  })

  it('sets no due day on a card never studied', () => {
    expect(act(null, { kind: 'set-due', dueDay: START_DAY + 30 })).toBeNull()
  })

  it('forgets all but suspension, mark and flag', () => {
    expect(act(studied, { kind: 'forget' })).toBeNull()
    const flagged = act(act(studied, { kind: 'flag', flag: 2 }), { kind: 'suspend', suspended: true })
    expect(act(flagged, { kind: 'forget' })).toEqual({ ...UNSTUDIED, flag: 2, suspended: true })
  })

  it('takes over the memory that another program stated, and goes on from it', () => {
    const memory = { stability: 40, difficulty: 6.5, intervalDays: 35, reps: 12, lapses: 2 }
    const flagged = act(studied, { kind: 'flag', flag: 2 })
    const stated = act(flagged, { kind: 'set-memory', memory })
    expect(stated).toEqual({
      ...UNSTUDIED,
      ...memory,
      state: 'review',
      dueDay: START_DAY + 37,
      lastReviewAt: base(9, START_DAY + 2).at,
      lastReviewDay: START_DAY + 2,
      flag: 2,
    })
    const answered = applyEntry(stated, review(10, { day: START_DAY + 37 }), DEFAULT_SCHEDULING)
    expect(answered).toMatchObject({ reps: 13, lapses: 2, state: 'review' })
    expect(answered?.stability).toBeGreaterThan(40)
  })

  it.each([
    ['suspend', 'suspended', true, false],
    ['bury', 'untilDay', START_DAY + 3, null],
    ['mark', 'marked', true, false],
    ['flag', 'flag', 4, 0],
  ])('to %s, with %s %j, and its opposite leave things as they were', (kind, field, there, back) => {
    for (const memory of [null, studied]) {
      const acted = act(memory, { kind, [field]: there })
      expect(acted).not.toEqual(memory)
      expect(act(acted, { kind, [field]: back })).toEqual(memory)
    }
  })
})
