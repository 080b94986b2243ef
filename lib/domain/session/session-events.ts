import { isTypedOut } from '../grading/typable'
import type { CardId, Instant, ReviewId } from '../ids'
import { answer, intervalLabels, preview } from '../scheduling/answer'
import { fsrsModel } from '../scheduling/fsrs'
import { isLeechAt } from '../scheduling/leech'
import { balancedFuzzes } from '../scheduling/load-balance'
import { type ActEntry, LONGEST_TYPED_ANSWER, type LogEntry, sideMs } from '../scheduling/log'
import { type Memory, RATING_NAMES, type Rating } from '../scheduling/memory'
import { modeOn } from '../scheduling/mode'
import { comparedRecall } from '../scheduling/recall'
import { applyEntry } from '../scheduling/replay'
import { type EditedSides, editedCard, withAliases } from './card-edits'
import {
  cardUp,
  leftAt,
  loadOn,
  memoryOf,
  proposedRating,
  type ReviewSession,
  type SessionState,
  type TypedAnswer,
} from './review-session'
import { nextCard, queueAfterAnswer, queueAfterCram, queueWithout } from './running-queue'

/** Of which cards: the one that is up, or all of its fact. */
type SessionReach = 'card' | 'fact'

/** Everything that can happen to a session. */
export type SessionEvent =
  /** An answer was typed; it is compared next, and then shown. */
  | { readonly kind: 'type'; readonly text: string }
  /** Shows the answer; `typed` is null where nothing was typed or nothing could be compared. */
  | { readonly kind: 'show'; readonly typed: TypedAnswer | null }
  | { readonly kind: 'grade'; readonly rating: Rating }
  | { readonly kind: 'bury' | 'suspend'; readonly reach: SessionReach }
  | { readonly kind: 'mark' | 'undo' }
  | { readonly kind: 'edit'; readonly cardId: CardId; readonly sides: EditedSides }
  /** What was typed was right: the card has these other spellings from now on. */
  | { readonly kind: 'accept'; readonly cardId: CardId; readonly aliases: readonly string[] }
  /** Time has passed, so that a learning card may be due; or it is asked for before it is. */
  | { readonly kind: 'tick' | 'ask-early' }

/** When an event happens. `seenMs` is how long the side on screen has been seen; `newId` makes UUIDv7s. */
export type SessionMoment = { readonly at: Instant; readonly seenMs: number; readonly newId: () => ReviewId }

/** The session to go to once these entries are safe. `about` is what a person knows them by. */
export type SessionMove = {
  readonly session: ReviewSession
  readonly entries: readonly LogEntry[]
  readonly about: string
}

/** What an event makes of a session; null where it changes nothing, such as a grade before the answer is shown. */
export function sessionAfter(session: ReviewSession, event: SessionEvent, moment: SessionMoment): SessionMove | null {
  switch (event.kind) {
    case 'type':
      return type(session, event.text, moment)
    case 'show':
      return show(session, event.typed, moment)
    case 'grade':
      return grade(session, event.rating, moment)
    case 'bury':
    case 'suspend':
      return buryOrSuspend(session, event.kind, event.reach, moment)
    case 'mark':
      return toggleMark(session, moment)
    case 'undo':
      return undo(session, moment)
    case 'edit':
      return unloggedOrNone(editedCard(session, event.cardId, event.sides))
    case 'accept':
      return unloggedOrNone(withAliases(session, event.cardId, event.aliases))
    case 'tick':
      return ask(session, moment.at)
    case 'ask-early':
      return session.state.next.kind === 'wait' ? ask(session, session.state.next.untilMs) : null
  }
}

const unlogged = (session: ReviewSession): SessionMove => ({ session, entries: [], about: '' })
const unloggedOrNone = (session: ReviewSession | null): SessionMove | null => session && unlogged(session)

function type(session: ReviewSession, text: string, { seenMs }: SessionMoment): SessionMove | null {
  if (!cardUp(session) || session.side.kind !== 'question') return null
  return unlogged({ ...session, side: { kind: 'comparing', text, questionMs: sideMs(seenMs) } })
}

/** Works out the four intervals. */
function show(session: ReviewSession, typed: TypedAnswer | null, moment: SessionMoment): SessionMove | null {
  const card = cardUp(session)
  const { side } = session
  if (!card || side.kind === 'answer') return null
  const { cardId } = card
  const memory = memoryOf(session, cardId)
  const { seenMs } = moment
  const at = afterLastReview(memory, moment.at)
  const situation = { cardId, memory, at, day: session.calendar.dayOf(at), settings: session.study.scheduling }
  const fuzzes = session.study.isCram ? null : balancedFuzzes(situation, (due) => loadOn(session, due))
  const outcomes = fuzzes && preview({ ...situation, fuzz: fuzzes })
  return unlogged({
    ...session,
    side: {
      kind: 'answer',
      shownAt: at,
      questionMs: side.kind === 'comparing' ? side.questionMs : sideMs(seenMs),
      fuzzes,
      outcomes,
      labels: outcomes && intervalLabels(situation, outcomes),
      typed,
      proposed: proposedRating(typed),
    },
    announcement: '',
  })
}

/** When an answer counts: after the card's last one, also where the clock of this device has been set back since. */
const afterLastReview = (memory: Memory | null, at: Instant): Instant => Math.max(at, (memory?.lastReviewAt ?? -1) + 1)

