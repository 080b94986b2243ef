import type { RehearsalProgress } from '@/lib/domain/briefing/rehearsal/progress'
import { pointsWords } from '@/lib/domain/briefing/rehearsal/score'
import type { RehearsalQuestion } from '@/lib/domain/briefing/rehearsal/sheet'
import { textOf } from '@/lib/domain/cards/segments'
import { answerText, questionOf } from '@/lib/domain/cards/sides'
import type { DateStyle } from '@/lib/domain/format/date-style'
import { percentWords } from '@/lib/domain/format/percent'
import { counted, dayWords, minutesWords, wholeMinutes } from '@/lib/domain/format/words'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { RehearsalSession } from '@/lib/domain/session/rehearsal-session'
import { MINUTE_MS } from '@/lib/domain/time/units'
import type { RehearsalResults, ResultQuestion } from '@/lib/services/rehearsal/load-results'
import { wrap } from '../terminal'

/** The card of a question, with a hint only where the rehearsal gives one. */
export const spokenCard = ({ card, hint }: RehearsalQuestion): StudyCard => ({ ...card, hint, memory: null })

export const SURE_WORDS = 'How sure are you? 1 a guess   2 fairly sure   3 sure   u undo   q quit'

/** “7 questions left, 12 of 15 minutes”. */
export const questionsLeftWords = ({ sheet: { minutes }, progress: { open, usedMs } }: RehearsalSession): string =>
  `${counted(open.length, 'question')} left, ${wholeMinutes(Math.max(0, minutes - usedMs / MINUTE_MS))} of ${minutesWords(minutes)}`

const questionLine = ({ card, first }: ResultQuestion): string =>
  wrap(`- ${textOf(questionOf(card))} ${answerText(card)}${first.confidence === 3 ? ' (you were sure)' : ''}`)

const OVER: Readonly<Record<'recalled' | 'time', string>> = {
  recalled: 'All recalled.',
  time: 'Time is up.',
}

/** What a rehearsal came to. */
export const resultsWords = (
  { rehearsal, questions, readiness, nextDay }: RehearsalResults,
  over: RehearsalProgress['over'],
  dates: DateStyle,
): string => {
  const { score } = rehearsal
  if (score.asked === 0) return 'No questions answered. Run the same command to continue.'
  const missed = questions.filter(({ first }) => first.verdict === 'wrong')
  const { before, after } = readiness
  return [
    wrap(
      `${over === null ? 'Not finished: run the same command to continue.' : OVER[over]} ${score.right} of ${score.asked} right the first time, ${pointsWords(score.points)} of ${score.mostPoints} possible points.`,
    ),
    ...(missed.length > 0 ? ['Missed, starting with those you were sure of:', ...missed.map(questionLine)] : []),
    wrap(
      `Readiness at the briefing without further study: ${percentWords(before.mean)} before, ${percentWords(after.mean)} after.`,
    ),
    ...(nextDay === null ? [] : [`Rehearse again on ${dayWords(nextDay, dates)}.`]),
  ].join('\n')
}
