import type { Command } from 'commander'
import { LEAST_SCORED } from '@/lib/domain/briefing/calibration'
import { daysAwayWords, daysSinceWords } from '@/lib/domain/briefing/day-words'
import type { Readiness } from '@/lib/domain/briefing/forecast'
import { percentRange, percentWords } from '@/lib/domain/format/percent'
import { counted, dateTimeWords, minutesWords, shortDayWords } from '@/lib/domain/format/words'
import type { Outlook } from '@/lib/services/briefing/forecast-inputs'
import { keepForecast } from '@/lib/services/briefing/keep-forecast'
import { listOwnBriefings } from '@/lib/services/briefing/list-briefings'
import { type BriefingPage, feasibilityOfInputs, loadBriefing } from '@/lib/services/briefing/load-briefing'
import { needWords, needWordsOfPlan } from '@/lib/services/briefing/need-words'
import type { Context } from '@/lib/services/context'
import { bold, columns, complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Loaded = { readonly page: BriefingPage; readonly outlook: Outlook }

/** The briefing of that id, or the next one where none is named; null after saying that there is none. */
const load = async (ctx: Context, id: string | undefined): Promise<Loaded | null> => {
  const wanted = id ?? (await listOwnBriefings(ctx)).ahead[0]?.briefing.id
  if (wanted === undefined) {
    complain('You have no upcoming briefing. Create one with “aide briefing new”.')
    return null
  }
  const loaded = await loadBriefing(ctx, wanted)
  if (loaded.ok) {
    await keepForecast(ctx, wanted, loaded.value)
    return loaded.value
  }
  complain(`There is no briefing ${wanted}. “aide briefing list” lists your briefings.`)
  return null
}

const readinessRow = (name: string, { mean, low, high, facts, expectedFacts }: Readiness): readonly string[] => [
  name,
  percentWords(mean),
  percentRange({ low, high }),
  `${Math.round(expectedFacts.low)} to ${Math.round(expectedFacts.high)} of ${facts}`,
]

/** What the targets need; where they are out of reach, also what else would close the gap. */
const needText = ({ page, outlook }: Loaded): string => {
  const plain = needWordsOfPlan(outlook, page)
  if (plain !== null) return plain
  const found = feasibilityOfInputs(outlook)
  const { factsToDrop, reached } = found.feasibility
  const drop =
    reached || factsToDrop === null ? '' : ` Dropping the ${factsToDrop} least important facts would be enough.`
  const lower = found.ways.find((way) => way.kind === 'targets')
  const aim =
    lower?.kind === 'targets'
      ? ` You can reach ${percentWords(lower.must)} for must-knows and ${percentWords(lower.others)} for other facts.`
      : ''
  return `${needWords(outlook, page, found)}${drop}${aim}`
}

const asText = ({ page, outlook }: Loaded): string => {
  const { briefing, day, briefingDay, isPast, now, ifStopped, ifFollowed, basis, today, atRisk } = page
  const corrected =
    basis.scored >= LEAST_SCORED
      ? `corrected with your last ${basis.scored} reviews`
      : `not yet corrected: needs ${LEAST_SCORED} scored reviews, you have ${basis.scored}`
  const table = columns([
    ['readiness', '', 'range', 'facts'],
    readinessRow(isPast ? 'at the briefing' : 'now', now),
    ...(isPast ? [] : [readinessRow('if you stop now', ifStopped), readinessRow('if you follow the plan', ifFollowed)]),
  ])
  return [
    `${bold(briefing.title)}, ${(isPast ? daysSinceWords : daysAwayWords)(day, briefingDay)}`,
    `${dateTimeWords(briefing.at, briefing.timeZone, outlook.dates)}. ${counted(page.facts, 'fact')}.`,
    '',
    table,
    '',
    ...(isPast || page.cards === 0
      ? []
      : [
          needText({ page, outlook }),
          `Today: ${minutesWords(today.minutes)}, ${counted(today.cards, 'card')}, ${counted(today.newFacts, 'new fact')}.`,
          '',
        ]),
    ...(atRisk.facts.length > 0
      ? [
          `Must-knows at risk (${atRisk.total}):`,
          ...atRisk.facts.map(({ statement, ifStopped: recall }) => `- ${percentWords(recall)} ${statement}`),
          '',
        ]
      : []),
    `${basis.model} with your settings; ${corrected}.`,
  ].join('\n')
}

const dayRows = ({ page: { days, day }, outlook: { dates } }: Loaded): string =>
  columns([
    ['', 'minutes', 'cards', 'new', 'ready'],
    ...days.map((one) => [
      one.day === day
        ? 'today'
        : one.stands > 1
          ? `${shortDayWords(one.day, dates)}, ${one.stands} days`
          : shortDayWords(one.day, dates),
      String(one.minutes > 0 ? Math.max(1, Math.round(one.minutes)) : 0),
      String(one.cards),
      String(one.newFacts),
      percentWords(one.readinessAfter),
    ]),
  ])

const run = (id: string | undefined, json: true | undefined, what: 'show' | 'plan'): Promise<ExitCode> =>
  withData(async (ctx) => {
    const loaded = await load(ctx, id)
    if (loaded === null) return 1
    const { page, outlook } = loaded
    if (json) sayJson(what === 'plan' ? page.days : { ...page, ...(page.isPast ? {} : feasibilityOfInputs(outlook)) })
    else if (what === 'show') say(wrap(asText(loaded)))
    else say(page.days.length === 0 ? 'Nothing is planned: the briefing is over.' : dayRows(loaded))
    return 0
  })

const add = (briefing: Command, what: 'show' | 'plan', description: string): void => {
  briefing
    .command(what)
    .argument('[id]', 'id of the briefing (default: the next one)')
    .description(description)
    .option('--json', 'as JSON, for programs')
    .action(async (id: string | undefined, options: { readonly json?: true }) => {
      process.exitCode = await run(id, options.json, what)
    })
}

/** `aide briefing show`: how ready you are and will be. */
export const addBriefingShow = (briefing: Command): void =>
  add(briefing, 'show', 'your readiness now and on the day, the time you need, and must-knows at risk')

/** `aide briefing plan`: minutes, cards and new facts of each day. */
export const addBriefingPlan = (briefing: Command): void =>
  add(briefing, 'plan', 'minutes, cards and new facts for each day until the briefing')
