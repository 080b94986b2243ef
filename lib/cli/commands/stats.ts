import { type Command, Option } from 'commander'
import type { DateStyle } from '@/lib/domain/format/date-style'
import { decimalPercent, percentWords } from '@/lib/domain/format/percent'
import { shortDayWords } from '@/lib/domain/format/words'
import { ANSWER_KINDS, MATURITIES } from '@/lib/domain/retention/answer-kind'
import { groupVerdict } from '@/lib/domain/retention/calibration-words'
import type { RetentionFilter } from '@/lib/domain/retention/filter'
import { PERIODS, type Period, type Retained } from '@/lib/domain/retention/true-retention'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { Context } from '@/lib/services/context'
import { retentionFilterSchema } from '@/lib/services/retention/filter-schema'
import { type CalibrationMetrics, loadCalibration } from '@/lib/services/retention/load-calibration'
import { type EffortMetrics, loadEffort } from '@/lib/services/retention/load-effort'
import { type ExpectedRecallMetrics, loadExpectedRecall } from '@/lib/services/retention/load-expected-recall'
import { type ForecastMetrics, loadForecast } from '@/lib/services/retention/load-forecast'
import { loadRecallHistory, type RecallHistory } from '@/lib/services/retention/load-recall-history'
import { loadTrueRetention, type TrueRetentionMetrics } from '@/lib/services/retention/load-true-retention'
import { openRetention } from '@/lib/services/retention/retention-model'
import { sparkline } from '../sparkline'
import { bold, columns, faint, say, sayJson, wrap } from '../terminal'
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

const retentionTable = ({ rows }: TrueRetentionMetrics): string =>
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

const BAR_CHARACTERS = 40

const forecastBars = ({ forecast: { backlog, days }, day: today }: ForecastMetrics, dates: DateStyle): string => {
  const most = Math.max(backlog.cards, ...days.map(({ cards }) => cards))
  const rows = [
    ...(backlog.cards > 0 ? [{ name: 'overdue', ...backlog }] : []),
    ...days.map(({ day, ...load }) => ({ name: day === today ? 'today' : shortDayWords(day, dates), ...load })),
  ]
  const bar = (cards: number) => '#'.repeat(Math.ceil((cards / Math.max(1, most)) * BAR_CHARACTERS))
  const table = columns([
    ['', 'cards', 'minutes'],
    ...rows.map(({ name, cards, minutes }) => [name, String(cards), minutes.toFixed(1)]),
  ]).split('\n')
  return table.map((line, i) => `${line}  ${bar(rows[i - 1]?.cards ?? 0)}`.trimEnd()).join('\n')
}

type Metrics = {
  readonly measured: TrueRetentionMetrics
  readonly calibration: CalibrationMetrics
  readonly expected: ExpectedRecallMetrics
  readonly history: RecallHistory
  readonly load: ForecastMetrics
  readonly effort: EffortMetrics
  readonly dates: DateStyle
}

const FORECAST_DAYS = 30

/** The same metrics that the retention page shows. */
const metricsOf = async (ctx: Context, filter: RetentionFilter): Promise<Metrics> => {
  const model = await openRetention(ctx, filter)
  const [measured, calibration, expected, history, load, effort] = await Promise.all([
    loadTrueRetention(model),
    loadCalibration(model),
    loadExpectedRecall(model),
    loadRecallHistory(model, Number.POSITIVE_INFINITY),
    loadForecast(model, FORECAST_DAYS),
    loadEffort(model),
  ])
  return { measured, calibration, expected, history, load, effort, dates: model.learner.preferences.dates }
}

const decimalOr = (share: number | null): string => (share === null ? '-' : decimalPercent(share))

const calibrationTable = ({ bins }: CalibrationMetrics): readonly string[] =>
  bins === null
    ? []
    : [
        '',
        columns([
          ['predicted', 'recalled', 'range', 'reviews'],
          ...bins.map(({ predicted, observed, n }) => [
            decimalOr(predicted),
            decimalOr(observed.share),
            `${decimalOr(observed.low)} to ${decimalOr(observed.high)}`,
            String(n),
          ]),
        ]),
      ]

const MOST_ARTICLES = 10

/** The articles with most reviews, each with its verdict. */
const articlesTable = ({ byArticle }: CalibrationMetrics): readonly string[] =>
  byArticle.length < 2
    ? []
    : [
        '',
        columns([
          ['article', 'forecasts', 'predicted', 'recalled', 'reviews'],
          ...byArticle
            .slice(0, MOST_ARTICLES)
            .map((row) => [
              shortened(row.title),
              groupVerdict(row),
              decimalOr(row.predicted),
              decimalOr(row.observed?.share ?? null),
              String(row.n),
            ]),
        ]),
        ...(byArticle.length > MOST_ARTICLES
          ? [faint(`The ${MOST_ARTICLES} of ${byArticle.length} articles with the most reviews; --json has all.`)]
          : []),
      ]

const LONGEST_TITLE = 28
const shortened = (title: string): string =>
  title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title

