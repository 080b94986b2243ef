import type { Command } from 'commander'
import { aboutMinutes, clockWords, counted, dayWords } from '@/lib/domain/format/words'
import { fewAnswersWords } from '@/lib/domain/queue/pace-words'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { Next, Today } from '@/lib/services/study/load-today'
import { loadToday } from '@/lib/services/study/load-today'
import type { StudyMoreChoice } from '@/lib/services/study/study-more'
import { studyMoreOption } from '@/lib/services/study/study-more-words'
import { bold, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const nextWords = (next: Next, { timeZone, dates }: Pick<Today, 'timeZone' | 'dates'>): string => {
  switch (next.kind) {
    case 'later':
      return `${counted(next.cards, 'learning card')} later today, the first at ${clockWords(next.at, timeZone, dates)}.`
    case 'day':
      return `The next cards are due on ${dayWords(next.day, dates)}.`
    case 'none':
      return 'No cards are waiting.'
  }
}

const asText = (today: Today): string => {
  const { counts, minutes, done, next, tomorrow, keptBack, pause, isPausedTomorrow, overdue, dates, more } = today
  const few = fewAnswersWords(today.pace)
  const now = counts.new + counts.learning + counts.due
  const parts = `${counts.new} new, ${counts.learning} learning, ${counts.due} due`
  const kept = keptBack.new + keptBack.reviews
  return [
    ...(pause === null ? [] : [`Pause until ${dayWords(pause.to, dates)}.`]),
    now === 0 ? bold('Nothing is due now.') : `${bold(`${counted(now, 'card')}, ${aboutMinutes(minutes)}`)}: ${parts}.`,
    ...(few === null ? [] : [few]),
    ...(now === 0 || next.kind === 'later' ? [nextWords(next, today)] : []),
    `Answered today: ${done.answers}.`,
    ...(kept > 0 ? [`Held back by today's limits: ${keptBack.reviews} due, ${keptBack.new} new.`] : []),
    ...(overdue > 0 ? [`Overdue: ${counted(overdue, 'card')}.`] : []),
    `Tomorrow${isPausedTomorrow ? ', a pause' : ''}: ${counted(tomorrow.reviews, 'review')} and ${tomorrow.new} new, ${aboutMinutes(tomorrow.minutes)}.`,
    ...(more.length > 0 ? ['To study more:'] : []),
    ...more.map(moreLine),
  ].join('\n')
}

const moreLine = (choice: StudyMoreChoice): string =>
  `  aide review ${studyMoreOption(choice)}: ${counted(choice.cards, 'card')}, ${aboutMinutes(choice.minutes)}`

const asJson = ({ day, timeZone, counts, minutes, done, next, tomorrow, keptBack, pause, overdue, more }: Today) => ({
  date: isoDateOf(day),
  timeZone,
  ...counts,
  minutes,
  answeredToday: done.answers,
  next: next.kind === 'day' ? { kind: next.kind, date: isoDateOf(next.day) } : next,
  keptBack,
  tomorrow,
  pause: pause && { from: isoDateOf(pause.from), to: isoDateOf(pause.to) },
  overdue,
  more,
})

const due = (options: { readonly json?: true }): Promise<ExitCode> =>
  withData(async (ctx) => {
    const today = await loadToday(ctx)
    if (options.json) sayJson(asJson(today))
    else say(wrap(asText(today)))
    return 0
  })

/** `aide due`: what there is to study now. */
export const addDue = (program: Command): void => {
  program
    .command('due')
    .description('cards to study now, and how long they take')
    .option('--json', 'as JSON, for programs')
    .action(async (options) => {
      process.exitCode = await due(options)
    })
}
