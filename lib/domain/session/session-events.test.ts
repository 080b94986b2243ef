import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId, SettingsId } from '../ids'
import { anId } from '../ids.fixture'
import type { StudySession } from '../queue/study-card'
import { intervalLabel } from '../scheduling/interval-label'
import type { LogEntry } from '../scheduling/log'
import { RATINGS, type Rating } from '../scheduling/memory'
import { replay } from '../scheduling/replay'
import { DEFAULT_SCHEDULING } from '../scheduling/settings'
import { DAY_MS } from '../time/units'
import { cardUp, leftAt, memoryOf, openSession, type ReviewSession } from './review-session'
import { clock, KNOWN, NOW, SEEN_MS, studyCard, studySession, TODAY } from './session.fixture'
import { type SessionEvent, sessionAfter } from './session-events'
import { AT_NOW, answered, apply, grade, must, shownOf, typedInto, undo } from './session-steps.fixture'
import { summaryOf } from './session-summary'

describe('an answer', () => {
  it('gives the interval that stood on its button', () => {
    for (const rating of RATINGS) {
      const shown = shownOf(openSession(studySession([studyCard('a', { memory: KNOWN })])))
      if (shown.side.kind !== 'answer' || !shown.side.outcomes) throw new Error('the answer is not shown')
      const { session } = must(grade(shown, rating, { ...clock()(), at: NOW + 30_000 }))
      const memory = memoryOf(session, studyCard('a').cardId)
      expect(memory && intervalLabel(memory, NOW + 30_000)).toBe(intervalLabel(shown.side.outcomes[rating], NOW))
    }
  })

  it('comes after the last one of its card, also where the clock has been set back between them', () => {
    const now = { lastReviewAt: NOW, lastReviewDay: TODAY, dueAt: NOW, dueDay: TODAY }
    const memory = { ...KNOWN, state: 'learning' as const, ...now }
    const setBack = { ...clock()(), at: NOW - 3 * DAY_MS }
    const { session, entries } = answered(openSession(studySession([studyCard('a', { memory })])), 4, setBack)
    expect(entries).toMatchObject([{ at: NOW + 1, day: TODAY }])
    const after = memoryOf(session, studyCard('a').cardId)
    expect(after).toMatchObject({ lastReviewAt: NOW + 1, lastReviewDay: TODAY })
    expect(after?.dueDay).toBeGreaterThan(TODAY)
  })

  it('has a step on its button as it is set, whatever fuzz adds to it', () => {
    for (let index = 0; index < 20; index++) {
      const { side } = shownOf(openSession(studySession([studyCard(`new-${index}`)])))
      const easy = expect.stringMatching(/^(6|7|8|9|10) days$/)
      expect(side).toMatchObject({ kind: 'answer', labels: { 1: '1 min', 2: '6 min', 3: '10 min', 4: easy } })
    }
  })

  it('cannot be given before the answer is shown', () => {
    expect(grade(openSession(studySession([studyCard('a')])), 3, clock()())).toBeNull()
  })

  it('logs rating, format, times and the place in the fuzz range', () => {
    const typed = studyCard('a', { form: 'typed', back: 'Kabul', memory: KNOWN })
    const shown = typedInto(openSession(studySession([typed])), 'Kabul')
    const { entries } = must(grade(shown, 3, { ...clock()(), seenMs: 2_000.4 }))
    expect(entries).toEqual([
      {
        kind: 'review',
        id: 'id-000001',
        cardId: typed.cardId,
        at: NOW + 1_000,
        day: TODAY,
        rating: 3,
        format: 'typed',
        mode: 'study',
        questionMs: SEEN_MS,
        answerMs: 2_000,
        fuzz: shown.side.kind === 'answer' ? shown.side.fuzzes?.[3] : null,
        settingsId: 'settings',
        knownReviewAt: KNOWN.lastReviewAt,
      },
    ])
  })

  it('counts a side for a minute at most, and never for less than nothing', () => {
    const shown = shownOf(openSession(studySession([studyCard('a')])), { ...AT_NOW, seenMs: -5 })
    const { entries } = must(grade(shown, 3, { ...clock()(), seenMs: 61_000 }))
    expect(entries).toMatchObject([{ questionMs: 0, answerMs: 60_000 }])
  })

  it('carries what was typed where that was wrong and graded Again, and nowhere else', () => {
    const asked = openSession(studySession([studyCard('a', { form: 'typed', back: 'Kabul' })]))
    const entry = (text: string, rating: Rating) => must(grade(typedInto(asked, text), rating, clock()())).entries[0]
    expect(entry('Tashkent', 1)).toMatchObject({ typedAnswer: 'Tashkent' })
    for (const other of [entry('Tashkent', 3), entry('kabul', 1), entry('  ', 1), entry('x'.repeat(301), 1)]) {
      expect(other).not.toHaveProperty('typedAnswer')
    }
  })

  it('proposes Again after a wrong typed answer, and Good otherwise', () => {
    const session = openSession(studySession([studyCard('a', { form: 'typed', back: 'Kabul' })]))
    expect(typedInto(session, 'Tashkent').side).toMatchObject({ proposed: 1 })
    expect(typedInto(session, 'kabul').side).toMatchObject({ proposed: 3 })
    expect(shownOf(session).side).toMatchObject({ proposed: 3, typed: null })
  })

  it('takes days that this session has filled into account', () => {
    const cards = Array.from({ length: 60 }, (_, index) => studyCard(`c${index}`, { memory: KNOWN }))
    const next = clock()
    let session = openSession(studySession(cards))
    for (const _ of cards) session = answered(session, 3, next()).session
    const loads = [...session.state.placed.values()]
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(60)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(10)
  })
})

