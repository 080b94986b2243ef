import { earlierUndoneWords } from '@/lib/domain/actions/earlier-undone-words'
import { isTypedOut } from '@/lib/domain/grading/typable'
import type { Instant } from '@/lib/domain/ids'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { cardUp, openSession, type ReviewSession } from '@/lib/domain/session/review-session'
import { type SessionEvent, sessionAfter } from '@/lib/domain/session/session-events'
import { typedAnswerOf } from '@/lib/domain/session/typed-answer'
import { systemClock } from '@/lib/platform/clock'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { dateStyleOf } from '@/lib/services/learner/preferences-of'
import { loadSession } from '@/lib/services/study/load-session'
import { newReviewId } from '@/lib/services/study/review-id'
import { type StudyScope, scopeSchema } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { bold, complain, faint, say } from '../terminal'
import type { Keyboard } from './keyboard'
import {
  answerWords,
  type ContextSetting,
  flagChoiceWords,
  flagWords,
  gradesWords,
  leftWords,
  paragraphWords,
  questionWords,
} from './words'

type Act = { readonly kind: 'undo' | 'suspend' | 'quit' } | { readonly kind: 'grade'; readonly rating: Rating }

/** A flag is wanted: null where its number is asked for first. */
type FlagWish = { readonly kind: 'flag'; readonly flag: number | null }

const QUIT: Act = { kind: 'quit' }

const actOf = (key: string | null, proposed: Rating): Act | FlagWish | null => {
  switch (key) {
    case '1':
    case '2':
    case '3':
    case '4':
      return { kind: 'grade', rating: Number(key) as Rating } // one of the four just listed
    case 'return':
    case 'enter':
    case 'space':
      return { kind: 'grade', rating: proposed }
    case 'u':
      return { kind: 'undo' }
    case 's':
      return { kind: 'suspend' }
    case 'f':
      return { kind: 'flag', flag: null }
    case 'q':
    case null:
      return { kind: 'quit' }
    default:
      return null
  }
}

/**
 * The session after an event, once what it logs is stored. `since` is when the side on screen was shown.
 * @throws when an entry is refused
 */
export const send = async (ctx: Context, session: ReviewSession, event: SessionEvent, since: Instant) => {
  const at = systemClock()
  const move = sessionAfter(session, event, { at, seenMs: at - since, newId: () => newReviewId(at) })
  if (!move) return session
  const results = move.entries.length > 0 ? await submitEntries({ ...ctx, now: systemClock() }, move.entries) : []
  for (const { status, message } of results) {
    if (status !== 'stored') throw new Error(message ?? 'the answer was not stored')
    if (message) complain(message)
  }
  return move.session
}

/**
 * Undo beyond the start of this session: the last entry of the log, from wherever it came. Its card is asked next, also
 * where this session does not ask it.
 */
const undoEarlier = async (
  ctx: Context,
  { study: { scheduling } }: ReviewSession,
  scope: StudyScope,
): Promise<ReviewSession | null> => {
  const now = { ...ctx, now: systemClock() }
  const undone = await undoLast(now)
  if (!undone.ok) {
    say(undone.message)
    return null
  }
  const { cardId, session } = undone.value
  say(earlierUndoneWords(undone.value, scheduling.timeZone, await dateStyleOf(now)))
  const study = await loadSession(now, scope)
  const isElsewhere = session !== undefined && study.upFirst !== cardId
  return openSession(isElsewhere ? await loadSession(now, scopeSchema.parse(queryParts(session))) : study)
}

const queryParts = (query: string) => Object.fromEntries(new URLSearchParams(query))

const undo = async (ctx: Context, session: ReviewSession, scope: StudyScope): Promise<ReviewSession> => {
  if (session.past.length === 0) return (await undoEarlier(ctx, session, scope)) ?? session
  const undone = await send(ctx, session, { kind: 'undo' }, systemClock())
  say('Undone.')
  return undone
}

/** How cards are asked: where keys come from, and what is shown when. */
type Prompt = { readonly keyboard: Keyboard; readonly preferences: ContextSetting }

type Asked = Act | { readonly text: string | null }

const flagOf = (digit: string | null): number | null => (digit !== null && /^[0-7]$/.test(digit) ? Number(digit) : null)

const isFlagWish = (wanted: object): wanted is FlagWish => 'kind' in wanted && wanted.kind === 'flag'

