import type { Command } from 'commander'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { answerText } from '@/lib/domain/cards/sides'
import { counted } from '@/lib/domain/format/words'
import { gradeTyped } from '@/lib/domain/grading/typed'
import { DEFAULT_PREFERENCES } from '@/lib/domain/preferences'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { systemClock } from '@/lib/platform/clock'
import type { Context } from '@/lib/services/context'
import { loadSession, type SessionScope } from '@/lib/services/study/load-session'
import { newReviewId } from '@/lib/services/study/review-id'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { undoLast } from '@/lib/services/study/undo-last'
import { type Keyboard, openKeyboard } from '../review/keyboard'
import {
  gradeInTerminal,
  nextCard,
  type Outcomes,
  openReviewSession,
  outcomesFor,
  suspend,
  type TerminalMove,
  type TerminalSession,
  undoInTerminal,
} from '../review/review-session'
import {
  answerWords,
  type ContextSetting,
  GRADE_WORDS,
  gradesWords,
  leftWords,
  questionWords,
  summaryWords,
} from '../review/words'
import { bold, complain, faint, say } from '../terminal'
import { type ExitCode, withData } from '../with-data'

/** Longer than this nobody thinks about one card; the log takes no more either. */
const MOST_MS = MINUTE_MS

type Act = { readonly kind: 'undo' | 'suspend' | 'quit' } | { readonly kind: 'grade'; readonly rating: Rating }

const QUIT: Act = { kind: 'quit' }

const moment = () => {
  const at = systemClock()
  return { at, id: newReviewId(at) }
}

const between = (from: number, to: number): number => Math.min(MOST_MS, Math.max(0, Math.round(to - from)))

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

/** Stores the entry of a move; the sitting goes on only from what is stored. @throws when it is refused */
const store = async (ctx: Context, { entry, sitting }: TerminalMove): Promise<TerminalSession> => {
  const [result] = await submitEntries({ ...ctx, now: systemClock() }, [entry])
  if (result?.status !== 'stored') throw new Error(result?.message ?? 'the answer was not stored')
  if (result.message) complain(result.message)
  return sitting
}

/** Undo beyond the start of this sitting: the last entry of the log, from wherever it came. */
const undoEarlier = async (ctx: Context, scope: SessionScope): Promise<TerminalSession | null> => {
  const now = systemClock()
  const undone = await undoLast({ ...ctx, now })
  say(undone.ok ? 'Undone: the last entry from before this session.' : undone.message)
  return undone.ok ? openReviewSession(await loadSession({ ...ctx, now }, scope)) : null
}

const undo = async (ctx: Context, sitting: TerminalSession, scope: SessionScope): Promise<TerminalSession> => {
  const move = undoInTerminal(sitting, moment())
  if (!move) return (await undoEarlier(ctx, scope)) ?? sitting
  say('Undone.')
  return store(ctx, move)
}

/** How cards are asked: where keys come from, and what is shown when. */
type Prompt = { readonly keyboard: Keyboard; readonly preferences: ContextSetting }

type Asked = Act | { readonly text: string | null }

