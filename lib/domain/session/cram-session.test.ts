import { describe, expect, it } from 'vitest'
import type { Rating } from '../scheduling/memory'
import { cardUp, memoryOf, openSession, type ReviewSession } from './review-session'
import { clock, KNOWN, studyCard, studySession } from './session.fixture'
import { sessionAfter } from './session-events'
import { answered } from './session-steps.fixture'
import { summaryOf } from './session-summary'

const cards = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) =>
  studyCard(name, { memory: name === 'h' ? null : KNOWN }),
)

function answering(names = cards) {
  const next = clock()
  const answer = (session: ReviewSession, rating: Rating) => answered(session, rating, next())
  return { answer, next, start: openSession(studySession(names, { isCram: true })) }
}

const upName = (session: ReviewSession) => cardUp(session)?.cardId

describe('a cram session', () => {
  it('logs every answer as cram, and changes neither memory nor due date', () => {
    const { answer, start } = answering()
    for (const rating of [1, 2, 3, 4] as const) {
      const { session, entries } = answer(start, rating)
      expect(entries).toMatchObject([{ kind: 'review', mode: 'cram', rating, fuzz: null }])
      for (const { cardId, memory } of cards) expect(memoryOf(session, cardId)).toEqual(memory)
      expect(session.state.placed.size).toBe(0)
    }
  })

  it('has no interval on its grades', () => {
    const { start, next } = answering()
    const shown = sessionAfter(start, { kind: 'show', typed: null }, next())?.session
    expect(shown?.side).toMatchObject({ kind: 'answer', outcomes: null, fuzzes: null })
  })

  it('asks a missed card again after five others, and ends once each was recalled', () => {
    const { answer, start } = answering()
    let session = answer(start, 1).session
    const order: unknown[] = []
    while (cardUp(session)) {
      order.push(upName(session))
      session = answer(session, 3).session
    }
    expect(order).toEqual(['b', 'c', 'd', 'e', 'f', 'a', 'g', 'h'].map((name) => `card-${name}`))
    expect(session.state.next.kind).toBe('done')
  })

  it('asks the last card again at once where there is no other', () => {
    const { answer, start } = answering(cards.slice(0, 1))
    const again = answer(start, 1).session
    expect(upName(again)).toBe('card-a')
    expect(answer(again, 3).session.state.next.kind).toBe('done')
  })

  it('is undone like any other', () => {
    const { answer, start, next } = answering()
    const { session } = answer(start, 1)
    const undone = sessionAfter(session, { kind: 'undo' }, next())
    expect(undone?.entries).toMatchObject([{ kind: 'void' }])
    expect(upName(undone?.session ?? session)).toBe('card-a')
  })

  it('compares nothing with what was predicted, and makes no leech', () => {
    const leech = studyCard('a', { memory: { ...KNOWN, lapses: 20 } })
    const { answer, start } = answering([leech])
    const summary = summaryOf(answer(start, 1).session)
    expect(summary).toMatchObject({ answers: 1, compared: 0, leeches: [] })
    expect(summary.missed.map(({ cardId }) => cardId)).toEqual(['card-a'])
  })
})