describe('burying and suspending', () => {
  const cards = () => [
    studyCard('a1', { fact: 'a', memory: KNOWN }),
    studyCard('a2', { fact: 'a', memory: KNOWN }),
    studyCard('b'),
  ]

  it('buries one card until tomorrow and goes on', () => {
    const start = openSession(studySession(cards()))
    const { session, entries } = must(sessionAfter(start, { kind: 'bury', reach: 'card' }, clock()()))
    expect(entries).toMatchObject([{ kind: 'bury', cardId: 'card-a1', untilDay: TODAY + 1 }])
    expect(memoryOf(session, studyCard('a1').cardId)).toMatchObject({ buriedUntilDay: TODAY + 1 })
    expect(leftAt(session, NOW)).toBe(2)
  })

  it('suspends all cards of the fact', () => {
    const start = openSession(studySession(cards()))
    const { session, entries } = must(sessionAfter(start, { kind: 'suspend', reach: 'fact' }, clock()()))
    expect(entries.map((entry) => entry.cardId)).toEqual(['card-a1', 'card-a2'])
    expect(cardUp(session)?.cardId).toBe('card-b')
    expect(session.announcement).toBe('Suspended: 2 cards. 1 left')
  })
})

/** With a first step that is longer than a card may be asked ahead. */
const slow = (study: StudySession): StudySession => ({
  ...study,
  scheduling: { ...study.scheduling, learningStepsMinutes: [60] },
})

describe('waiting', () => {
  const waiting = () => {
    const study = studySession([studyCard('a')])
    const { session } = answered(openSession(slow(study)), 1, clock()())
    const { next } = session.state
    if (next.kind !== 'wait') throw new Error('nothing waits')
    return { session, untilMs: next.untilMs }
  }

  it('asks a learning card when it is due and not before', () => {
    const { session, untilMs } = waiting()
    expect(sessionAfter(session, { kind: 'tick' }, { ...AT_NOW, at: untilMs - 1 })).toBeNull()
    expect(cardUp(apply(session, { kind: 'tick' }, { ...AT_NOW, at: untilMs }))?.cardId).toBe('card-a')
  })

  it('asks it at once where the learner wants it so', () => {
    expect(cardUp(apply(waiting().session, { kind: 'ask-early' }))?.cardId).toBe('card-a')
  })
})

