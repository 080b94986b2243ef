import { isTypedOut } from '../grading/typable'
import type { CardId, Instant, StudyDay } from '../ids'
import { type StudyCard, settingsOfCard } from '../queue/study-card'
import { answer, intervalLabels, preview } from '../scheduling/answer'
import { balancedFuzzes } from '../scheduling/load-balance'
import { type Confidence, LONGEST_TYPED_ANSWER, type LogEntry, type ReviewEntry, sideMs } from '../scheduling/log'
import type { Memory, Rating } from '../scheduling/memory'
import { modeOn } from '../scheduling/mode'
import { buryOrSuspend, type SessionReach, setFlag, toggleMark, withoutFact } from './card-acts'
import { cardsWith, editedCard, withAliases } from './card-edits'
import type { EditedSides } from './edited-sides'
import { cardUp, loadOn, memoryOf, proposedRating, type ReviewSession, type TypedAnswer } from './review-session'
import { nextCard } from './running-queue'
import { move, type SessionMoment, type SessionMove, studyDayAt, unlogged, withAnswer } from './session-move'

/** Everything that can happen to a session. */
export type SessionEvent =
  /** An answer was typed; it is compared next, and then shown. */
  | { readonly kind: 'type'; readonly text: string }
  /**
   * Shows the answer; `typed` is null where nothing was typed or nothing could be compared. In a rehearsal the learner
   * says with it how sure they are.
   */
  | { readonly kind: 'show'; readonly typed: TypedAnswer | null; readonly confidence?: Confidence }
  | { readonly kind: 'grade'; readonly rating: Rating }
  | { readonly kind: 'bury' | 'suspend'; readonly reach: SessionReach }
  | { readonly kind: 'mark' | 'undo' }
  /** 1 to 7; 0 takes the flag away. */
  | { readonly kind: 'flag'; readonly flag: number }
  /** The fact of a card was deleted with all its cards, by a change of the library. */
  | { readonly kind: 'deleted'; readonly cardId: CardId; readonly changeId: string }
  /** The words of a card were changed in the library, by a change of this id. */
  | { readonly kind: 'edit'; readonly cardId: CardId; readonly sides: EditedSides; readonly changeId: string }
  /** What was typed was right: the card has these other spellings from now on. */
  | { readonly kind: 'accept'; readonly cardId: CardId; readonly aliases: readonly string[] }
  /** Time has passed, so that a learning card may be due; or it is asked for before it is. */
  | { readonly kind: 'tick' | 'ask-early' }

/** What an event makes of a session; null where it changes nothing, such as a grade before the answer is shown. */
export function sessionAfter(session: ReviewSession, event: SessionEvent, moment: SessionMoment): SessionMove | null {
  switch (event.kind) {
    case 'type':
      return type(session, event.text, moment)
    case 'show':
      return show(session, event.typed, event.confidence ?? null, moment)
    case 'grade':
      return grade(session, event.rating, moment)
    case 'bury':
    case 'suspend':
      return buryOrSuspend(session, event.kind, event.reach, moment)
    case 'mark':
      return toggleMark(session, moment)
    case 'flag':
      return setFlag(session, event.flag, moment)
    case 'deleted':
      return withoutFact(session, event.cardId, event.changeId, moment)
    case 'undo':
      return undo(session, moment)
    case 'edit':
      return unloggedOrNone(editedCard(session, event))
    case 'accept':
      return unloggedOrNone(withAliases(session, event.cardId, event.aliases))
    case 'tick':
      return ask(session, moment.at)
    case 'ask-early':
      return session.state.next.kind === 'wait' ? ask(session, session.state.next.untilMs) : null
  }
}

const unloggedOrNone = (session: ReviewSession | null): SessionMove | null => session && unlogged(session)

function type(session: ReviewSession, text: string, { seenMs }: SessionMoment): SessionMove | null {
  if (!cardUp(session) || session.side.kind !== 'question') return null
  return unlogged({ ...session, side: { kind: 'comparing', text, questionMs: sideMs(seenMs) } })
}

