import { MOST_MINUTES } from '../../domain/briefing/feasibility'
import { lastDayOf } from '../../domain/briefing/projection'
import type { DateStyle } from '../../domain/format/date-style'
import { percentOf } from '../../domain/format/percent'
import {
  aboutMinutes,
  counted,
  minutesWords,
  sentenceStart,
  shortDayWords,
  weekdayWords,
} from '../../domain/format/words'
import type { Outlook } from './forecast-inputs'
import type { BriefingFeasibility, BriefingPage } from './load-briefing'

/** What the sentence needs of a briefing. */
export type NeedOutlook = {
  readonly briefing: Pick<Outlook['briefing'], 'minutesPerDay' | 'choices'>
  readonly cards: readonly Pick<Outlook['cards'][number], 'factId' | 'weight'>[]
  readonly input: Pick<Outlook['input'], 'day' | 'briefingDay' | 'at' | 'studyAt'>
  readonly dates: DateStyle
}

/** What it needs of the plan. */
export type NeedPage = Pick<BriefingPage, 'pace' | 'days' | 'notBegun' | 'notBegunFollowed'> & {
  readonly ifStopped: Pick<BriefingPage['ifStopped'], 'mean'>
  readonly ifFollowed: Pick<BriefingPage['ifFollowed'], 'mean'>
  readonly atRisk: Pick<BriefingPage['atRisk'], 'belowWithPlan'>
  readonly today: Pick<BriefingPage['today'], 'inSteps'>
}

const WEEK_DAYS = 7

const isOnlyToday = ({ input }: NeedOutlook): boolean => lastDayOf(input) <= input.day

/** “ a day”, or “ today” where no other day is left. */
export const perDayWords = (outlook: NeedOutlook): string => (isOnlyToday(outlook) ? ' today' : ' a day')

/** “95% of the must-knows and 85% of all other facts”; only of weights that the scope has. */
const aimWords = ({ briefing, cards }: NeedOutlook): { readonly words: string; readonly isOne: boolean } => {
  const { targetMust, targetOthers } = briefing.choices
  const has = (isMust: boolean) => cards.some(({ weight }) => (weight === 'must') === isMust)
  if (!has(false)) return { words: `${percentOf(targetMust)} of the must-knows`, isOne: true }
  if (!has(true)) return { words: `${percentOf(targetOthers)} of the facts`, isOne: true }
  return {
    words: `${percentOf(targetMust)} of the must-knows and ${percentOf(targetOthers)} of all other facts`,
    isOne: false,
  }
}

/** “until Friday”, and beyond a week “until 4 Dec”. */
const untilWords = ({ input: { day, briefingDay }, dates }: NeedOutlook): string =>
  `until ${briefingDay - day < WEEK_DAYS ? weekdayWords(briefingDay) : shortDayWords(briefingDay, dates)}`

const isMustBefore = ({ order }: NeedPage['pace']): boolean => order.kind === 'must-first' || order.mustFactor > 1

/**
 * “2 must-knows stay below 95%, and the 3 facts you haven’t started reach 70%”: what targets that are met on average
 * leave open; null where they leave nothing. Facts not started are named if together they stay below the lower target.
 */
const belowWords = ({ briefing: { choices } }: NeedOutlook, page: NeedPage): string | null => {
  const { atRisk, notBegun, notBegunFollowed } = page
  const { belowWithPlan } = atRisk
  const { targetMust, targetOthers } = choices
  const musts =
    belowWithPlan === 0
      ? []
      : [`${counted(belowWithPlan, 'must-know stays', 'must-knows stay')} below ${percentOf(targetMust)}`]
  const reach = notBegun === 1 ? 'reaches' : 'reach'
  const stay = notBegun === 1 ? 'stays' : 'stay'
  const news =
    notBegunFollowed === null || notBegunFollowed >= Math.min(targetMust, targetOthers)
      ? []
      : [
          `the ${counted(notBegun, 'fact')} you haven’t started ${notBegunFollowed > 0 ? reach : `${stay} at`} ${percentOf(notBegunFollowed)}`,
        ]
  const parts = [...musts, ...news]
  return parts.length === 0 ? null : parts.join(', and ')
}