describe('the end of a session', () => {
  it('compares what was recalled with the sum of what was predicted, for cards known for a day or more', () => {
    const cards = [studyCard('a', { memory: KNOWN }), studyCard('b', { memory: KNOWN }), studyCard('new')]
    const next = clock()
    let session = openSession(studySession(cards))
    for (const rating of [3, 1, 3] as const) session = answered(session, rating, next()).session
    const summary = summaryOf(session)
    // After ten days at a stability of ten days the chance is 90%.
    expect(summary).toMatchObject({ answers: 3, compared: 2, recalled: 1 })
    expect(summary.expected).toBeCloseTo(1.8, 3)
    expect(summary.missed.map((card) => card.cardId)).toEqual(['card-b'])
    expect(summary.minutes).toBeCloseTo(0.3)
  })

  it('names a card that has become a leech', () => {
    const memory = { ...KNOWN, lapses: 7 }
    const { session } = answered(openSession(studySession([studyCard('a', { memory })])), 1, clock()())
    expect(summaryOf(session).leeches.map((card) => card.cardId)).toEqual(['card-a'])
  })

  it('gives a card another day than the next one of its fact, also of one that is not in the session', () => {
    const days = Array.from({ length: 40 }, (_, index) => {
      const memory = { ...KNOWN, stability: 30, intervalDays: 30 }
      const shown = (siblingDays: readonly number[]) => {
        const card = { ...studyCard(`a${index}`, { memory }), siblingDays }
        const { session } = answered(openSession(studySession([card])), 3, clock()())
        return session.state.memories.get(card.cardId)?.dueDay ?? 0
      }
      const alone = shown([])
      return { alone, spread: shown([alone]) }
    })
    expect(days.filter(({ alone, spread }) => alone === spread).length).toBeLessThan(5)
  })

  it('suspends a card that becomes a leech, if that is the action of its settings, and one undo takes both back', () => {
    const memory = { ...KNOWN, lapses: 7 }
    const scheduling = { ...DEFAULT_SCHEDULING, leechAction: 'suspend' as const }
    const settings = { settingsId: anId<SettingsId>('figures'), scheduling }
    const cards = [{ ...studyCard('a', { memory }), settings: 0 }, studyCard('b', { memory })]
    const next = clock()
    const opened = openSession(studySession(cards, { deckSettings: [settings] }))
    const { session, entries } = answered(opened, 1, next())
    expect(entries).toMatchObject([
      { kind: 'review', settingsId: 'figures' },
      { kind: 'suspend', suspended: true },
    ])
    expect(session.state.memories.get(cards[0]?.cardId as CardId)).toMatchObject({ suspended: true, lapses: 8 })
    const again = answered(session, 1, next())
    expect(again.entries).toMatchObject([{ kind: 'review', settingsId: 'settings' }])
    expect(again.session.state.queue.learning.map(({ cardId }) => cardId)).toEqual(['card-b'])
    const undone = sessionAfter(session, { kind: 'undo' }, next())
    expect(undone?.entries.map(({ kind }) => kind)).toEqual(['void', 'void'])
    expect(undone?.session.state.memories.get(cards[0]?.cardId as CardId)).toEqual(memory)
  })

  it('counts tomorrow’s reviews as loaded and as placed since', () => {
    const study = studySession([studyCard('a', { memory: KNOWN })], { load: [4] })
    const { session } = answered(openSession(study), 3, clock()())
    const placedTomorrow = memoryOf(session, studyCard('a').cardId)?.dueDay === TODAY + 1 ? 1 : 0
    expect(summaryOf(session).reviewsTomorrow).toBe(4 + placedTomorrow)
  })
})

describe('in each state', () => {
  const study = studySession([studyCard('a', { form: 'typed', back: 'Kabul' })])
  const question = openSession(slow(study))
  const comparing = apply(question, { kind: 'type', text: 'Kabul' })
  const answer = shownOf(question)
  const waiting = answered(question, 1, clock()()).session
  const done = apply(question, { kind: 'suspend', reach: 'card' })

  it.each([
    ['question', question, ['type', 'show', 'bury', 'suspend', 'mark', 'flag', 'edit']],
    ['comparing', comparing, ['show', 'bury', 'suspend', 'mark', 'flag', 'edit']],
    ['answer', answer, ['grade', 'bury', 'suspend', 'mark', 'flag', 'edit']],
    ['wait', waiting, ['undo', 'edit', 'tick', 'ask-early']],
    ['done', done, ['undo', 'edit']],
  ] satisfies readonly (readonly [string, ReviewSession, readonly SessionEvent['kind'][]])[])(
    '%s allows what it allows and nothing else',
    (_, session, allowed) => {
      const sides = { front: 'f', back: 'b', hint: null }
      const events: readonly SessionEvent[] = [
        { kind: 'type', text: 'Kabul' },
        { kind: 'show', typed: null },
        { kind: 'grade', rating: 3 },
        { kind: 'bury', reach: 'card' },
        { kind: 'suspend', reach: 'card' },
        { kind: 'mark' },
        { kind: 'flag', flag: 4 },
        { kind: 'undo' },
        { kind: 'edit', cardId: studyCard('a').cardId, sides, changeId: 'change' },
        { kind: 'tick' },
        { kind: 'ask-early' },
      ]
      const later = { ...clock()(), at: NOW + 3_600_000 }
      expect(events.filter((event) => sessionAfter(session, event, later)).map(({ kind }) => kind)).toEqual(allowed)
    },
  )
})

