import { describe, expect, it } from 'vitest'
import type { Confidence } from '../scheduling/log'
import type { Rating } from '../scheduling/memory'
import { MINUTE_MS } from '../time/units'
import { resumeSession } from './resume-session'
import { cardUp, memoryOf, openSession, type ReviewSession } from './review-session'
import { clock, KNOWN, studyCard, studySession } from './session.fixture'
import { sessionAfter } from './session-events'
import { apply, grade, must } from './session-steps.fixture'

const REHEARSAL = { id: 'rehearsal', briefingId: 'briefing', minutes: 15, usedMs: 0 }
const cards = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => studyCard(name, { memory: KNOWN }))

function rehearsing(options: Partial<typeof REHEARSAL> = {}, of = cards) {
  const next = clock()
  const study = studySession(of, { rehearsal: { ...REHEARSAL, ...options } })
  const answer = (session: ReviewSession, rating: Rating, confidence: Confidence = 2) => {
    const shown = apply(session, { kind: 'show', typed: null, confidence }, next())
    return must(grade(shown, rating, next()))
  }
  return { answer, next, study, start: openSession(study) }
}

const upName = (session: ReviewSession) => cardUp(session)?.cardId

describe('a rehearsal', () => {
  it('shows no answer before the learner has said how sure they are, and then the intervals of a review', () => {
    const { start, next } = rehearsing()
    expect(sessionAfter(start, { kind: 'show', typed: null }, next())).toBeNull()
    const shown = sessionAfter(start, { kind: 'show', typed: null, confidence: 3 }, next())?.session
    expect(shown?.side).toMatchObject({ kind: 'answer', confidence: 3, outcomes: { 3: { reps: KNOWN.reps + 1 } } })
  })

  it('logs each answer as a review, with how sure the learner was beside it', () => {
    const { answer, start } = rehearsing()
    const { session, entries } = answer(start, 3, 1)
    expect(entries).toMatchObject([
      {
        kind: 'review',
        mode: 'rehearsal',
        format: 'spoken',
        rehearsal: { id: 'rehearsal', confidence: 1 },
      },
    ])
    const [card] = cards
    expect(card && memoryOf(session, card.cardId)?.reps).toBe(KNOWN.reps + 1)
  })

  it('takes what was typed before it asks how sure the learner is', () => {
    const typed = [studyCard('oslo', { form: 'typed', memory: KNOWN })]
    const { start, next } = rehearsing({}, typed)
    const written = sessionAfter(start, { kind: 'type', text: 'bergen' }, next())?.session ?? start
    expect(written.side).toMatchObject({ kind: 'comparing', text: 'bergen' })
    const wrong = { verdict: 'wrong', text: 'bergen' } as never
    const shown = sessionAfter(written, { kind: 'show', typed: wrong, confidence: 3 }, next())?.session ?? written
    const move = sessionAfter(shown, { kind: 'grade', rating: 1 }, next())
    expect(move?.entries).toMatchObject([{ format: 'typed', typedAnswer: 'bergen' }])
  })

  it('asks a missed card again after five others, and ends once each was recalled', () => {
    const { answer, start } = rehearsing()
    let { session } = answer(start, 1)
    const order: unknown[] = []
    while (cardUp(session)) {
      order.push(upName(session))
      session = answer(session, 3).session
    }
    expect(order).toEqual(['b', 'c', 'd', 'e', 'f', 'a', 'g', 'h'].map((name) => `card-${name}`))
    expect(session.state.next.kind).toBe('done')
  })

  it('ends once its minutes are used, those before it was loaded included, and undo takes the time back', () => {
    const { answer, start, next } = rehearsing({ minutes: 1, usedMs: MINUTE_MS - 1 })
    expect(upName(start)).toBe('card-a')
    const { session } = answer(start, 3)
    expect(session.state.next.kind).toBe('done')
    const undone = sessionAfter(session, { kind: 'undo' }, next())
    expect(undone?.entries).toMatchObject([{ kind: 'void' }])
    expect(upName(undone?.session ?? session)).toBe('card-a')
    expect(openSession({ ...start.study, rehearsal: { ...REHEARSAL, usedMs: 15 * MINUTE_MS } }).state.next.kind).toBe(
      'done',
    )
  })

  it('goes on from answers that the server does not know yet, and leaves those of others alone', () => {
    const { answer, start, study } = rehearsing()
    const first = answer(start, 1)
    const second = answer(first.session, 3)
    const entries = [...second.entries, ...first.entries]
    const resumed = resumeSession(study, entries)
    expect(resumed.state.queue.main).toEqual(second.session.state.queue.main)
    expect(upName(resumed)).toBe(upName(second.session))
    const elsewhere = resumeSession({ ...study, rehearsal: { ...REHEARSAL, id: 'another' } }, entries)
    expect(elsewhere.state.queue.main.map(({ cardId }) => cardId)).toEqual(cards.map(({ cardId }) => cardId))
    expect(memoryOf(elsewhere, cards[1]?.cardId as never)?.reps).toBe(KNOWN.reps + 1)
  })
})