const scoreWords = ({ all }: CalibrationMetrics): readonly string[] => {
  const figures = [
    ['log loss', all.logLoss],
    ['RMSE(bins)', all.rmseBins],
    ['AUC', all.auc],
  ] as const
  const scores = figures.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value.toFixed(4)}`]))
  return scores.length === 0 ? [] : ['', scores.join(', ')]
}

/** A line of bars with what it begins and ends with. */
const drawn = (line: string, first: string, last: string): readonly string[] =>
  line === '' ? [] : ['', faint(`${first} ${line} ${last}`)]

const asText = ({ measured, calibration, expected, history, load, effort, dates }: Metrics): string => {
  const { total, backlog } = load.forecast
  const part = (title: string, headline: string, ...more: readonly string[]) =>
    [bold(title), wrap(headline), ...more].join('\n')
  const isMeasured = measured.rows.some(({ all }) => all.n > 0)
  const [firstWeek, firstDay] = [measured.trend[0]?.firstDay, history.days[0]?.day]
  const weeks = sparkline(
    measured.trend.map(({ tested }) => tested.estimate?.share ?? null),
    { from: 0.5, to: 1 },
  )
  const days = sparkline(history.days.map(({ cards }) => cards))
  return [
    part(
      'True retention (measured: reviews after a day or more)',
      measured.headline,
      ...(isMeasured ? ['', retentionTable(measured)] : []),
      ...(firstWeek === undefined ? [] : drawn(weeks, shortDayWords(firstWeek, dates), 'this week (50% to 100%)')),
    ),
    part(
      'Calibration (predicted and measured recall)',
      calibration.headline,
      ...calibrationTable(calibration),
      ...articlesTable(calibration),
      ...scoreWords(calibration),
    ),
    part('Known now (predicted: all cards studied)', `${expected.headline} ${expected.missedWeekHeadline}`),
    part(
      'Known over time (predicted: cards at the end of each day)',
      history.headline,
      ...(firstDay === undefined || history.days.length < 2
        ? []
        : drawn(days, shortDayWords(firstDay, dates), 'today')),
    ),
    part(
      'The next 30 days',
      load.headline,
      ...(total.cards + backlog.cards > 0 ? ['', forecastBars(load, dates)] : []),
    ),
    part(
      'The last year',
      effort.days.length === 0 ? effort.yearHeadline : `${effort.yearHeadline} ${effort.timeHeadline}`,
    ),
    part(
      'Hours of the day',
      effort.hoursHeadline,
      ...drawn(
        effort.hours.some(({ answers }) => answers > 0) ? sparkline(effort.hours.map(({ answers }) => answers)) : '',
        '00:00',
        '23:00',
      ),
    ),
  ].join('\n\n')
}

const dated = <Item extends { readonly day: number }>({ day, ...item }: Item) => ({ date: isoDateOf(day), ...item })
const weekly = <Item extends { readonly firstDay: number }>({ firstDay, ...item }: Item) => ({
  firstDate: isoDateOf(firstDay),
  ...item,
})

/** Metrics as JSON names them: without the filter, which is named once, and the headline as `finding`. */
const said = <Item extends { readonly headline: string; readonly filter?: RetentionFilter }>(metrics: Item) => {
  const { headline, filter: _, ...rest } = metrics
  return { finding: headline, ...rest }
}

const asJson = ({ measured, calibration, expected, history, load, effort }: Metrics) => {
  const { rows, day, filter, trend, ...rest } = measured
  return {
    date: isoDateOf(day),
    ...said(rest),
    filter,
    trueRetention: rows,
    trend: trend.map(weekly),
    calibration: { ...said(calibration), months: calibration.months.map(weekly) },
    known: said(expected),
    knownOverTime: { ...said(history), days: history.days.map(dated) },
    forecast: { ...load.forecast, days: load.forecast.days.map(dated) },
    year: { ...effort.year, days: effort.year.days.map(dated) },
    time: { finding: effort.timeHeadline, days: effort.days.map(dated) },
    hours: { finding: effort.hoursHeadline, hours: effort.hours },
  }
}

type Options = { readonly json?: true } & Readonly<
  Record<'period' | 'article' | 'deck' | 'topic' | 'person' | 'place' | 'cards' | 'answers', string | undefined>
>

const stats = ({ json, ...named }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const filter = retentionFilterSchema.parse(named)
    const metrics = await metricsOf(ctx, filter)
    if (json) sayJson(asJson(metrics))
    else say(asText(metrics))
    return 0
  })

/** `aide stats`: the figures of the Retention page. */
export const addStats = (program: Command): void => {
  program
    .command('stats')
    .description('true retention, calibration, expected recall, the next 30 days, the last year')
    .addOption(new Option('--period <period>', 'time period').choices(PERIODS.map(({ period }) => period)))
    .option('--article <key>', 'only one article')
    .option('--deck <name>', 'only one deck and its nested decks')
    .option('--topic <name>', 'only one topic')
    .option('--person <name>', 'only facts about one person')
    .option('--place <name>', 'only facts about one place')
    .addOption(new Option('--cards <which>', 'only young or only mature cards').choices(MATURITIES))
    .addOption(new Option('--answers <kind>', 'only one kind of answer').choices(ANSWER_KINDS))
    .option('--json', 'as JSON, for programs: shares are 0 to 1, minutes are not rounded')
    .addHelpText(
      'after',
      `
True retention counts the first answer to a card on a study day if its interval
was a day or more. Hard, Good and Easy count as recalled. Young cards have an
interval under 21 days, mature cards 21 or more. The range is the 95% Wilson
interval. Cramming and undone answers don’t count.

Calibration compares the recall predicted before each answer with the result,
once you have 200 reviews. Known over time always covers all cards. Known now
ignores --cards and --answers, and the next 30 days ignore --answers.`,
    )
    .action(async (options) => {
      process.exitCode = await stats(options)
    })
}
