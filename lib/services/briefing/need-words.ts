import { MOST_MINUTES, type Pace } from '../../domain/briefing/feasibility'
import { lastDayOf } from '../../domain/briefing/projection'
import type { DateStyle } from '../../domain/format/date-style'
import { percentOf } from '../../domain/format/percent'
import { aboutMinutes, minutesWords, sentenceStart, shortDayWords, weekdayWords } from '../../domain/format/words'
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
 * What targets that are met on average leave open, a sentence for each; none where they leave nothing. Facts not started are
 * named if together they stay below the lower target. Only these gain from all minutes: a plan raises must-knows by itself.
 */
const openSentences = (
  { briefing: { minutesPerDay, choices } }: NeedOutlook,
  { atRisk: { belowWithPlan }, notBegun, notBegunFollowed, pace }: NeedPage,
): readonly string[] => {
  const { targetMust, targetOthers } = choices
  const must = percentOf(targetMust)
  const musts =
    belowWithPlan === 0
      ? []
      : [
          belowWithPlan === 1
            ? `1 must-know will stay below ${must}.`
            : `${belowWithPlan} must-knows will stay below ${must}.`,
        ]
  if (notBegunFollowed === null || notBegunFollowed >= Math.min(targetMust, targetOthers)) return musts
  const reach = percentOf(notBegunFollowed)
  const one = notBegunFollowed > 0 ? `reaches only ${reach}` : 'stays at 0%'
  const several = notBegunFollowed > 0 ? `reach only ${reach}` : 'stay at 0%'
  const news =
    notBegun === 1 ? `The fact you haven’t started ${one}.` : `The ${notBegun} facts you haven’t started ${several}.`
  const isSpare = pace.secondsADay < minutesPerDay * 60
  const how = notBegun === 1 ? 'To raise it' : 'To raise them'
  return [...musts, news, ...(isSpare ? [`${how}, edit the briefing and choose “Use all your minutes”.`] : [])]
}

/** A plan that reaches the targets and has no day with study left. */
const noStudyWords = (outlook: NeedOutlook, page: NeedPage): string => {
  const { inSteps } = page.today
  const how =
    inSteps === 0
      ? 'without further study'
      : inSteps === 1
        ? 'once you finish the 1 card that comes up again today'
        : `once you finish the ${inSteps} cards that come up again today`
  const expected = percentOf((inSteps > 0 ? page.ifFollowed : page.ifStopped).mean)
  const open = openSentences(outlook, page)
  return open.length === 0
    ? `You reach your targets ${how}: expect ${expected} on the day.`
    : [`On average, you reach your targets ${how}: expect ${expected} on the day.`, ...open].join(' ')
}

/** “About 2 minutes a day from tomorrow until Friday”: what the plan takes, on the one day or the days with study. */
const studyTime = (
  { input, dates, ...outlook }: NeedOutlook,
  days: NeedPage['days'],
  { secondsADay }: Pick<Pace, 'secondsADay'>,
): string => {
  const [first] = days
  const { day } = input
  const starts = first === undefined || first.day === day ? 'today' : first.day === day + 1 ? 'tomorrow' : 'later'
  const date = shortDayWords(first?.day ?? day, dates)
  const most = Math.max(...days.map(({ minutes }) => minutes))
  if (days.length === 1 && first?.stands === 1) {
    const time = sentenceStart(aboutMinutes(most))
    return starts === 'later' ? `${time} on ${date}` : `${time} ${starts}`
  }
  const time = sentenceStart(aboutMinutes(Math.min(most, secondsADay / 60)))
  const until = untilWords({ input, dates, ...outlook })
  switch (starts) {
    case 'today':
      return `${time} a day ${until}`
    case 'tomorrow':
      return `${time} a day from tomorrow ${until}`
    case 'later':
      return `${time} a day from ${date} ${until}`
  }
}

/** The fewest minutes that reach the targets, in one sentence; and what they leave open, in one each. */
const fewestWords = (outlook: NeedOutlook, page: NeedPage): string => {
  const studied = page.days.filter(({ cards }) => cards > 0)
  if (studied.length === 0) return noStudyWords(outlook, page)
  const time = studyTime(outlook, studied, page.pace)
  const { words } = aimWords(outlook)
  const open = openSentences(outlook, page)
  return open.length === 0
    ? `${time} should be enough for ${words} on average.`
    : [`${time} should be enough for ${words} on average, but not for each one.`, ...open].join(' ')
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
    const open = openSentences(outlook, page)
    return open.length === 0
      ? `With ${minutesWords(minutesPerDay)}${each} you reach your targets: expect ${percentOf(expected)}${about}.${fewer}`
      : [
          `With ${minutesWords(minutesPerDay)}${each} you reach your targets on average: expect ${percentOf(expected)}${about}.${fewer}`,
          ...open,
        ].join(' ')
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
