import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervalLabel } from '@/lib/domain/scheduling/answer'
import type { LogEntry } from '@/lib/domain/scheduling/log'
import { RATINGS, type Rating } from '@/lib/domain/scheduling/memory'
import { replay } from '@/lib/domain/scheduling/replay'
import { clock, KNOWN, NOW, studyCard, studySession, TODAY } from './review.fixture'
import { reviewSessionOf } from './review-session'
import { advance, cardUp, leftAt, memoryOf, openReview, type ReviewState, reveal, withEditedCard } from './review-state'
import { buryOrSuspend, grade, type ReviewMoment, type ReviewMove, toggleMark, undo } from './review-steps'
import { typedAnswer } from './typed-answer'

const TIMES = { questionMs: 4_000, answerMs: 2_000 }
const must = (move: ReviewMove | null): ReviewMove => {
  if (!move) throw new Error('there was nothing to do')
  return move
}
const answered = (state: ReviewState, rating: Rating, moment: ReviewMoment): ReviewMove =>
  must(grade(reveal(state, moment.at, null), rating, moment, TIMES))

describe('an answer', () => {
  it('gives the interval that stood on its button', () => {
    for (const rating of RATINGS) {
      const shown = reveal(openReview(studySession([studyCard('a', { memory: KNOWN })])), NOW, null)
      if (shown.face.kind !== 'answer') throw new Error('the answer is not shown')
      const { state } = must(grade(shown, rating, { ...clock()(), at: NOW + 30_000 }, TIMES))
      const after = memoryOf(state, studyCard('a').cardId)
      expect(after && intervalLabel(after, NOW + 30_000)).toBe(intervalLabel(shown.face.outcomes[rating], NOW))
    }
  })

  it('cannot be given before the answer is shown', () => {
    expect(grade(openReview(studySession([studyCard('a')])), 3, clock()(), TIMES)).toBeNull()
  })

  it('logs rating, format, times and the place in the fuzz range', () => {
    const typed = studyCard('a', { form: 'typed', back: 'Kabul', memory: KNOWN })
    const asked = openReview(studySession([typed]))
    const shown = reveal(asked, NOW, typedAnswer(asked, 'Kabul'))
    const { entries } = must(grade(shown, 3, clock()(), TIMES))
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
        ...TIMES,
        fuzz: shown.face.kind === 'answer' ? shown.face.fuzzes[3] : null,
        settingsId: 'settings',
      },
    ])
  })

  it('carries what was typed where that was wrong and graded Again, and nowhere else', () => {
    const asked = openReview(studySession([studyCard('a', { form: 'typed', back: 'Kabul' })]))
    const entry = (text: string, rating: Rating) =>
      must(grade(reveal(asked, NOW, typedAnswer(asked, text)), rating, clock()(), TIMES)).entries[0]
    expect(entry('Tashkent', 1)).toMatchObject({ given: 'Tashkent' })
    for (const other of [entry('Tashkent', 3), entry('kabul', 1), entry('  ', 1), entry('x'.repeat(301), 1)]) {
      expect(other).not.toHaveProperty('given')
    }
  })

  it('proposes Again after a wrong typed answer, and Good otherwise', () => {
    const state = openReview(studySession([studyCard('a', { form: 'typed', back: 'Kabul' })]))
    expect(reveal(state, NOW, typedAnswer(state, 'Tashkent')).face).toMatchObject({ proposed: 1 })
    expect(reveal(state, NOW, typedAnswer(state, 'kabul')).face).toMatchObject({ proposed: 3 })
    expect(reveal(state, NOW, null).face).toMatchObject({ proposed: 3, typed: null })
  })

  it('takes days that this sitting has filled into account', () => {
    const cards = Array.from({ length: 60 }, (_, index) => studyCard(`c${index}`, { memory: KNOWN }))
    const next = clock()
    let state = openReview(studySession(cards))
    for (const _ of cards) state = answered(state, 3, next()).state
    const loads = [...state.course.placed.values()]
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(60)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(10)
  })
})

describe('putting away', () => {
  const cards = () => [
    studyCard('a1', { fact: 'a', memory: KNOWN }),
    studyCard('a2', { fact: 'a', memory: KNOWN }),
    studyCard('b'),
  ]

  it('buries one card until tomorrow and goes on', () => {
    const { state, entries } = must(buryOrSuspend(openReview(studySession(cards())), 'bury', 'card', clock()()))
    expect(entries).toMatchObject([{ kind: 'bury', cardId: 'card-a1', untilDay: TODAY + 1 }])
    expect(memoryOf(state, studyCard('a1').cardId)).toMatchObject({ buriedUntilDay: TODAY + 1 })
    expect(leftAt(state, NOW)).toBe(2)
  })

  it('suspends all cards of the fact', () => {
    const { state, entries } = must(buryOrSuspend(openReview(studySession(cards())), 'suspend', 'fact', clock()()))
    expect(entries.map((entry) => entry.cardId)).toEqual(['card-a1', 'card-a2'])
    expect(cardUp(state)?.cardId).toBe('card-b')
    expect(state.said).toBe('Suspended: 2 cards. 1 left')
  })
})

