import type { Command } from 'commander'
import { v7 as uuidv7 } from 'uuid'
import type { Confidence } from '@/lib/domain/briefing/briefing'
import { answered, takenBack } from '@/lib/domain/briefing/rehearsal/answering'
import { askedInOrder, type Course, courseOf, type OpenQuestion } from '@/lib/domain/briefing/rehearsal/course'
import { answerText } from '@/lib/domain/cards/sides'
import { gradeTyped, type TypedGrade } from '@/lib/domain/grading/typed'
import { VERDICT_WORDS } from '@/lib/domain/grading/verdict-words'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { systemClock } from '@/lib/platform/clock'
import type { Context } from '@/lib/services/context'
import { answerRehearsal } from '@/lib/services/rehearsal/answer-rehearsal'
import { loadRehearsal, type RehearsalQuestion, type RehearsalSheet } from '@/lib/services/rehearsal/load-rehearsal'
import { loadHistory, loadResults } from '@/lib/services/rehearsal/load-results'
import { startRehearsal, startSchema } from '@/lib/services/rehearsal/start-rehearsal'
import { done, type Result } from '@/lib/services/result'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { optionsWords, questionsLeftWords, resultsWords, SURE_WORDS, spokenCard } from '../rehearsal/words'
import { type Keyboard, openKeyboard } from '../review/keyboard'
import { answerWords, questionWords } from '../review/words'
import { bold, complain, faint, say } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const courseOfSheet = ({ questions, answers, minutes }: RehearsalSheet): Course =>
  courseOf(
    questions.map(({ item }) => item),
    answers,
    minutes,
  )

/** What was said before the answer is seen; null where the learner quits. */
type Before = { readonly given: string | null; readonly confidence: Confidence }

const askGiven = async (keyboard: Keyboard, { item }: RehearsalQuestion): Promise<string | null | 'quit'> => {
  if (item.format === 'spoken') {
    say(faint('Say the answer aloud.'))
    return null
  }
  if (item.format === 'typed') {
    say(faint('Type the answer.   :q quit'))
    const text = await keyboard.line()
    return text === null || text.trim() === ':q' ? 'quit' : text
  }
  say(optionsWords(item.options))
  for (;;) {
    const key = await keyboard.key()
    if (key === null || key === 'q') return 'quit'
    const option = item.options[key.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)]
    if (key.length === 1 && option !== undefined) return option
    say(faint('Choose a letter from the list, or q.'))
  }
}

const askBefore = async (keyboard: Keyboard, question: RehearsalQuestion): Promise<Before | 'undo' | null> => {
  const given = await askGiven(keyboard, question)
  if (given === 'quit') return null
  say(faint(SURE_WORDS))
  for (;;) {
    const key = await keyboard.key()
    if (key === null || key === 'q') return null
    if (key === 'u') return 'undo'
    if (key === '1' || key === '2' || key === '3') return { given, confidence: key === '1' ? 1 : key === '2' ? 2 : 3 }
    say(faint('Choose 1, 2, 3, u or q.'))
  }
}

const RATINGS: Readonly<Record<string, Rating>> = { '1': 1, '2': 2, '3': 3, '4': 4 }

const askRating = async (keyboard: Keyboard, proposed: Rating): Promise<Rating | null> => {
  const name = proposed === 1 ? 'Again' : 'Good'
  say(faint(`1 Again   2 Hard   3 Good   4 Easy   Enter ${name}   q quit`))
  for (;;) {
    const key = await keyboard.key()
    if (key === null || key === 'q') return null
    const rating = ['return', 'enter', 'space'].includes(key) ? proposed : RATINGS[key]
    if (rating) return rating
    say(faint('Choose 1 to 4, Enter or q.'))
  }
}

const gradeOf = (sheet: RehearsalSheet, { card, item }: RehearsalQuestion, given: string | null): TypedGrade | null => {
  if (item.format !== 'typed' || given === null) return null
  const others = () =>
    sheet.questions.filter((other) => other.card.factId !== card.factId).map((other) => answerText(other.card))
  return gradeTyped(given, answerText(card), card.aliases, others)
}

/** Takes the last answer back, in the rehearsal and, where it counted there, in the review log. */
const undoLast = async (ctx: Context, sheet: RehearsalSheet): Promise<RehearsalSheet> => {
  const answers = askedInOrder(sheet.answers)
  const last = answers.at(-1)
  if (!last) {
    say(faint('There is nothing to undo.'))
    return sheet
  }
  const present = { ...ctx, now: systemClock() }
  const { taken, entry } = takenBack(last, present.now, uuidv7)
  const [logged] = entry ? await submitEntries(present, [entry]) : []
  if (entry && logged?.status !== 'stored') throw new Error(logged?.message ?? 'the answer was not undone')
  const stored = await answerRehearsal(present, sheet.id, [{ kind: 'void', ...taken }])
  if (!stored.ok) throw new Error(stored.message)
  say('Undid the last answer.')
  return { ...sheet, answers: answers.slice(0, -1) }
}