/** The interval is the one on the button. While cramming there is none: the memory stays as it is. */
function grade(session: ReviewSession, rating: Rating, moment: SessionMoment): SessionMove | null {
  const card = cardUp(session)
  const { side, state, study } = session
  if (!card || side.kind !== 'answer') return null
  const { cardId } = card
  const memory = memoryOf(session, cardId)
  const { seenMs, newId } = moment
  const at = afterLastReview(memory, moment.at)
  const day = session.calendar.dayOf(at)
  const fuzz = side.fuzzes?.[rating] ?? null
  const after = side.fuzzes ? answer({ cardId, memory, rating, at, day, settings: study.scheduling, fuzz }) : null
  const { questionMs } = side
  const answerMs = sideMs(seenMs)
  const entry: LogEntry = {
    kind: 'review',
    id: newId(),
    cardId,
    at,
    day,
    rating,
    format: isTypedOut(card) ? 'typed' : 'flash',
    mode: after ? modeOn(memory, day) : 'cram',
    questionMs,
    answerMs,
    fuzz,
    settingsId: study.settingsId,
    ...wrongAnswerIn(side.typed, rating),
  }
  const queue = after
    ? queueAfterAnswer(state.queue, cardId, after, at, day)
    : queueAfterCram(state.queue, cardId, rating === 1, at)
  const reviewed = {
    entryId: entry.id,
    cardId,
    rating,
    thinkingMs: questionMs + answerMs,
    predictedRecall: after && comparedRecall(memory, at, day, fsrsModel(study.scheduling.weights)),
    isLeech:
      (after?.lapses ?? 0) > (memory?.lapses ?? 0) && isLeechAt(after?.lapses ?? 0, study.scheduling.leechThreshold),
  }
  const next: SessionState = {
    queue,
    memories: after ? new Map(state.memories).set(cardId, after) : state.memories,
    placed: after ? placedWith(state, after) : state.placed,
    answered: [...state.answered, reviewed],
    next: nextCard(queue, at),
  }
  return logged(session, next, [entry], RATING_NAMES[rating], at)
}

/** What was typed goes along where it was wrong: the server looks whose answer it was, and forgets it. */
function wrongAnswerIn(typed: TypedAnswer | null, rating: Rating): { readonly typedAnswer?: string } {
  const isWrong = typed?.verdict === 'wrong' && rating === 1
  return isWrong && typed.text.trim() !== '' && typed.text.length <= LONGEST_TYPED_ANSWER
    ? { typedAnswer: typed.text }
    : {}
}

function placedWith({ placed }: SessionState, { dueDay, dueAt }: Memory): SessionState['placed'] {
  return dueDay === null || dueAt !== null ? placed : new Map(placed).set(dueDay, (placed.get(dueDay) ?? 0) + 1)
}

/** The session after something logged, with the next card's question. */
function logged(
  session: ReviewSession,
  state: SessionState,
  entries: readonly LogEntry[],
  name: string,
  at: Instant,
): SessionMove {
  const next: ReviewSession = {
    ...session,
    state,
    past: [...session.past, { before: session.state, entries, name }],
    side: { kind: 'question' },
    turn: session.turn + 1,
  }
  return move({ ...next, announcement: `${name}. ${leftAt(next, at)} left` }, entries)
}

/** A person knows a card by its fact, whatever its form. */
function move(session: ReviewSession, entries: readonly LogEntry[]): SessionMove {
  const card = entries[0] && session.cards.get(entries[0].cardId)
  return { session, entries, about: card?.fact.statement ?? 'A card' }
}

/** Until tomorrow, or until resumed. All cards of a fact are suspended wherever they are, and buried where they wait here. */
function buryOrSuspend(
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
  const day = session.calendar.dayOf(at)
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

function applied(session: ReviewSession, entries: readonly LogEntry[]): SessionState['memories'] {
  const memories = new Map(session.state.memories)
  for (const entry of entries) {
    memories.set(entry.cardId, applyEntry(memories.get(entry.cardId) ?? null, entry, session.study.scheduling))
  }
  return memories
}

/** The card stays as it is shown. */
function toggleMark(session: ReviewSession, { at, newId }: SessionMoment): SessionMove | null {
  const card = cardUp(session)
  if (!card) return null
  const marked = !(memoryOf(session, card.cardId)?.marked ?? false)
  const day = session.calendar.dayOf(at)
  const entries: ActEntry[] = [{ kind: 'mark', id: newId(), cardId: card.cardId, at, day, marked }]
  const name = marked ? 'Marked' : 'Mark removed'
  const next: ReviewSession = {
    ...session,
    state: { ...session.state, memories: applied(session, entries) },
    past: [...session.past, { before: session.state, entries, name }],
    announcement: `${name}.`,
  }
  return move(next, entries)
}

/** Undoes the last step of this session: the card is up again as it was. */
function undo(session: ReviewSession, { at, newId }: SessionMoment): SessionMove | null {
  const last = session.past.at(-1)
  if (!last) return null
  const entries = [...last.entries].reverse().map((entry): LogEntry => {
    // A clock set back must not put the void before what it undoes.
    const voidAt = Math.max(at, entry.at)
    const day = session.calendar.dayOf(voidAt)
    return { kind: 'void', id: newId(), cardId: entry.cardId, at: voidAt, day, voids: entry.id }
  })
  const staysUp = last.before.queue === session.state.queue
  const next: ReviewSession = {
    ...session,
    state: last.before,
    past: session.past.slice(0, -1),
    side: staysUp ? session.side : { kind: 'question' },
    turn: staysUp ? session.turn : session.turn + 1,
    announcement: `Undone: ${last.name}.`,
  }
  return move(next, entries)
}

/** Asks the next card after waiting; a card that is up stays. */
function ask(session: ReviewSession, at: Instant): SessionMove | null {
  if (session.state.next.kind !== 'wait') return null
  const next = nextCard(session.state.queue, at)
  return next.kind === 'card'
    ? unlogged({ ...session, state: { ...session.state, next }, side: { kind: 'question' }, turn: session.turn + 1 })
    : null
}
