import type { CardId, Instant, ReviewId } from '@/lib/domain/ids'
import { afterAnswer, afterRemove } from '@/lib/domain/queue/session'
import { answer } from '@/lib/domain/scheduling/answer'
import { isLeechAt } from '@/lib/domain/scheduling/leech'
import { type ActEntry, LONGEST_GIVEN, type LogEntry } from '@/lib/domain/scheduling/log'
import type { Memory, Rating } from '@/lib/domain/scheduling/memory'
import { modeOn } from '@/lib/domain/scheduling/mode'
import { applyEntry } from '@/lib/domain/scheduling/replay'
import {
  cardUp,
  leftAt,
  memoryOf,
  type ReviewCourse,
  type ReviewState,
  recallNow,
  type TypedAnswer,
  upAt,
} from './review-state'

/** A state to go to, once these entries are safe. `about` is what a person knows them by. */
export type ReviewMove = { readonly state: ReviewState; readonly entries: readonly LogEntry[]; readonly about: string }

export type ReviewMoment = { readonly at: Instant; readonly newId: () => ReviewId }

export const GRADE_NAMES: Readonly<Record<Rating, string>> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' }

type Times = { readonly questionMs: number; readonly answerMs: number }

/** Grades the card whose answer is shown: the interval is the one on the button. Null where there is none to grade. */
export function grade(
  state: ReviewState,
  rating: Rating,
  { at, newId }: ReviewMoment,
  times: Times,
): ReviewMove | null {
  const card = cardUp(state)
  const { face, course, study } = state
  if (!card || face.kind !== 'answer') return null
  const { cardId } = card
  const day = state.calendar.dayOf(at)
  const memory = memoryOf(state, cardId)
  const fuzz = face.fuzzes[rating]
  const after = answer({ cardId, memory, rating, at, day, settings: study.scheduling, fuzz })
  const id = newId()
  const entry: LogEntry = {
    kind: 'review',
    id,
    cardId,
    at,
    day,
    rating,
    format: card.form === 'typed' ? 'typed' : 'flash',
    mode: modeOn(memory, day),
    ...times,
    fuzz,
    settingsId: study.settingsId,
    ...givenIn(face.typed, rating),
  }
  const session = afterAnswer(course.session, cardId, after, at, day)
  const lapsed = after.lapses > (memory?.lapses ?? 0)
  const next: ReviewCourse = {
    session,
    memories: new Map(course.memories).set(cardId, after),
    placed: placedWith(course, after),
    answered: [
      ...course.answered,
      {
        entryId: id,
        cardId,
        rating,
        thinkingMs: times.questionMs + times.answerMs,
        predictedRecall: recallNow(state, memory, at, day),
        isLeech: lapsed && isLeechAt(after.lapses, study.scheduling.leechThreshold),
      },
    ],
    up: upAt(session, at),
  }
  return moved(state, next, [entry], GRADE_NAMES[rating], at)
}

/** What was typed goes along where it was wrong: the server looks whose answer it was, and forgets it. */
function givenIn(typed: TypedAnswer | null, rating: Rating): { readonly given?: string } {
  const isWrong = typed?.verdict === 'wrong' && rating === 1
  return isWrong && typed.text.trim() !== '' && typed.text.length <= LONGEST_GIVEN ? { given: typed.text } : {}
}

function placedWith({ placed }: ReviewCourse, after: Memory): ReviewCourse['placed'] {
  if (after.dueDay === null || after.dueAt !== null) return placed
  return new Map(placed).set(after.dueDay, (placed.get(after.dueDay) ?? 0) + 1)
}

function moved(
  state: ReviewState,
  course: ReviewCourse,
  entries: readonly LogEntry[],
  name: string,
  at: Instant,
): ReviewMove {
  const next: ReviewState = {
    ...state,
    course,
    past: [...state.past, { before: state.course, entries, name }],
    face: { kind: 'question' },
    turn: state.turn + 1,
  }
  return { state: { ...next, said: `${name}. ${leftAt(next, at)} left` }, entries, about: aboutOf(state, entries) }
}

