import { type Command, InvalidArgumentError } from 'commander'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { counted } from '@/lib/domain/format/words'
import { isTypedOut } from '@/lib/domain/grading/typable'
import type { Instant } from '@/lib/domain/ids'
import { DEFAULT_PREFERENCES } from '@/lib/domain/preferences'
import { hasReachedLimit, sessionNote } from '@/lib/domain/queue/limits'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { readCardSearch } from '@/lib/domain/search/cards/read-card-search'
import { cardUp, openSession, type ReviewSession } from '@/lib/domain/session/review-session'
import { type SessionEvent, sessionAfter } from '@/lib/domain/session/session-events'
import { typedAnswerOf } from '@/lib/domain/session/typed-answer'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { systemClock } from '@/lib/platform/clock'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { newReviewId } from '@/lib/services/study/review-id'
import { moreNewScope } from '@/lib/services/study/study-more'
import { type StudyScope, scopeSchema } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { undoLast } from '@/lib/services/study/undo-last'
import { type Keyboard, openKeyboard } from '../review/keyboard'
import {
  answerWords,
  type ContextSetting,
  gradesWords,
  leftWords,
  paragraphWords,
  questionWords,
  summaryWords,
} from '../review/words'
import { searchErrorWords } from '../search-error-words'
import { bold, complain, faint, say } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Act = { readonly kind: 'undo' | 'suspend' | 'quit' } | { readonly kind: 'grade'; readonly rating: Rating }

const QUIT: Act = { kind: 'quit' }

