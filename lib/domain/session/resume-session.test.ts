import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId, ReviewId } from '../ids'
import { anId } from '../ids.fixture'
import type { LogEntry } from '../scheduling/log'
import { resumeSession, withEntries } from './resume-session'
import { openSession, type ReviewSession } from './review-session'
import { clock, KNOWN, studyCard, studySession, TODAY } from './session.fixture'
import { type SessionEvent, sessionAfter } from './session-events'

const CARDS = [
  studyCard('a', { memory: KNOWN }),
  studyCard('b', { fact: 'bc' }),
  studyCard('c', { fact: 'bc', memory: KNOWN }),
  studyCard('d', { memory: { ...KNOWN, lapses: 7 } }),
  studyCard('e'),
  studyCard('f', { memory: KNOWN }),
]
const STUDY = studySession(CARDS)

/** A session in which all this happened, and what it logged. */
function played(events: readonly SessionEvent[], study = STUDY) {
  const moment = clock()
  const entries: LogEntry[] = []
  let session: ReviewSession = openSession(study)
  for (const event of events) {
    const move = sessionAfter(session, event, moment())
    if (!move) continue
    session = move.session
    entries.push(...move.entries)
  }
  return { session, entries }
}

/** All of a session that its learner can tell. */
const seen = ({ state, past }: ReviewSession) => ({
  queue: state.queue,
  memories: [...state.memories].sort(([a], [b]) => (a < b ? -1 : 1)),
  answered: state.answered,
  placed: [...state.placed],
  next: state.next,
  steps: past.map(({ entries }) => entries),
})

const SHOW: SessionEvent = { kind: 'show', typed: null }
const graded = (rating: 1 | 2 | 3 | 4): SessionEvent[] => [SHOW, { kind: 'grade', rating }]

const step: fc.Arbitrary<SessionEvent[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4).map(graded) },
  fc.constantFrom<SessionEvent[]>(
    [{ kind: 'bury', reach: 'card' }],
    [{ kind: 'suspend', reach: 'fact' }],
    [{ kind: 'mark' }],
    [{ kind: 'flag', flag: 2 }],
    [{ kind: 'undo' }],
    [SHOW],
  ),
)

describe('a session that is resumed', () => {
  it('is where the learner left it, whatever was done, in whatever order it is told, told twice or not', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.boolean(), fc.nat(), (steps, isCram, seed) => {
        const study = { ...STUDY, isCram }
        const { session, entries } = played(steps.flat(), study)
        const order = (entry: LogEntry) => (Number.parseInt(entry.id.slice(-4), 36) * 7919 + seed) % 101
        const told = [...entries, ...entries.slice(0, 2)].sort((a, b) => order(a) - order(b))
        expect(seen(resumeSession(study, JSON.parse(JSON.stringify(told))))).toEqual(seen(session))
      }),
      { numRuns: 200, seed: 15 },
    )
  })

  it('passes over what the server knew when it was loaded', () => {
    const { session, entries } = played(graded(3))
    const cardId = entries[0]?.cardId
    const known = (card: (typeof CARDS)[number]) =>
      card.cardId === cardId ? { ...card, memory: session.state.memories.get(card.cardId) ?? null } : card
    const study = studySession(CARDS.map(known))
    expect(resumeSession(study, entries)).toEqual(openSession(study))
  })

  it('of a later day asks what is still due then, with its new memory, and nothing that is not', () => {
    const { session, entries } = played([...graded(1), ...graded(4)])
    const [missed, easy] = entries.map((entry) => entry.cardId)
    const tomorrow = { ...STUDY, day: TODAY + 1, now: STUDY.dayEndsAt, dayEndsAt: STUDY.dayEndsAt + 86_400_000 }
    const resumed = resumeSession(tomorrow, entries)
    const waiting = [...resumed.state.queue.learning, ...resumed.state.queue.main]
    expect(waiting.find(({ cardId }) => cardId === missed)?.memory).toEqual(
      session.state.memories.get(missed as CardId),
    )
    expect(waiting.map(({ cardId }) => cardId)).not.toContain(easy)
    expect(resumed.state.answered).toEqual([])
  })

  it('undoes offline what was answered before', () => {
    const { entries } = played([...graded(3), ...graded(2)])
    const resumed = resumeSession(STUDY, entries)
    const undone = sessionAfter(resumed, { kind: 'undo' }, { ...clock()(), at: STUDY.now + 60_000 })
    expect(undone?.entries).toMatchObject([{ kind: 'void', voids: entries[1]?.id }])
    expect(undone?.session.state.next).toMatchObject({ card: { cardId: entries[1]?.cardId } })
  })
})

describe('entries from another tab', () => {
  it('take the card that is up away, and change nothing of this tab’s own', () => {
    const other = played(graded(3))
    const after = withEntries(openSession(STUDY), other.entries)
    expect(after.state.next).toEqual(other.session.state.next)
    expect(withEntries(other.session, other.entries)).toBe(other.session)
    expect(withEntries(after, other.entries)).toBe(after)
  })

  it('leave a card up that they are not about, as it is shown', () => {
    const other = played([...graded(3), ...graded(3)])
    const [, second] = other.entries
    const shown = played([...graded(3), { kind: 'bury', reach: 'card' }, SHOW]).session
    const told = second ? [{ ...second, id: anId<ReviewId>('id-of-another-tab') }] : []
    const after = withEntries(shown, told)
    expect(after).not.toBe(shown)
    expect(after.side).toBe(shown.side)
    expect(after.turn).toBe(shown.turn)
    expect(after.state.next).toBe(shown.state.next)
  })

  it('bring a card back that was undone there', () => {
    const first = played(graded(3))
    const here = withEntries(openSession(STUDY), first.entries)
    const undone = sessionAfter(first.session, { kind: 'undo' }, { ...clock()(), at: STUDY.now + 60_000 })
    const after = withEntries(here, undone?.entries ?? [])
    // The card that is up here stays up.
    const { next: _, ...expected } = seen(openSession(STUDY))
    expect(seen(after)).toMatchObject(expected)
    expect(after.state.next).toEqual(here.state.next)
  })
})