/** Works out the four intervals. */
function show(
  session: ReviewSession,
  typed: TypedAnswer | null,
  confidence: Confidence | null,
  moment: SessionMoment,
): SessionMove | null {
  const card = cardUp(session)
  const { side } = session
  const { rehearsal } = session.study
  if (!card || side.kind === 'answer' || (rehearsal !== undefined && confidence === null)) return null
  const { cardId } = card
  const memory = memoryOf(session, cardId)
  const { seenMs } = moment
  const at = afterLastReview(memory, moment.at)
  const settings = settingsOfCard(session.study, card).scheduling
  const situation = { cardId, memory, at, day: studyDayAt(session, at), settings }
  const fuzzes = session.study.isCram
    ? null
    : balancedFuzzes(situation, (due) => loadOn(session, due), siblingDays(session, card))
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
      confidence,
      proposed: proposedRating(typed),
    },
    announcement: '',
  })
}

/** Whether another card of the fact is due on a study day, as this session has left them. */
function siblingDays({ state }: ReviewSession, card: StudyCard): (day: StudyDay) => boolean {
  const known = new Set(card.siblingDays)
  for (const sibling of card.siblings) {
    const dueDay = state.memories.get(sibling)?.dueDay
    if (dueDay != null) known.add(dueDay)
  }
  return (day) => known.has(day)
}

/** When an answer counts: after the card's last one, also where the clock of this device has been set back since. */
const afterLastReview = (memory: Memory | null, at: Instant): Instant => Math.max(at, (memory?.lastReviewAt ?? -1) + 1)

/** The interval is the one on the button. While cramming there is none: the memory stays as it is. */
function grade(session: ReviewSession, rating: Rating, moment: SessionMoment): SessionMove | null {
  const card = cardUp(session)
  const { side, study } = session
  if (!card || side.kind !== 'answer') return null
  const { cardId } = card
  const memory = memoryOf(session, cardId)
  const { seenMs, newId } = moment
  const at = afterLastReview(memory, moment.at)
  const day = studyDayAt(session, at)
  const fuzz = side.fuzzes?.[rating] ?? null
  const { settingsId, scheduling: settings } = settingsOfCard(study, card)
  const after = side.fuzzes ? answer({ cardId, memory, rating, at, day, settings, fuzz }) : null
  const { questionMs } = side
  const answerMs = sideMs(seenMs)
  const entry: ReviewEntry = {
    kind: 'review',
    id: newId(),
    cardId,
    at,
    day,
    rating,
    format: isTypedOut(card) ? 'typed' : study.rehearsal ? 'spoken' : 'flash',
    mode: study.rehearsal ? 'rehearsal' : after ? modeOn(memory, day) : 'cram',
    questionMs,
    answerMs,
    fuzz,
    settingsId,
    knownReviewAt: memory?.lastReviewAt ?? null,
    ...wrongAnswerIn(side.typed, rating),
    ...(study.rehearsal && side.confidence
      ? { rehearsal: { id: study.rehearsal.id, confidence: side.confidence } }
      : {}),
  }
  return withAnswer(session, entry, after, newId)
}

/** What was typed goes along where it was wrong: the server looks whose answer it was, and forgets it. */
function wrongAnswerIn(typed: TypedAnswer | null, rating: Rating): { readonly typedAnswer?: string } {
  const isWrong = typed?.verdict === 'wrong' && rating === 1
  return isWrong && typed.text.trim() !== '' && typed.text.length <= LONGEST_TYPED_ANSWER
    ? { typedAnswer: typed.text }
    : {}
}

/** Undoes the last step of this session: the card is up again as it was. */
function undo(session: ReviewSession, { at, newId }: SessionMoment): SessionMove | null {
  const last = session.past.at(-1)
  if (!last) return null
  const entries = [...last.entries].reverse().map((entry): LogEntry => {
    // A clock set back must not put the void before what it undoes.
    const voidAt = Math.max(at, entry.at)
    const day = studyDayAt(session, voidAt)
    return { kind: 'void', id: newId(), cardId: entry.cardId, at: voidAt, day, voids: entry.id }
  })
  const staysUp = last.before.queue === session.state.queue
  const next: ReviewSession = {
    ...session,
    cards: last.edited ? cardsWith(session.cards, last.edited) : session.cards,
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
