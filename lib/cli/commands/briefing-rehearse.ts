import type { Command } from 'commander'
import { v7 as uuidv7 } from 'uuid'
import { briefingsAhead } from '@/lib/data/queries/briefing/briefings'
import type { Confidence } from '@/lib/domain/briefing/briefing'
import type { RehearsalQuestion, RehearsalSheet } from '@/lib/domain/briefing/rehearsal/sheet'
import type { Instant } from '@/lib/domain/ids'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { RATING_NAMES, RATINGS, type Rating } from '@/lib/domain/scheduling/memory'
import {
  canUndo,
  openRehearsal,
  questionUp,
  type RehearsalEvent,
  type RehearsalSession,
  rehearsalAfter,
} from '@/lib/domain/session/rehearsal-session'
import { systemClock } from '@/lib/platform/clock'
import type { Context } from '@/lib/services/context'
import { answerRehearsal } from '@/lib/services/rehearsal/answer-rehearsal'
import { loadRehearsal } from '@/lib/services/rehearsal/load-rehearsal'
import { loadHistory, loadResults } from '@/lib/services/rehearsal/load-results'
import { startRehearsal, startSchema } from '@/lib/services/rehearsal/start-rehearsal'
import { done, type Result } from '@/lib/services/result'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { questionsLeftWords, resultsWords, SURE_WORDS, spokenCard } from '../rehearsal/words'
import { type Keyboard, openKeyboard } from '../review/keyboard'
import { answerWords, paragraphWords, questionWords } from '../review/words'
import { bold, complain, faint, say } from '../terminal'
import { type ExitCode, withData } from '../with-data'

/**
 * The session after an event, once what it leaves is stored. `since` is when the side on screen was shown.
 * @throws when it is refused
 */
const send = async (ctx: Context, session: RehearsalSession, event: RehearsalEvent, since: Instant) => {
  const now = systemClock()
  const move = rehearsalAfter(session, event, { at: now, seenMs: now - since, newId: uuidv7 })
  if (!move) return session
  const { kept, entry } = move
  const present = { ...ctx, now }
  const [logged] = entry ? await submitEntries(present, [entry]) : []
  if (entry && logged?.status !== 'stored') throw new Error(logged?.message ?? 'the answer was not stored')
  const rows = kept ? ['voids' in kept ? { kind: 'void' as const, ...kept } : kept] : []
  const stored = rows.length > 0 ? await answerRehearsal(present, session.sheet.id, rows) : done([])
  if (!stored.ok) throw new Error(stored.message)
  return move.session
}

const askGiven = async (keyboard: Keyboard, { item }: RehearsalQuestion): Promise<string | null | 'quit'> => {
  if (item.format === 'spoken') {
    say(faint('Say the answer aloud.'))
    return null
  }
  say(faint('Type the answer.   :q quit'))
  const text = await keyboard.line()
  return text === null || text.trim() === ':q' ? 'quit' : text
}

/** The keys for how sure the learner is; null where they quit. */
const askSure = async (keyboard: Keyboard): Promise<Confidence | 'undo' | null> => {
  say(faint(SURE_WORDS))
  for (;;) {
    const key = await keyboard.key()
    if (key === null || key === 'q') return null
    if (key === 'u') return 'undo'
    if (key === '1' || key === '2' || key === '3') return key === '1' ? 1 : key === '2' ? 2 : 3
    say(faint('Choose 1, 2, 3, u or q.'))
  }
}

const RATING_OF_KEY: Readonly<Record<string, Rating>> = { '1': 1, '2': 2, '3': 3, '4': 4 }

const askRating = async (keyboard: Keyboard, proposed: Rating, card: StudyCard): Promise<Rating | null> => {
  const grades = RATINGS.map((rating) => `${rating} ${RATING_NAMES[rating]}`).join('   ')
  say(faint(`${grades}   Enter ${RATING_NAMES[proposed]}   o whole paragraph   q quit`))
  for (;;) {
    const key = await keyboard.key()
    if (key === null || key === 'q') return null
    const rating = ['return', 'enter', 'space'].includes(key) ? proposed : RATING_OF_KEY[key]
    if (rating) return rating
    say(key === 'o' ? paragraphWords(card) : faint('Choose 1 to 4, Enter, o or q.'))
  }
}

/** Undoes the last answer, in the rehearsal and, where it counted there, in the review log. */
const undo = async (ctx: Context, session: RehearsalSession): Promise<RehearsalSession> => {
  if (!canUndo(session)) {
    say(faint('There is nothing to undo.'))
    return session
  }
  const undone = await send(ctx, session, { kind: 'undo' }, systemClock())
  say('Undid the last answer.')
  return undone
}

