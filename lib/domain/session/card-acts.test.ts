import { describe, expect, it } from 'vitest'
import { applyEntry } from '../scheduling/replay'
import { cardUp, memoryOf, openSession, type ReviewSession } from './review-session'
import { clock, KNOWN, studyCard, studySession } from './session.fixture'
import { type SessionEvent, sessionAfter } from './session-events'
import { must } from './session-steps.fixture'

const next = clock()
const moveAfter = (session: ReviewSession, event: SessionEvent) => must(sessionAfter(session, event, next()))
const shown = (session: ReviewSession) => moveAfter(session, { kind: 'show', typed: null }).session
const flagged = (session: ReviewSession, flag: number) => moveAfter(session, { kind: 'flag', flag })

describe('a flag', () => {
  it('is given and removed without turning the card back, each logged, and named by its colour', () => {
    const study = studySession([studyCard('a', { memory: KNOWN })])
    const question = shown(openSession(study))
    const { session: red, entries } = flagged(question, 1)
    expect(entries).toMatchObject([{ kind: 'flag', flag: 1, cardId: 'card-a' }])
    expect(memoryOf(red, studyCard('a').cardId)).toEqual({ ...KNOWN, flag: 1 })
    expect(red.side).toBe(question.side)
    expect(red.announcement).toBe('Flag: Red.')
    expect(flagged(red, 7).session.announcement).toBe('Flag: Purple.')
    const { session: none, entries: removal } = flagged(red, 0)
    expect(removal).toMatchObject([{ kind: 'flag', flag: 0 }])
    expect(memoryOf(none, studyCard('a').cardId)).toEqual(KNOWN)
    expect(none.announcement).toBe('Flag removed.')
  })

  it('logs nothing where the card has it already, and knows no other numbers', () => {
    const session = openSession(studySession([studyCard('a', { memory: { ...KNOWN, flag: 3 } })]))
    for (const flag of [3, 8, -1, 1.5]) expect(sessionAfter(session, { kind: 'flag', flag }, next())).toBeNull()
    const fresh = openSession(studySession([studyCard('a')]))
    expect(sessionAfter(fresh, { kind: 'flag', flag: 0 }, next())).toBeNull()
  })

  it('is undone alone, and stays when the card is answered afterwards', () => {
    const red = flagged(openSession(studySession([studyCard('a', { memory: KNOWN })])), 2).session
    const undone = moveAfter(red, { kind: 'undo' })
    expect(undone.entries).toMatchObject([{ kind: 'void' }])
    expect(memoryOf(undone.session, studyCard('a').cardId)).toEqual(KNOWN)
    const { session, entries } = moveAfter(shown(red), { kind: 'grade', rating: 3 })
    expect(memoryOf(session, studyCard('a').cardId)?.flag).toBe(2)
    const [entry] = entries
    const rebuilt = entry && applyEntry({ ...KNOWN, flag: 2 }, entry, session.study.scheduling)
    expect(rebuilt?.flag).toBe(2)
  })
})

describe('a deleted fact', () => {
  it('leaves the session with all its cards, logs nothing, and comes back with undo', () => {
    const [a1, a2] = [studyCard('a1', { fact: 'a' }), studyCard('a2', { fact: 'a' })]
    const session = openSession(studySession([a1, a2, studyCard('b')]))
    const { session: deleted, entries } = moveAfter(session, { kind: 'deleted', cardId: a1.cardId, changeId: 'change' })
    expect(entries).toEqual([])
    expect(cardUp(deleted)?.cardId).toBe('card-b')
    expect(deleted.state.queue.main.map(({ cardId }) => cardId)).not.toContain('card-a2')
    expect(deleted.announcement).toBe('Retired. 1 left')
    expect(deleted.past.at(-1)?.changeId).toBe('change')
    const undone = moveAfter(deleted, { kind: 'undo' })
    expect(undone.entries).toEqual([])
    expect(cardUp(undone.session)?.cardId).toBe('card-a1')
  })
})
