import { dateStyle } from '@/app/_ui/date-style'
import type { Readiness } from '@/lib/domain/briefing/forecast'
import { percentOf, wholePercent } from '@/lib/domain/format/percent'
import {
  counted,
  minutesWords,
  sentenceStart,
  shortDayWords,
  shortDayWordsWithYear,
  yearOfDay,
} from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import type { DebriefCounts } from '@/lib/services/briefing/debrief'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'

/** “52 to 57 of 60 facts”; one number where the range is none. */
export const expectWords = ({ facts, expectedFacts: { low, high } }: Readiness): string => {
  const [from, to] = [Math.round(low), Math.round(high)]
  return `${from === to ? from : `${from} to ${to}`} of ${counted(facts, 'fact')}`
}

/** “84 to 93%”; one number where the range is none. */
export const rangeWords = ({ low, high }: Pick<Readiness, 'low' | 'high'>): string => {
  const [from, to] = [wholePercent(low), wholePercent(high)]
  return from === to ? `${from}%` : `${from} to ${to}%`
}

/** What a plan takes in all: minutes, and from two hours on hours. */
export const studyTimeWords = (minutes: number): string =>
  minutes < 120 ? sentenceStart(minutesWords(minutes)) : `About ${Math.round(minutes / 60)} hours`

/** “24 Nov”, with its year where that is another than today's. */
export const dayAndYear = (day: StudyDay, today: StudyDay): string =>
  (yearOfDay(day) === yearOfDay(today) ? shortDayWords : shortDayWordsWithYear)(day, dateStyle())

export const readinessWords = ({ mean }: Readiness): string => percentOf(mean)

/** What to say of a briefing that is over. */
export const overWords = (debrief: Pick<DebriefCounts, 'cameUp' | 'recalled'> | null): string =>
  debrief === null
    ? 'This briefing is over. Mark in its debrief which facts came up.'
    : `This briefing is over. ${counted(debrief.cameUp, 'fact')} came up, and you recalled ${debrief.recalled}.`

type BelowPage = Pick<BriefingPage, 'pace'> & {
  readonly atRisk: Pick<BriefingPage['atRisk'], 'belowWithPlan'>
  readonly briefing: Pick<BriefingPage['briefing'], 'minutesPerDay'> & {
    readonly choices: Pick<BriefingPage['briefing']['choices'], 'targetMust'>
  }
}

/** Must-knows that a plan does not raise to their target, and why: it raises each as far as minutes are left. */
export const belowWithPlanWords = ({ atRisk: { belowWithPlan }, briefing, pace }: BelowPage): string => {
  const target = percentOf(briefing.choices.targetMust)
  const isSpare = pace.secondsADay < briefing.minutesPerDay * 60
  if (belowWithPlan === 1) {
    return isSpare
      ? `1 must-know will still be below ${target} if you follow the plan: in the time left, more study won’t raise it that far.`
      : `1 must-know will still be below ${target} if you follow the plan: you don’t have enough minutes for it.`
  }
  return isSpare
    ? `${belowWithPlan} must-knows will still be below ${target} if you follow the plan: in the time left, more study won’t raise them that far.`
    : `${belowWithPlan} must-knows will still be below ${target} if you follow the plan: you don’t have enough minutes for all of them.`
}
