import type { Command } from 'commander'
import { counted, wholeMinutes } from '@/lib/domain/format/words'
import { dailyCardsWords, lostWords, spreadWords } from '@/lib/domain/pausing/spread-words'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { Context } from '@/lib/services/context'
import { loadPausing, previewSpread, type SpreadPreview } from '@/lib/services/pausing/load-pausing'
import { spreadReviews } from '@/lib/services/pausing/spread-reviews'
import { columns, complain, faint, say, sayJson, wrap } from '../terminal'
import type { ExitCode } from '../with-data'

/** What both commands take. */
export type SpreadOptions = {
  readonly days: string
  readonly not?: string
  readonly apply?: true
  readonly json?: true
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** “sat,sun” as weekdays from 1 = Monday; null if one is not understood. */
const readWeekdays = (text: string): readonly number[] | null => {
  const days = text
    .split(',')
    .map((part) => WEEKDAYS.indexOf(part.trim().toLowerCase() as (typeof WEEKDAYS)[number]) + 1) // indexOf takes any text
  return days.includes(0) ? null : days
}

const planText = ({ asked, plan, compared, secondsACard, dueBefore, reviewsPerDay }: SpreadPreview): string => {
  const most = (cards: readonly { readonly cards: number }[]) => Math.max(0, ...cards.map((day) => day.cards))
  const isIdle = plan.moves.length === 0
  if (isIdle && asked.pause === null) return 'There is nothing to spread.'
  return [
    wrap(isIdle ? 'No review falls due in these days.' : spreadWords(plan, secondsACard)),
    ...(dueBefore > 0 ? [wrap(`Due before the pause, and not moved: ${counted(dueBefore, 'review')}.`)] : []),
    ...(plan.kept > 0 ? [wrap(`Cards of briefings that stay on their days: ${plan.kept}.`)] : []),
    ...(most(plan.days) > reviewsPerDay ? [wrap(`Your limit is ${counted(reviewsPerDay, 'review')} per day.`)] : []),
    '',
    columns([
      ['days', 'cards', 'minutes per day', 'cost'],
      ...compared.map((one) => [
        String(one.days.length),
        dailyCardsWords(one),
        String(wholeMinutes((most(one.days) * secondsACard) / 60)),
        lostWords(one.factsLost),
      ]),
    ]),
    '',
    faint(wrap('Nothing has changed yet. Add --apply to do it; “aide undo” undoes it.')),
  ].join('\n')
}

const asJson = ({ plan, compared, asked, secondsACard }: SpreadPreview) => {
  const told = ({ days, moves, kept, factsLost }: SpreadPreview['plan']) => ({
    days: days.map(({ day, cards }) => ({ date: isoDateOf(day), cards })),
    moved: moves.length,
    kept,
    factsLost,
  })
  const { pause } = asked
  return {
    pause: pause && { from: isoDateOf(pause.from), to: isoDateOf(pause.to) },
    secondsACard,
    plan: told(plan),
    compared: compared.map(told),
  }
}

type Asked = { readonly from?: string; readonly to?: string }

/** Shows what a spread comes to, or does it. */
export const spreadOut = async (ctx: Context, { from, to }: Asked, options: SpreadOptions): Promise<ExitCode> => {
  const state = await loadPausing(ctx)
  const weekdaysOff = options.not === undefined ? state.weekdaysOff : readWeekdays(options.not)
  if (weekdaysOff === null) {
    complain('Name weekdays as mon, tue, wed, thu, fri, sat or sun, with commas between them.')
    return 2
  }
  const choices = { days: options.days, weekdaysOff, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const preview = await previewSpread(ctx, choices, state.today)
  if (!preview.ok) {
    complain(preview.message)
    return preview.code === 'invalid' ? 2 : 1
  }
  if (!options.apply) {
    if (options.json) sayJson(asJson(preview.value))
    else say(planText(preview.value))
    return 0
  }
  const result = await spreadReviews(ctx, choices)
  if (!result.ok) {
    complain(result.message)
    return 1
  }
  if (options.json)
    sayJson({ ...asJson({ ...preview.value, plan: result.value.plan }), actionId: result.value.actionId })
  else say(`${result.value.words}.`)
  return 0
}

/** Adds the options that both commands take. */
export const withSpreadOptions = (command: Command): Command =>
  command
    .option('--days <number>', 'spread over this many days', '7')
    .option('--not <weekdays>', 'weekdays without reviews, such as sat,sun')
    .option('--apply', 'do it; without this, only what it would come to is shown')
    .option('--json', 'as JSON, for programs')