/** Asks until the learner has said how sure they are; 'undo' or null where they do something else. */
const askQuestion = async (
  ctx: Context,
  keyboard: Keyboard,
  session: RehearsalSession,
  question: RehearsalQuestion,
): Promise<RehearsalSession | 'undo' | null> => {
  const askedAt = systemClock()
  const given = await askGiven(keyboard, question)
  if (given === 'quit') return null
  const answered = await send(ctx, session, { kind: 'type', text: given ?? '' }, askedAt)
  const confidence = await askSure(keyboard)
  if (confidence === null || confidence === 'undo') return confidence
  return send(ctx, answered, { kind: 'mark', confidence }, askedAt)
}

/** Asks one question, or shows the answer of one that was undone, and stores its grade; null where the learner quits. */
const askOne = async (
  ctx: Context,
  keyboard: Keyboard,
  session: RehearsalSession,
  question: RehearsalQuestion,
): Promise<RehearsalSession | null> => {
  const { sheet } = session
  const card = spokenCard(question)
  say(`\n${bold(questionsLeftWords(session))}\n\n${questionWords(card, sheet)}\n`)
  const shown = session.side.kind === 'answer' ? session : await askQuestion(ctx, keyboard, session, question)
  if (shown === 'undo') return undo(ctx, session)
  if (shown?.side.kind !== 'answer') return null
  const shownAt = systemClock()
  const { typed, proposed } = shown.side
  say(`${answerWords(card, typed, sheet)}\n`)
  const rating = await askRating(keyboard, proposed, card)
  return rating && (await send(ctx, shown, { kind: 'grade', rating }, shownAt))
}

/** The rehearsal that was left open, or a new one. */
const sheetFor = async (
  ctx: Context,
  briefingId: string,
  { minutes, isNew }: Asked,
): Promise<Result<RehearsalSheet>> => {
  const history = await loadHistory(ctx, briefingId)
  if (!history.ok) return history
  const open = isNew ? undefined : history.value.find(({ endedAt }) => endedAt === null)
  if (open) {
    say('Continuing the rehearsal you left open. Use --new to start another.')
    return loadRehearsal(ctx, open.id)
  }
  const started = await startRehearsal(ctx, briefingId, { minutes })
  return started.ok ? loadRehearsal(ctx, started.value.id) : started
}

type Asked = { readonly minutes: number; readonly isNew: boolean }

/** The briefing that was named, or else the next one. */
const chosen = async (ctx: Context, briefingId: string | undefined): Promise<Result<string>> => {
  if (briefingId !== undefined) return done(briefingId)
  const { next } = await briefingsAhead(ctx.engine.read, ctx.actor.learnerId, ctx.now, 1)
  const [first] = next
  if (!first) return { ok: false, code: 'not-found', message: 'There is no coming briefing. Name one by its id.' }
  say(faint(first.title))
  return done(first.id)
}

const rehearse = (briefingId: string | undefined, asked: Asked): Promise<ExitCode> =>
  withData(async (ctx) => {
    const present = { ...ctx, now: systemClock() }
    const briefing = await chosen(present, briefingId)
    const begun = briefing.ok ? await sheetFor(present, briefing.value, asked) : briefing
    if (!begun.ok) {
      complain(begun.message)
      return 1
    }
    const keyboard = openKeyboard()
    let session = openRehearsal(begun.value)
    try {
      for (let question = questionUp(session); question; question = questionUp(session)) {
        const after = await askOne(ctx, keyboard, session, question)
        if (!after) break
        session = after
      }
    } finally {
      keyboard.close()
    }
    const results = await loadResults({ ...ctx, now: systemClock() }, session.sheet.id)
    if (results.ok) say(`\n${resultsWords(results.value, session.progress.over, session.sheet.dates)}`)
    return 0
  })

const checked = (minutes: string): Result<number> => {
  const parsed = startSchema.shape.minutes.safeParse(Number(minutes))
  if (parsed.success) return done(parsed.data)
  return { ok: false, code: 'invalid', message: parsed.error.issues[0]?.message ?? 'Enter whole minutes.' }
}

/** `aide briefing rehearse`: a rehearsal in the terminal. */
export const addRehearse = (briefing: Command): void => {
  briefing
    .command('rehearse')
    .description('a timed quiz: say how sure you are, then see the answer and its source')
    .argument('[id]', 'id of the briefing; the next one if left out')
    .option('--minutes <count>', 'time limit in minutes', '15')
    .option('--new', 'start a new one even if another is open')
    .addHelpText(
      'after',
      `
Type an answer or say it aloud. Then press 1, 2 or 3 for how sure you are; that
shows the answer. Grade it with 1 to 4; Enter accepts the suggested grade.
Questions you miss come back. u undoes the last answer. q stops; run the same
command to continue. Every answer is stored before the next question appears.`,
    )
    .action(async (id: string | undefined, options: { readonly minutes: string; readonly new?: true }) => {
      const minutes = checked(options.minutes)
      if (!minutes.ok) complain(`--minutes ${options.minutes}: ${minutes.message}`)
      process.exitCode = minutes.ok ? await rehearse(id, { minutes: minutes.value, isNew: options.new === true }) : 2
    })
}