/** The fact behind the first entry: what a person knows a card by, whatever its form. */
function aboutOf({ cards }: ReviewState, entries: readonly LogEntry[]): string {
  const card = entries[0] && cards.get(entries[0].cardId)
  return card?.fact.statement ?? 'A card'
}

export type SessionReach = 'card' | 'fact'

/** Buries until tomorrow, or suspends, the card that is up or all cards of its fact: suspended wherever they are, buried where they wait here. */
export function buryOrSuspend(
  state: ReviewState,
  how: 'bury' | 'suspend',
  reach: SessionReach,
  moment: ReviewMoment,
): ReviewMove | null {
  const card = cardUp(state)
  if (!card) return null
  const { session } = state.course
  const waiting = new Set([...session.learning, ...session.main].map(({ cardId }) => cardId))
  const ofFact = card.siblings.filter((cardId) => how === 'suspend' || waiting.has(cardId))
  const ids = reach === 'card' ? [card.cardId] : [card.cardId, ...ofFact]
  const day = state.calendar.dayOf(moment.at)
  const entries = ids.map((cardId): ActEntry => {
    const common = { id: moment.newId(), cardId, at: moment.at, day }
    return how === 'bury'
      ? { ...common, kind: 'bury', untilDay: day + 1 }
      : { ...common, kind: 'suspend', suspended: true }
  })
  const next = afterRemove(session, ids)
  const course = { ...state.course, session: next, memories: applied(state, entries), up: upAt(next, moment.at) }
  const verb = how === 'bury' ? 'Buried until tomorrow' : 'Suspended'
  const name = ids.length === 1 ? verb : `${verb}: ${ids.length} cards`
  return moved(state, course, entries, name, moment.at)
}

function applied(state: ReviewState, entries: readonly LogEntry[]): ReadonlyMap<CardId, Memory | null> {
  const memories = new Map(state.course.memories)
  for (const entry of entries) {
    memories.set(entry.cardId, applyEntry(memories.get(entry.cardId) ?? null, entry, state.study.scheduling))
  }
  return memories
}

/** Marks the card that is up, or takes the mark away. The card stays as it is shown. */
export function toggleMark(state: ReviewState, moment: ReviewMoment): ReviewMove | null {
  const card = cardUp(state)
  if (!card) return null
  const marked = !(memoryOf(state, card.cardId)?.marked ?? false)
  const day = state.calendar.dayOf(moment.at)
  const entry: ActEntry = { kind: 'mark', id: moment.newId(), cardId: card.cardId, at: moment.at, day, marked }
  const name = marked ? 'Marked' : 'Mark removed'
  return {
    state: {
      ...state,
      course: { ...state.course, memories: applied(state, [entry]) },
      past: [...state.past, { before: state.course, entries: [entry], name }],
      said: `${name}.`,
    },
    entries: [entry],
    about: aboutOf(state, [entry]),
  }
}

/** Takes back the last step of this sitting: the card is up again as it was. Null where nothing was done. */
export function undo(state: ReviewState, { at, newId }: ReviewMoment): ReviewMove | null {
  const last = state.past.at(-1)
  if (!last) return null
  const entries = [...last.entries].reverse().map((entry): LogEntry => {
    // A clock set back must not put the void before what it takes back.
    const voidAt = Math.max(at, entry.at)
    return {
      kind: 'void',
      id: newId(),
      cardId: entry.cardId,
      at: voidAt,
      day: state.calendar.dayOf(voidAt),
      voids: entry.id,
    }
  })
  const staysUp = last.before.session === state.course.session
  return {
    state: {
      ...state,
      course: last.before,
      past: state.past.slice(0, -1),
      face: staysUp ? state.face : { kind: 'question' },
      turn: staysUp ? state.turn : state.turn + 1,
      said: `Undone: ${last.name}.`,
    },
    entries,
    about: aboutOf(state, last.entries),
  }
}