/** Asks until something other than a flag is wanted. Flags are set meanwhile, and the card stays. */
const settingFlags = async <Wanted extends object>(
  ctx: Context,
  keyboard: Keyboard,
  before: ReviewSession,
  ask: () => Promise<Wanted | FlagWish>,
): Promise<{ readonly session: ReviewSession; readonly wanted: Wanted }> => {
  let session = before
  for (;;) {
    const wanted = await ask()
    if (!isFlagWish(wanted)) return { session, wanted }
    if (wanted.flag === null) say(faint(flagChoiceWords()))
    const flag = wanted.flag ?? flagOf(await keyboard.key())
    const after = flag === null ? session : await send(ctx, session, { kind: 'flag', flag }, systemClock())
    say(after === session ? 'The flag has not changed.' : `${after.past.at(-1)?.name}.`)
    session = after
  }
}

/** Waits until the answer is wanted: `text` is what was typed, null for a card that is not typed. */
const askQuestion = async (keyboard: Keyboard, card: StudyCard): Promise<Asked | FlagWish> => {
  for (;;) {
    if (isTypedOut(card)) {
      say(faint('Type the answer.   :u undo   :s suspend   :f1 to :f7 flag   :q quit'))
      const text = await keyboard.line()
      if (text === null) return QUIT
      const act = text.startsWith(':') ? actOf(text.charAt(1), 3) : null
      if (act?.kind === 'flag') return { kind: 'flag', flag: flagOf(text.slice(2).trim()) }
      return act && act.kind !== 'grade' ? act : { text }
    }
    say(faint('Enter show   u undo   s suspend   f flag   q quit'))
    const act = actOf(await keyboard.key(), 3)
    if (act) return act.kind === 'grade' ? { text: null } : act
  }
}

/** Shows the answer with the four intervals, and how near it what was typed came. */
const showAnswer = async (
  ctx: Context,
  prompt: Prompt,
  session: ReviewSession,
  text: string | null,
  since: Instant,
) => {
  const asked = text === null ? session : await send(ctx, session, { kind: 'type', text }, since)
  const shown = await send(ctx, asked, { kind: 'show', typed: typedAnswerOf(asked) }, since)
  const card = cardUp(shown)
  if (card && shown.side.kind === 'answer')
    say(`${answerWords(card, shown.side.typed, prompt.preferences)}\n\n${gradesWords(shown.side)}`)
  return shown
}

/** Waits for a grade, or what is to be done instead. */
const askGrade = async (keyboard: Keyboard, { side }: ReviewSession, card: StudyCard): Promise<Act | FlagWish> => {
  for (;;) {
    const key = await keyboard.key()
    const act = actOf(key, side.kind === 'answer' ? side.proposed : 3)
    if (act) return act
    say(key === 'o' ? paragraphWords(card) : faint('Choose 1 to 4, Enter, o, u, s, f or q.'))
  }
}

/** Shows the answer if it is wanted, and waits for what is to be done with the card. */
const answered = async (
  ctx: Context,
  prompt: Prompt,
  card: StudyCard,
  { session, wanted }: { readonly session: ReviewSession; readonly wanted: Asked },
  askedAt: Instant,
) => {
  if (!('text' in wanted)) return { session, shownAt: systemClock(), act: wanted }
  const shown = await showAnswer(ctx, prompt, session, wanted.text, askedAt)
  const shownAt = systemClock()
  const graded = await settingFlags(ctx, prompt.keyboard, shown, () => askGrade(prompt.keyboard, shown, card))
  return { session: graded.session, shownAt, act: graded.wanted }
}

/** Asks one card; gives the session after what was done, or null where it is to end. */
export const askCard = async (
  ctx: Context,
  prompt: Prompt,
  asked: ReviewSession,
  card: StudyCard,
  scope: StudyScope,
): Promise<ReviewSession | null> => {
  const askedAt = systemClock()
  const { keyboard, preferences } = prompt
  const flag = flagWords(asked, card.cardId)
  say(`\n${bold(leftWords(asked, askedAt))}${flag}\n\n${questionWords(card, preferences)}\n`)
  const first = await settingFlags(ctx, keyboard, asked, () => askQuestion(keyboard, card))
  const { session, shownAt, act } = await answered(ctx, prompt, card, first, askedAt)
  switch (act.kind) {
    case 'quit':
      return null
    case 'undo':
      return undo(ctx, { ...session, side: asked.side }, scope)
    case 'suspend':
    case 'grade': {
      const event: SessionEvent = act.kind === 'grade' ? act : { kind: 'suspend', reach: 'card' }
      const after = await send(ctx, session, event, shownAt)
      say(`${after.past.at(-1)?.name}.`)
      return after
    }
  }
}