/** How to go on where the plan takes fewer minutes than the learner gives. */
const moreWords = ({ briefing: { minutesPerDay } }: NeedOutlook, { pace }: NeedPage): string =>
  pace.secondsADay < minutesPerDay * 60 ? ' To raise them, edit the briefing and choose “Use all your minutes”.' : ''

/** A plan that reaches the targets and has no day with study left. */
const noStudyWords = (outlook: NeedOutlook, page: NeedPage): string => {
  const { inSteps } = page.today
  const below = belowWords(outlook, page)
  const how =
    inSteps > 0
      ? `once you finish the ${counted(inSteps, 'card')} that ${inSteps === 1 ? 'comes' : 'come'} up again today`
      : 'without further study'
  const expected = percentOf((inSteps > 0 ? page.ifFollowed : page.ifStopped).mean)
  return below === null
    ? `You reach your targets ${how}: expect ${expected} on the day.`
    : `On average, you reach your targets ${how}: expect ${expected} on the day, but ${below}.`
}

/** The fewest minutes that reach the targets, in one sentence. */
const fewestWords = (outlook: NeedOutlook, page: NeedPage): string => {
  const { pace, days } = page
  const studied = days.filter(({ cards }) => cards > 0)
  const [first] = studied
  if (first === undefined) return noStudyWords(outlook, page)
  const below = belowWords(outlook, page)
  const average =
    below === null ? ', on average.' : ` on average, but not for each: ${below}.${moreWords(outlook, page)}`
  const { words } = aimWords(outlook)
  const { dates } = outlook
  const { day } = outlook.input
  const most = Math.max(...studied.map(({ minutes }) => minutes))
  if (studied.length === 1 && first.stands === 1) {
    const when =
      first.day === day ? 'today' : first.day === day + 1 ? 'tomorrow' : `on ${shortDayWords(first.day, dates)}`
    return `${sentenceStart(aboutMinutes(most))} ${when} should be enough for ${words}${average}`
  }
  const from =
    first.day === day ? '' : first.day === day + 1 ? ' from tomorrow' : ` from ${shortDayWords(first.day, dates)}`
  return `${sentenceStart(aboutMinutes(Math.min(most, pace.secondsADay / 60)))} a day${from} ${untilWords(outlook)} should be enough for ${words}${average}`
}

/** What a briefing whose plan reaches the targets with the fewest minutes needs; null where it takes more to say. */
export const needWordsOfPlan = (outlook: NeedOutlook, page: NeedPage): string | null =>
  page.pace.reached && !outlook.briefing.choices.usesAllMinutes ? fewestWords(outlook, page) : null

/** What a briefing needs to reach its targets, in a sentence or two. */
export const needWords = (
  outlook: NeedOutlook,
  page: NeedPage,
  { feasibility }: Pick<BriefingFeasibility, 'feasibility'>,
): string => {
  const plain = needWordsOfPlan(outlook, page)
  if (plain !== null) return plain
  const { minutesPerDay } = outlook.briefing
  const { expected, reached, minutesNeeded, isSampled } = feasibility
  const each = perDayWords(outlook)
  const about = isSampled ? ' (estimated from a sample of the facts)' : ''
  if (reached) {
    const fewer =
      minutesNeeded !== null && minutesNeeded < minutesPerDay
        ? ` ${minutesNeeded === 0 ? 'You would get there without further study.' : `${minutesWords(minutesNeeded)}${each} would be enough.`}`
        : ''
    const below = belowWords(outlook, page)
    const open = below === null ? '' : ` That is on average: ${below}.`
    return `With ${minutesWords(minutesPerDay)}${each} you reach your targets: expect ${percentOf(expected)}${about}.${fewer}${open}`
  }
  const { words, isOne } = aimWords(outlook)
  const targets = `Your ${isOne ? 'target' : 'targets'}, ${words},`
  const needs =
    minutesNeeded === null
      ? `${targets} can’t be reached in the time left, even with ${MOST_MINUTES / 60} hours${each}`
      : `${targets} ${isOne ? 'needs' : 'need'} ${minutesWords(minutesNeeded)}${each}`
  const first = isMustBefore(page.pace) && !isOne ? ' Must-knows come first.' : ''
  return `${needs}; with ${minutesWords(minutesPerDay)}, expect ${percentOf(expected)}${about}.${first}`
}