/** Waits until the answer is wanted: `text` is what was typed, null for a card that is not typed. */
const askQuestion = async (keyboard: Keyboard, card: StudyCard): Promise<Asked> => {
  for (;;) {
    if (card.form === 'typed') {
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

const otherAnswers = ({ study }: TerminalSession, card: StudyCard): readonly string[] =>
  [...study.learning, ...study.main].filter(({ factId }) => factId !== card.factId).map(answerText)

/** `wrong` is what was typed, where it was. */
type Graded = { readonly act: Act; readonly outcomes: Outcomes; readonly wrong: string | null }

/** Shows the answer with the four intervals and waits for a grade, or what is to be done instead. */
const askGrade = async (
  { keyboard, preferences }: Prompt,
  sitting: TerminalSession,
  card: StudyCard,
  text: string | null,
): Promise<Graded> => {
  const at = systemClock()
  const outcomes = outcomesFor(sitting, card, at)
  const typed =
    text === null ? null : gradeTyped(text, answerText(card), card.aliases, () => otherAnswers(sitting, card))
  const proposed: Rating = typed?.verdict === 'wrong' ? 1 : 3
  say(`${answerWords(card, typed, preferences)}\n\n${gradesWords(outcomes, at, proposed)}`)
  for (;;) {
    const act = actOf(await keyboard.key(), proposed)
    if (act) return { act, outcomes, wrong: typed?.verdict === 'wrong' ? text : null }
    say(faint('Choose 1 to 4, Enter, u, s or q.'))
  }
}

/** Asks one card; gives the sitting after what was done, or null where it is to end. */
const askCard = async (
  ctx: Context,
  prompt: Prompt,
  sitting: TerminalSession,
  card: StudyCard,
  scope: SessionScope,
): Promise<TerminalSession | null> => {
  const askedAt = systemClock()
  say(`\n${bold(leftWords(sitting, askedAt))}\n\n${questionWords(card, prompt.preferences)}\n`)
  const asked = await askQuestion(prompt.keyboard, card)
  const shownAt = systemClock()
  const graded = 'text' in asked ? await askGrade(prompt, sitting, card, asked.text) : null
  const act = graded?.act ?? ('kind' in asked ? asked : QUIT)
  const now = moment()
  switch (act.kind) {
    case 'quit':
      return null
    case 'undo':
      return undo(ctx, sitting, scope)
    case 'suspend':
      say('Suspended.')
      return store(ctx, suspend(sitting, card, now))
    case 'grade': {
      if (!graded) return sitting
      const times = { questionMs: between(askedAt, shownAt), answerMs: between(shownAt, now.at) }
      const after = await store(
        ctx,
        gradeInTerminal(sitting, card, act.rating, graded.outcomes, now, times, graded.wrong),
      )
      say(`${GRADE_WORDS[act.rating]}.`)
      return after
    }
  }
}

const endWords = ({ study: { limitReached } }: TerminalSession): string =>
  limitReached.new || limitReached.reviews
    ? 'That’s all for now. Today’s limits hold back the other cards.'
    : 'Nothing more is due now.'

const review = (scope: SessionScope): Promise<ExitCode> =>
  withData(async (ctx) => {
    const learner = await findLearner(ctx.engine.read, ctx.actor.learnerId)
    const preferences = learner?.preferences ?? DEFAULT_PREFERENCES
    const keyboard = openKeyboard()
    try {
      let sitting = openReviewSession(await loadSession({ ...ctx, now: systemClock() }, scope))
      for (;;) {
        const now = systemClock()
        const next = nextCard(sitting, now)
        if (next.kind !== 'card') {
          if (next.kind === 'wait') {
            const minutes = Math.max(1, Math.ceil((next.untilMs - now) / MINUTE_MS))
            say(`\nThe next learning card is due in ${counted(minutes, 'minute')}.`)
          } else say(`\n${endWords(sitting)}`)
          break
        }
        const after = await askCard(ctx, { keyboard, preferences }, sitting, next.card, scope)
        if (!after) break
        sitting = after
      }
      say(`\n${summaryWords(sitting)}`)
      return 0
    } finally {
      keyboard.close()
    }
  })

type Options = { readonly article?: string; readonly deck?: string }

/** `aide review`: a session in the terminal. */
export const addReview = (program: Command): void => {
  program
    .command('review')
    .description('study in the terminal: question, answer with passage and source, grade')
    .option('--article <key>', 'only cards from one article, by the name in its address')
    .option('--deck <name>', 'only cards in one deck and its nested decks')
    .addHelpText(
      'after',
      `
Enter shows the answer. Grade it: 1 Again, 2 Hard, 3 Good, 4 Easy, each shown
with its next interval; Enter accepts the suggested grade. u undoes the last
entry, as often as you like; s suspends the card; q quits. On a typed card, type
the answer and press Enter. Every answer is stored before the next card appears.`,
    )
    .action(async ({ article, deck }: Options) => {
      process.exitCode = await review({
        ...(article === undefined ? {} : { articleKey: article }),
        ...(deck === undefined ? {} : { deck }),
      })
    })
}