describe('whatever is done', () => {
  const reach = fc.constantFrom('card' as const, 'fact' as const)
  const event: fc.Arbitrary<SessionEvent> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('show' as const), typed: fc.constant(null) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('grade' as const), rating: fc.constantFrom(...RATINGS) }) },
    fc.record({ kind: fc.constant('type' as const), text: fc.constantFrom('Kabul', 'Tashkent', '') }),
    fc.record({ kind: fc.constantFrom('bury' as const, 'suspend' as const), reach }),
    fc.record({ kind: fc.constant('flag' as const), flag: fc.integer({ min: 0, max: 7 }) }),
    fc.constantFrom<SessionEvent>({ kind: 'mark' }, { kind: 'undo' }, { kind: 'tick' }, { kind: 'ask-early' }),
  )
  const study = studySession([
    studyCard('a1', { fact: 'a', memory: KNOWN }),
    studyCard('a2', { fact: 'a' }),
    studyCard('b', { form: 'typed', back: 'Kabul' }),
    studyCard('c', { memory: { ...KNOWN, state: 'relearning', dueAt: NOW - 1, intervalDays: 0, lapses: 7 } }),
    studyCard('d', { memory: KNOWN }),
    studyCard('e'),
  ])
  const cardIds: readonly CardId[] = study.main.map(({ cardId }) => cardId)
  const events = fc.array(event, { maxLength: 40 })

  const run = (all: readonly SessionEvent[]) => {
    const next = clock()
    const sessions = [openSession(study)]
    const log: LogEntry[] = []
    for (const each of all) {
      const last = sessions.at(-1) ?? openSession(study)
      const move = sessionAfter(last, each, next())
      log.push(...(move?.entries ?? []))
      sessions.push(move?.session ?? last)
    }
    return { session: sessions.at(-1) ?? openSession(study), sessions, log, next }
  }

  const always = (check: (after: ReturnType<typeof run>) => void) =>
    fc.assert(fc.property(events, (all) => check(run(all))))

  it('undo, often enough, brings back the start exactly', () => {
    always(({ session, next }) => {
      let back = session
      for (let move = undo(back, next()); move; move = undo(back, next())) back = move.session
      expect(back.state).toEqual(openSession(study).state)
    })
  })

  it('the entries sent lead the server to the memories shown here', () => {
    always(({ session, log }) => {
      for (const name of ['b', 'e', 'a2']) {
        const { cardId } = studyCard(name)
        expect(replay(cardId, log, () => study.scheduling)).toEqual(memoryOf(session, cardId))
      }
    })
  })

  it('no entry is lost or doubled: what is effective in the log is what can be undone', () => {
    always(({ session, log }) => {
      expect(new Set(log.map(({ id }) => id)).size).toBe(log.length)
      const voided = new Set(log.flatMap((entry) => (entry.kind === 'void' ? [entry.voids] : [])))
      const effective = log.filter(({ kind, id }) => kind !== 'void' && !voided.has(id))
      expect(effective).toEqual(session.past.flatMap(({ entries }) => entries))
      const answers = effective.filter(({ kind }) => kind === 'review').map(({ id }) => id)
      expect(session.state.answered.map(({ entryId }) => entryId)).toEqual(answers)
    })
  })

  it('a card is up in one state only: with its question, its answer or not at all, and once in the queue', () => {
    always(({ sessions }) => {
      for (const { state, side } of sessions) {
        if (state.next.kind !== 'card') expect(side.kind).toBe('question')
        const waiting = [...state.queue.learning, ...state.queue.main].map(({ cardId }) => cardId)
        expect(new Set(waiting).size).toBe(waiting.length)
        if (state.next.kind === 'card') expect(waiting).toContain(state.next.card.cardId)
        expect(cardIds).toEqual(expect.arrayContaining(waiting))
      }
    })
  })
})