/** Asks one question and stores its answer; null where the learner quits. */
const askQuestion = async (
  ctx: Context,
  keyboard: Keyboard,
  sheet: RehearsalSheet,
  up: OpenQuestion,
): Promise<RehearsalSheet | null> => {
  const question = sheet.questions.find(({ item }) => item.cardId === up.item.cardId)
  if (!question) throw new Error(`card ${up.item.cardId} is not in this rehearsal`)
  const card = spokenCard(question)
  const askedAt = systemClock()
  say(`\n${bold(questionsLeftWords(sheet, courseOfSheet(sheet)))}\n\n${questionWords(card, sheet)}\n`)
  const before = await askBefore(keyboard, question)
  if (before === 'undo') return undoLast(ctx, sheet)
  if (!before) return null
  const shownAt = systemClock()
  const { given, confidence } = before
  const typed = gradeOf(sheet, question, given)
  say(`${answerWords(card, typed, sheet)}\n`)
  let rating: Rating | null = given === answerText(card) ? 3 : 1
  if (up.item.format === 'choice')
    say(rating === 3 ? VERDICT_WORDS.correct : `${VERDICT_WORDS.wrong} This question comes back.`)
  else rating = await askRating(keyboard, typed?.verdict === 'wrong' ? 1 : 3)
  if (rating === null) return null
  const at = systemClock()
  const { answer, entry } = answered({
    question: up,
    given,
    confidence,
    rating,
    at,
    settingsId: sheet.settingsId,
    newId: uuidv7,
    typed: typed?.verdict ?? null,
    questionMs: shownAt - askedAt,
    answerMs: at - shownAt,
  })
  const present = { ...ctx, now: at }
  const [logged] = entry ? await submitEntries(present, [entry]) : []
  if (entry && logged?.status !== 'stored') throw new Error(logged?.message ?? 'the answer was not stored')
  const stored = await answerRehearsal(present, sheet.id, [answer])
  if (!stored.ok) throw new Error(stored.message)
  return { ...sheet, answers: [...sheet.answers, answer] }
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

const rehearse = (briefingId: string, asked: Asked): Promise<ExitCode> =>
  withData(async (ctx) => {
    const begun = await sheetFor({ ...ctx, now: systemClock() }, briefingId, asked)
    if (!begun.ok) {
      complain(begun.message)
      return 1
    }
    const keyboard = openKeyboard()
    let sheet = begun.value
    try {
      for (let { up } = courseOfSheet(sheet); up; { up } = courseOfSheet(sheet)) {
        const after = await askQuestion(ctx, keyboard, sheet, up)
        if (!after) break
        sheet = after
      }
    } finally {
      keyboard.close()
    }
    const results = await loadResults({ ...ctx, now: systemClock() }, sheet.id)
    const { over } = courseOfSheet(sheet)
    if (results.ok) say(`\n${resultsWords(results.value, over)}`)
    return 0
  })

const checked = (minutes: string): Result<number> => {
  const parsed = startSchema.shape.minutes.safeParse(Number(minutes))
  if (parsed.success) return done(parsed.data)
  return { ok: false, code: 'invalid', message: parsed.error.issues[0]?.message ?? 'Enter whole minutes.' }
}

/** `aide briefing rehearse ID`: a rehearsal in the terminal. */
export const addRehearse = (briefing: Command): void => {
  briefing
    .command('rehearse')
    .description('a timed quiz: say how sure you are, then see the answer and its source')
    .argument('<id>', 'id of the briefing')
    .option('--minutes <count>', 'time limit in minutes', '15')
    .option('--new', 'start a new one even if another is open')
    .addHelpText(
      'after',
      `
Choose an answer by its letter, type it, or say it aloud. Then press 1, 2 or 3
for how sure you are; that shows the answer. Grade it with 1 to 4; Enter accepts
the suggested grade. Questions you miss come back. u undoes the last answer. q
stops; run the same command to continue. Every answer is stored before the next
question appears.`,
    )
    .action(async (id: string, options: { readonly minutes: string; readonly new?: true }) => {
      const minutes = checked(options.minutes)
      if (!minutes.ok) complain(`--minutes ${options.minutes}: ${minutes.message}`)
      process.exitCode = minutes.ok ? await rehearse(id, { minutes: minutes.value, isNew: options.new === true }) : 2
    })
}
