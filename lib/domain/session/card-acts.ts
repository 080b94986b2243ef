import { FLAGS, flagName } from '../flags'
import type { CardId } from '../ids'
import type { ActEntry } from '../scheduling/log'
import { queueWithout } from './queue-after'
import { cardUp, memoryOf, type ReviewSession } from './review-session'
import { nextCard } from './running-queue'
import { applied, logged, move, type SessionMoment, type SessionMove, studyDayAt } from './session-move'

/** Of which cards: the one that is up, or all of its fact. */
export type SessionReach = 'card' | 'fact'

/** Until tomorrow, or until resumed. All cards of a fact are suspended wherever they are, and buried where they wait here. */
export function buryOrSuspend(
  session: ReviewSession,
  how: 'bury' | 'suspend',
  reach: SessionReach,
  { at, newId }: SessionMoment,
): SessionMove | null {
  const card = cardUp(session)
  if (!card) return null
  const { queue } = session.state
  const waiting = new Set([...queue.learning, ...queue.main].map(({ cardId }) => cardId))
  const ofFact = card.siblings.filter((cardId) => how === 'suspend' || waiting.has(cardId))
  const ids = reach === 'card' ? [card.cardId] : [card.cardId, ...ofFact]
  const day = studyDayAt(session, at)
  const entries = ids.map((cardId): ActEntry => {
    const common = { id: newId(), cardId, at, day }
    return how === 'bury'
      ? { ...common, kind: 'bury', untilDay: day + 1 }
      : { ...common, kind: 'suspend', suspended: true }
  })
  const after = queueWithout(queue, ids)
  const state = { ...session.state, queue: after, memories: applied(session, entries), next: nextCard(after, at) }
  const verb = how === 'bury' ? 'Buried until tomorrow' : 'Suspended'
  return logged(session, state, entries, ids.length === 1 ? verb : `${verb}: ${ids.length} cards`, at)
}

/** Changes what the card that is up carries; it stays as it is shown. */
function annotated(session: ReviewSession, entry: ActEntry, name: string): SessionMove {
  const next: ReviewSession = {
    ...session,
    state: { ...session.state, memories: applied(session, [entry]) },
    past: [...session.past, { before: session.state, entries: [entry], name }],
    announcement: `${name}.`,
  }
  return move(next, [entry])
}

/** Marks the card that is up, or removes its mark. */
export function toggleMark(session: ReviewSession, { at, newId }: SessionMoment): SessionMove | null {
  const card = cardUp(session)
  if (!card) return null
  const { cardId } = card
  const marked = !(memoryOf(session, cardId)?.marked ?? false)
  const entry = { kind: 'mark', id: newId(), cardId, at, day: studyDayAt(session, at), marked } as const
  return annotated(session, entry, marked ? 'Marked' : 'Mark removed')
}

/** Gives the card that is up a flag, 1 to 7, or removes it with 0; null where it is so already. */
export function setFlag(session: ReviewSession, flag: number, { at, newId }: SessionMoment): SessionMove | null {
  const card = cardUp(session)
  if (!card || !(flag === 0 || FLAGS.includes(flag))) return null
  const { cardId } = card
  if ((memoryOf(session, cardId)?.flag ?? 0) === flag) return null
  const entry = { kind: 'flag', id: newId(), cardId, at, day: studyDayAt(session, at), flag } as const
  return annotated(session, entry, flag === 0 ? 'Flag removed' : `Flag: ${flagName(flag)}`)
}

/** Goes on without the cards of a fact that was deleted. Undoing this step starts with undoing that change. */
export function withoutFact(
  session: ReviewSession,
  cardId: CardId,
  changeId: string,
  { at }: SessionMoment,
): SessionMove | null {
  const card = session.cards.get(cardId)
  if (!card) return null
  const queue = queueWithout(session.state.queue, [cardId, ...card.siblings])
  return logged(session, { ...session.state, queue, next: nextCard(queue, at) }, [], 'Retired', at, changeId)
}
