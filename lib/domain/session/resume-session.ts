import { CONTENT_DATES } from '../format/date-style'
import type { CardId, StudyDay } from '../ids'
import { type StudySession, settingsOfCard } from '../queue/study-card'
import { actWords } from '../scheduling/act-words'
import type { ActEntry, LogEntry, ReviewEntry } from '../scheduling/log'
import type { Memory } from '../scheduling/memory'
import { applyEntry, countsForMemory } from '../scheduling/replay'
import { queueWithMemory, queueWithout } from './queue-after'
import { asksUntilRecalled, cardUp, memoryOf, nextIn, openSession, type ReviewSession } from './review-session'
import { applied, logged, withAnswer } from './session-move'

type Effective = ReviewEntry | ActEntry

/**
 * A session where the learner left it: as it was loaded, with what was done since and what it does not know of yet. Cards
 * that were answered are not asked again, those in learning steps come back when they are due, and undo undoes what was
 * done before. The result is the same whatever order the entries are given in, and if some are given twice.
 * @param entries answers, other changes and voids, of these cards and others
 */
export function resumeSession(study: StudySession, entries: readonly LogEntry[]): ReviewSession {
  const opened = openSession(study)
  const session = stepsOf(opened, entries).reduce(withStep, opened)
  return session === opened ? opened : { ...session, turn: session.turn + 1, announcement: '' }
}

/**
 * An open session with entries that were logged elsewhere, such as in another tab. The card that is up stays as it is
 * shown, unless it is among them: then the next one is asked. The session itself where it knows them all.
 */
export function withEntries(session: ReviewSession, entries: readonly LogEntry[]): ReviewSession {
  const known = session.past.flatMap((step) => step.entries)
  const voided = new Set(entries.flatMap((entry) => (entry.kind === 'void' ? [entry.voids] : [])))
  const isUndone = known.some(({ id }) => voided.has(id))
  const after = isUndone
    ? { ...resumeSession(session.study, [...known, ...entries]), cards: session.cards }
    : stepsOf(session, entries).reduce(withStep, session)
  if (after === session) return session
  const up = cardUp(session)
  const isUpAmongThem = up !== null && entries.some(({ cardId }) => cardId === up.cardId)
  if (up === null || isUpAmongThem) return { ...after, side: { kind: 'question' }, turn: session.turn + 1 }
  const { side, turn, announcement } = session
  return { ...after, state: { ...after.state, next: session.state.next }, side, turn, announcement }
}

/** The entries that count, in order; those of one step of the learner (all cards of a fact were buried) together. */
function stepsOf({ cards, past }: ReviewSession, entries: readonly LogEntry[]): readonly (readonly Effective[])[] {
  const voided = new Set(entries.flatMap((entry) => (entry.kind === 'void' ? [entry.voids] : [])))
  const own = new Set(past.flatMap((step) => step.entries.map(({ id }) => id)))
  const byId = new Map<string, Effective>()
  for (const entry of entries) {
    if (entry.kind !== 'void' && !voided.has(entry.id) && !own.has(entry.id) && cards.has(entry.cardId))
      byId.set(entry.id, entry)
  }
  const inOrder = [...byId.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const steps: Effective[][] = []
  for (const entry of inOrder) {
    const last = steps.at(-1)
    const isOfSameStep = entry.kind !== 'review' && last?.[0]?.kind === entry.kind && last[0].at === entry.at
    if (isOfSameStep) last?.push(entry)
    else steps.push([entry])
  }
  return steps
}

function withStep(session: ReviewSession, step: readonly Effective[]): ReviewSession {
  const [first] = step
  if (!first) return session
  return first.kind === 'review' ? withReview(session, first) : withActs(session, step as readonly ActEntry[]) // one kind
}

function withReview(session: ReviewSession, entry: ReviewEntry): ReviewSession {
  const { study } = session
  const { cardId } = entry
  const memory = memoryOf(session, cardId)
  // The server knew of it when the session was loaded.
  if (memory?.lastReviewAt != null && memory.lastReviewAt >= entry.at) return session
  if (entry.mode === 'cram') return study.isCram ? withAnswer(session, entry, null, null).session : session
  if (!countsForMemory(entry)) return session
  const after = applyEntry(memory, entry, settingsOfCard(study, session.cards.get(cardId)).scheduling)
  if (!after) return session
  const { rehearsal } = study
  const isElsewhere = rehearsal ? entry.rehearsal?.id !== rehearsal.id : study.isCram || entry.day < study.day
  return isElsewhere ? withMemory(session, cardId, after, study.day) : withAnswer(session, entry, after, null).session
}

/** A memory that was made on an earlier day or in another session: the card is asked if it is still due. */
function withMemory(session: ReviewSession, cardId: CardId, memory: Memory, day: StudyDay): ReviewSession {
  const { state, study } = session
  const memories = new Map(state.memories).set(cardId, memory)
  const queue = asksUntilRecalled(study) ? state.queue : queueWithMemory(state.queue, cardId, memory, day)
  return { ...session, state: { ...state, memories, queue, next: nextIn(study, { ...state, queue }, study.now) } }
}

const isKnown = (memory: Memory | null, act: ActEntry): boolean => {
  switch (act.kind) {
    case 'suspend':
      return (memory?.suspended ?? false) === act.suspended
    case 'bury':
      return (memory?.buriedUntilDay ?? null) === act.untilDay
    case 'mark':
      return (memory?.marked ?? false) === act.marked
    case 'flag':
      return (memory?.flag ?? 0) === act.flag
    // These come from other pages, which send them at once.
    case 'set-due':
    case 'reschedule':
    case 'forget':
    case 'set-memory':
    case 'clear-leech':
    case 'reposition':
      return true
  }
}

const isOutOfQueue = (act: ActEntry, day: StudyDay): boolean =>
  act.kind === 'suspend' ? act.suspended : act.kind === 'bury' && (act.untilDay ?? day) > day

/** None of those that set a date is among the acts of a session. */
const nameOf = (act: ActEntry): string => actWords(act, CONTENT_DATES)

function withActs(session: ReviewSession, acts: readonly ActEntry[]): ReviewSession {
  const fresh = acts.filter((act) => !isKnown(memoryOf(session, act.cardId), act))
  const [first] = fresh
  if (!first) return session
  const { study, state } = session
  const gone = fresh.filter((act) => isOutOfQueue(act, study.day)).map(({ cardId }) => cardId)
  const memories = applied(session, fresh)
  if (gone.length === 0) {
    const past = [...session.past, { before: state, entries: fresh, name: nameOf(first) }]
    return { ...session, state: { ...state, memories }, past }
  }
  const queue = queueWithout(state.queue, gone)
  const next = { ...state, queue, memories, next: nextIn(study, { ...state, queue }, first.at) }
  return logged(session, next, fresh, nameOf(first), first.at).session
}
