import type { Command } from 'commander'
import { forecastFinding, knownFinding, retentionFinding, yearFinding } from '@/lib/domain/retention/findings'
import type { Period, Retained } from '@/lib/domain/retention/true-retention'
import { percentWords, shortDayWords } from '@/lib/domain/retention/words'
import { isoDateOf } from '@/lib/domain/scheduling/study-day'
import { loadRetention, type Retention } from '@/lib/services/load-retention'
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

const retentionTable = ({ trueRetention }: Retention): string =>
  columns([
    ['', 'young', 'mature', 'all', 'range of all'],
    ...trueRetention.map(({ period, young, mature, all }) => [
      PERIOD_WORDS[period],
      share(young),
      share(mature),
      share(all),
      range(all),
    ]),
  ])

const BAR_CHARACTERS = 40

const forecastBars = ({ forecast: { backlog, days }, day: today }: Retention): string => {
  const most = Math.max(backlog.cards, ...days.map(({ cards }) => cards))
  const rows = [
    ...(backlog.cards > 0 ? [{ name: 'overdue', ...backlog }] : []),
    ...days.map(({ day, ...load }) => ({ name: day === today ? 'today' : shortDayWords(day), ...load })),
  ]
  const bar = (cards: number) => '#'.repeat(Math.ceil((cards / Math.max(1, most)) * BAR_CHARACTERS))
  const table = columns([
    ['', 'cards', 'minutes'],
    ...rows.map(({ name, cards, minutes }) => [name, String(cards), minutes.toFixed(1)]),
  ]).split('\n')
  return table.map((line, i) => `${line}  ${bar(rows[i - 1]?.cards ?? 0)}`.trimEnd()).join('\n')
}

const asText = (retention: Retention): string => {
  const { trueRetention, desiredRetention, forecast, year, known } = retention
  const part = (title: string, finding: string, ...more: readonly string[]) =>
    [bold(title), wrap(finding), ...more].join('\n')
  const isMeasured = trueRetention.some(({ all }) => all.n > 0)
  const hasLoad = forecast.total.cards + forecast.backlog.cards > 0
  return [
    part(
      'True retention (measured: cards that came back after a day or more)',
      retentionFinding(trueRetention, desiredRetention),
      ...(isMeasured ? ['', retentionTable(retention)] : []),
    ),
    part('Known now (predicted: all cards studied)', knownFinding(known.facts, known.factsInLibrary)),
    part('The next 30 days', forecastFinding(forecast), ...(hasLoad ? ['', forecastBars(retention)] : [])),
    part('The last year', yearFinding(year)),
  ].join('\n\n')
}

const asJson = ({ day, forecast, year, ...retention }: Retention) => ({
  date: isoDateOf(day),
  ...retention,
  forecast: { ...forecast, days: forecast.days.map(({ day: due, ...load }) => ({ date: isoDateOf(due), ...load })) },
  year: {
    ...year,
    days: year.days.map(({ day: studied, ...rest }) => ({ date: isoDateOf(studied), ...rest })),
  },
})

const stats = ({ json }: { readonly json?: true }): Promise<ExitCode> =>
  withData(async (ctx) => {
    const retention = await loadRetention(ctx)
    if (json) sayJson(asJson(retention))
    else say(asText(retention))
    return 0
  })

/** `aide stats`: the figures of the Retention page. */
export const addStats = (program: Command): void => {
  program
    .command('stats')
    .description('true retention, what is known now, the next 30 days, the last year')
    .option('--json', 'as JSON, for programs: shares are 0 to 1, minutes are not rounded')
    .addHelpText(
      'after',
      `
True retention: the first answer to a card on a study day, where its interval
was a day or more; Hard, Good and Easy are recalled. Young: an interval under 21
days; mature: from then on. The range is the Wilson interval at 95%. Cramming,
multiple choice and what was taken back do not count.`,
    )
    .action(async (options) => {
      process.exitCode = await stats(options)
    })
}