const actOf = (key: string | null, proposed: Rating): Act | null => {
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
const send = async (ctx: Context, session: ReviewSession, event: SessionEvent, since: Instant) => {
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

/** Undo beyond the start of this session: the last entry of the log, from wherever it came. */
const undoEarlier = async (ctx: Context, scope: StudyScope): Promise<ReviewSession | null> => {
  const now = systemClock()
  const undone = await undoLast({ ...ctx, now })
  say(undone.ok ? 'Undone: the last entry from before this session.' : undone.message)
  return undone.ok ? openSession(await loadSession({ ...ctx, now }, scope)) : null
}

const undo = async (ctx: Context, session: ReviewSession, scope: StudyScope): Promise<ReviewSession> => {
  if (session.past.length === 0) return (await undoEarlier(ctx, scope)) ?? session
  const undone = await send(ctx, session, { kind: 'undo' }, systemClock())
  say('Undone.')
  return undone
}

/** How cards are asked: where keys come from, and what is shown when. */
type Prompt = { readonly keyboard: Keyboard; readonly preferences: ContextSetting }

type Asked = Act | { readonly text: string | null }

/** Waits until the answer is wanted: `text` is what was typed, null for a card that is not typed. */
const askQuestion = async (keyboard: Keyboard, card: StudyCard): Promise<Asked> => {
  for (;;) {
    if (isTypedOut(card)) {
      say(faint('Type the answer.   :u undo   :s suspend   :q quit'))
      const text = await keyboard.line()
      if (text === null) return QUIT
      const act = text.startsWith(':') ? actOf(text.charAt(1), 3) : null
      return act && act.kind !== 'grade' ? act : { text }
    }
    say(faint('Enter show   u undo   s suspend   q quit'))
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
const askGrade = async (keyboard: Keyboard, { side }: ReviewSession, card: StudyCard): Promise<Act> => {
  for (;;) {
    const key = await keyboard.key()
    const act = actOf(key, side.kind === 'answer' ? side.proposed : 3)
    if (act) return act
    say(key === 'o' ? paragraphWords(card) : faint('Choose 1 to 4, Enter, o, u, s or q.'))
  }
}

/** Asks one card; gives the session after what was done, or null where it is to end. */
const askCard = async (
  ctx: Context,
  prompt: Prompt,
  asked: ReviewSession,
  card: StudyCard,
  scope: StudyScope,
): Promise<ReviewSession | null> => {
  const askedAt = systemClock()
  say(`\n${bold(leftWords(asked, askedAt))}\n\n${questionWords(card, prompt.preferences)}\n`)
  const first = await askQuestion(prompt.keyboard, card)
  const session = 'text' in first ? await showAnswer(ctx, prompt, asked, first.text, askedAt) : asked
  const shownAt = systemClock()
  const act = 'text' in first ? await askGrade(prompt.keyboard, session, card) : first
  switch (act.kind) {
    case 'quit':
      return null
    case 'undo':
      return undo(ctx, asked, scope)
    case 'suspend':
    case 'grade': {
      const event: SessionEvent = act.kind === 'grade' ? act : { kind: 'suspend', reach: 'card' }
      const after = await send(ctx, session, event, shownAt)
      say(`${after.past.at(-1)?.name}.`)
      return after
    }
  }
}

const endWords = ({ study }: ReviewSession): string => {
  if (study.isCram) return 'That’s all. When cards are due has not changed.'
  return hasReachedLimit(study)
    ? 'That’s all for now. You’ve reached today’s limits. For more: aide due lists what you can study.'
    : 'Nothing more is due now.'
}

/** Options as the address of a session writes them; `--new` is the number of new cards that are wanted in addition. */
type ReviewOptions = {
  readonly article?: string
  readonly deck?: string
  readonly briefing?: string
  /** A search as on the page Cards. */
  readonly search?: string
  readonly missed?: number
  readonly ahead?: number | 'all'
  readonly mode?: 'cram'
  readonly new?: number
}

const scopeOf = async (ctx: Context, address: Omit<ReviewOptions, 'new'>, moreNew?: number): Promise<StudyScope> => ({
  ...scopeSchema.parse(address),
  ...(moreNew === undefined ? {} : await moreNewScope(ctx, moreNew)),
})

const wholeNumber = (text: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('Enter a whole number.')
  return Number(text)
}

const missedDays = (text: string): number => {
  const days = wholeNumber(text)
  if (days < 1 || days > 30) throw new InvalidArgumentError('Enter 1 to 30 days.')
  return days
}

const aheadDays = (text: string): number | 'all' => (text === 'all' ? 'all' : wholeNumber(text))

const review = ({ new: moreNew, ...address }: ReviewOptions): Promise<ExitCode> =>
  withData(async (ctx) => {
    const reading = readCardSearch(address.search ?? '')
    if (!reading.ok) {
      complain(searchErrorWords(address.search ?? '', reading.error))
      return 2
    }
    const scope = await scopeOf({ ...ctx, now: systemClock() }, address, moreNew)
    const learner = await findLearner(ctx.engine.read, ctx.actor.learnerId)
    const preferences = learner?.preferences ?? DEFAULT_PREFERENCES
    const keyboard = openKeyboard()
    try {
      const study = await loadSession({ ...ctx, now: systemClock() }, scope)
      const note = sessionNote(study)
      if (note) say(note)
      let session = openSession(study)
      for (let card = cardUp(session); card; card = cardUp(session)) {
        const after = await askCard(ctx, { keyboard, preferences }, session, card, scope)
        if (!after) break
        session = await send(ctx, after, { kind: 'tick' }, systemClock())
      }
      const { next } = session.state
      if (next.kind === 'wait') {
        const minutes = Math.max(1, Math.ceil((next.untilMs - systemClock()) / MINUTE_MS))
        say(`\nThe next learning card is due in ${counted(minutes, 'minute')}.`)
      } else if (next.kind === 'done') say(`\n${endWords(session)}`)
      say(`\n${summaryWords(session)}`)
      return 0
    } finally {
      keyboard.close()
    }
  })

type Options = {
  readonly article?: string
  readonly deck?: string
  readonly briefing?: string
  readonly search?: string
  readonly missed?: number
  readonly new?: number
  readonly ahead?: number | 'all'
  readonly cram?: true
}

/** `aide review`: a session in the terminal. */
export const addReview = (program: Command): void => {
  program
    .command('review')
    .description('study in the terminal: question, answer with passage and source, grade')
    .option('--article <key>', 'only cards from one article, by the name in its address')
    .option('--deck <name>', 'only cards in one deck and its nested decks')
    .option('--briefing <id>', 'only what a briefing needs today')
    .option('--search <terms>', 'only cards that match a search, as aide search finds them')
    .option('--missed <days>', 'only cards graded Again in the last days, today included', missedDays)
    .option('--new <number>', 'so many new cards more than today’s limit', wholeNumber)
    .option('--ahead <days>', 'also reviews due in the next days, or all', aheadDays)
    .option('--cram', 'ask every chosen card, whenever it is due, and change no schedule')
    .addHelpText(
      'after',
      `
Enter shows the answer. Grade it: 1 Again, 2 Hard, 3 Good, 4 Easy, each shown
with its next interval; Enter accepts the suggested grade. o shows the whole
paragraph of the passage. u undoes the last entry, as often as you like; s
suspends the card; q quits. On a typed card, type the answer and press Enter.
Every answer is stored before the next card appears.

Today's limits do not apply to what you choose; with --new alone, the limit of
reviews still does. The first line says how far the session goes past them. With
--cram a missed card comes back in the same session, and no answer changes when
a card is due.`,
    )
    .action(async ({ cram, ...options }: Options) => {
      process.exitCode = await review({
        ...options,
        ...(cram ? { mode: 'cram' } : {}),
      })
    })
}
