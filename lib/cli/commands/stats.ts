import type { Command } from 'commander'
import { percentWords } from '@/lib/domain/format/percent'
import type { Period, Retained } from '@/lib/domain/retention/true-retention'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { loadOverview, type Overview } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { bold, columns, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  today: 'today',
  week: '7 days',
  month: '30 days',
  year: '365 days',
  all: 'all time',
}

const share = ({ n, estimate }: Retained): string =>
  estimate === null ? '-' : `${percentWords(estimate.share)} of ${n}`

const range = ({ estimate }: Retained): string =>
  estimate === null ? '-' : `${percentWords(estimate.low)} to ${percentWords(estimate.high)}`

const retentionTable = ({ rows }: Overview['measured']): string =>
  columns([
    ['', 'young', 'mature', 'all', 'range of all'],
    ...rows.map(({ period, young, mature, all }) => [
      PERIOD_WORDS[period],
      share(young),
      share(mature),
      share(all),
      range(all),
    ]),
  ])

const asText = ({ measured, calibration, known, forecast, effort, recalls }: Overview): string => {
  const part = (title: string, headline: string, ...more: readonly string[]) =>
    [bold(title), wrap(headline), ...more].join('\n')
  const isMeasured = measured.rows.some(({ all }) => all.n > 0)
  return [
    part(
      'True retention (measured: reviews after a day or more)',
      measured.headline,
      ...(isMeasured ? ['', retentionTable(measured)] : []),
    ),
    part('Known now (predicted: all cards studied)', `${known.headline} ${forecast.missedWeekHeadline}`),
    part('Two kinds of recall', [recalls.measured, recalls.predicted].map(recallWords).join(' ')),
    part('Calibration (predicted and measured recall)', calibration.overallHeadline),
    part('The next 30 days', forecast.headline),
    part('Effort', effort.hasStudied ? `${effort.yearHeadline} ${effort.timeHeadline}` : effort.yearHeadline),
  ].join('\n\n')
}

const recallWords = ({ share: recalled, words }: Overview['recalls']['measured']): string =>
  recalled === null ? words : `${words.slice(0, -1)}: ${percentWords(recalled)}.`

const asJson = ({ measured, calibration, known, forecast, effort, recalls }: Overview) => {
  const dated = <Item extends { readonly day: number }>({ day, ...item }: Item) => ({ date: isoDateOf(day), ...item })
  const { rows, trend, day, ...rest } = measured
  return {
    date: isoDateOf(day),
    trueRetention: {
      ...rest,
      rows,
      trend: trend.map(({ firstDay, ...week }) => ({ firstDate: isoDateOf(firstDay), ...week })),
    },
    known,
    recalls,
    calibration,
    forecast: {
      ...forecast.forecast,
      days: forecast.forecast.days.map(dated),
      headline: forecast.headline,
      missedWeek: forecast.missedWeek,
    },
    effort,
  }
}

type Options = { readonly json?: true }

const stats = ({ json }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const overview = await loadOverview(await openRetention(ctx))
    if (json) sayJson(asJson(overview))
    else say(asText(overview))
    return 0
  })

/** `aide stats`: the figures of the Retention page. */
export const addStats = (program: Command): void => {
  program
    .command('stats')
    .description('true retention, expected recall, calibration, the next 30 days, the last year')
    .option('--json', 'as JSON, for programs: shares are 0 to 1, minutes are not rounded')
    .addHelpText(
      'after',
      `
True retention counts the first answer to a card on a study day if its interval
was a day or more. Hard, Good and Easy count as recalled. Young cards have an
interval under 21 days, mature cards 21 or more. The range is the 95% Wilson
interval. Cramming and undone answers don’t count.

Calibration compares the recall predicted before each answer with the result,
once you have 200 reviews.`,
    )
    .action(async (options) => {
      process.exitCode = await stats(options)
    })
}