describe('marking and editing', () => {
  it('marks without turning the card back, and takes the mark away again', () => {
    const next = clock()
    const shown = reveal(openReview(studySession([studyCard('a')])), NOW, null)
    const marked = must(toggleMark(shown, next())).state
    expect(memoryOf(marked, studyCard('a').cardId)?.marked).toBe(true)
    expect(marked.face).toBe(shown.face)
    const undone = must(undo(marked, next())).state
    expect(memoryOf(undone, studyCard('a').cardId)).toBeNull()
    expect(undone.face).toBe(shown.face)
  })

  it('shows the new words of a card and of the other deletions of its text, and keeps its memory', () => {
    const front = '{{c1::One}} and {{c2::two}}.'
    const cloze = (deletion: number) =>
      studyCard(`k${deletion}`, { fact: 'k', form: 'cloze', front, back: '', deletion, memory: KNOWN })
    const state = openReview(studySession([cloze(1), cloze(2)]))
    const changed = withEditedCard(state, cloze(1).cardId, {
      front: '{{c1::Eins}} and {{c2::two}}.',
      back: '',
      hint: 'a hint',
    })
    expect(changed.cards.get(cloze(2).cardId)).toMatchObject({ front: '{{c1::Eins}} and {{c2::two}}.', hint: null })
    expect(changed.cards.get(cloze(1).cardId)?.hint).toBe('a hint')
    expect(changed.course).toBe(state.course)
  })
})

describe('waiting', () => {
  it('asks a learning card when its time has come and not before', () => {
    const session = studySession([studyCard('a')])
    const noAhead = { ...session, queueSettings: { ...session.queueSettings, learnAheadMinutes: 0 } }
    const { state } = answered(openReview(noAhead), 1, clock()())
    const { up } = state.course
    if (up.kind !== 'wait') throw new Error('nothing waits')
    expect(advance(state, up.untilMs - 1)).toBe(state)
    expect(cardUp(advance(state, up.untilMs))?.cardId).toBe('card-a')
  })
})

describe('the end of a sitting', () => {
  it('compares what was recalled with the sum of what was predicted, for cards known for a day or more', () => {
    const cards = [studyCard('a', { memory: KNOWN }), studyCard('b', { memory: KNOWN }), studyCard('new')]
    const next = clock()
    let state = openReview(studySession(cards))
    for (const rating of [3, 1, 3] as const) state = answered(state, rating, next()).state
    const sitting = reviewSessionOf(state)
    // After ten days at a stability of ten days the chance is 90%.
    expect(sitting).toMatchObject({ answers: 3, compared: 2, recalled: 1 })
    expect(sitting.expected).toBeCloseTo(1.8, 3)
    expect(sitting.missed.map((card) => card.cardId)).toEqual(['card-b'])
    expect(sitting.minutes).toBeCloseTo(0.3)
  })

  it('names a card that has become a leech', () => {
    const memory = { ...KNOWN, lapses: 7 }
    const { state } = answered(openReview(studySession([studyCard('a', { memory })])), 1, clock()())
    expect(reviewSessionOf(state).leeches.map((card) => card.cardId)).toEqual(['card-a'])
  })

  it('counts tomorrow’s cards as loaded and as placed since', () => {
    const { state } = answered(
      openReview(studySession([studyCard('a', { memory: KNOWN })], { load: [4] })),
      3,
      clock()(),
    )
    const placedTomorrow = memoryOf(state, studyCard('a').cardId)?.dueDay === TODAY + 1 ? 1 : 0
    expect(reviewSessionOf(state).tomorrow.cards).toBe(4 + placedTomorrow)
  })
})

describe('whatever is done', () => {
  const act = fc.oneof(
    fc.constantFrom(...RATINGS).map((rating) => ({ kind: 'grade' as const, rating })),
    fc.constantFrom('bury', 'suspend').map((how) => ({ kind: 'away' as const, how: how as 'bury' | 'suspend' })), // one of the two above
    fc.constant({ kind: 'mark' as const }),
    fc.constant({ kind: 'undo' as const }),
  )
  const session = studySession([
    studyCard('a1', { fact: 'a', memory: KNOWN }),
    studyCard('a2', { fact: 'a' }),
    studyCard('b'),
    studyCard('c', { memory: { ...KNOWN, state: 'relearning', dueAt: NOW - 1, intervalDays: 0, lapses: 7 } }),
    studyCard('d', { memory: KNOWN }),
    studyCard('e'),
  ])

  const run = (acts: readonly (typeof act extends fc.Arbitrary<infer T> ? T : never)[]) => {
    const next = clock()
    const log: LogEntry[] = []
    let state = openReview(session)
    for (const each of acts) {
      const moment = next()
      const ready = advance(state, moment.at)
      const shown = each.kind === 'grade' ? reveal(ready, moment.at, null) : ready
      const move =
        each.kind === 'grade'
          ? grade(shown, each.rating, moment, TIMES)
          : each.kind === 'away'
            ? buryOrSuspend(shown, each.how, 'fact', moment)
            : each.kind === 'mark'
              ? toggleMark(shown, moment)
              : undo(shown, moment)
      log.push(...(move?.entries ?? []))
      state = move?.state ?? shown
    }
    return { state, log, next }
  }

  it('undo, often enough, brings back the start exactly', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const { state, next } = run(acts)
        let back = state
        for (let move = undo(back, next()); move; move = undo(back, next())) back = move.state
        expect(back.course.memories).toEqual(openReview(session).course.memories)
        expect(back.course).toEqual(openReview(session).course)
      }),
    )
  })

  it('the entries sent lead the server to the memories shown here', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const { state, log } = run(acts)
        for (const name of ['b', 'e', 'a2']) {
          const { cardId } = studyCard(name)
          expect(replay(cardId, log, () => session.scheduling)).toEqual(memoryOf(state, cardId))
        }
      }),
    )
  })
})
