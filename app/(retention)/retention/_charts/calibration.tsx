import type { ChartModel } from '@/app/_ui/charts/chart'
import type { Drawing } from '@/app/_ui/charts/drawing'
import { type FiguresColumn, figuresTable } from '@/app/_ui/charts/figures-table'
import { plotDrawing } from '@/app/_ui/charts/plot'
import { dateStyle } from '@/app/_ui/date-style'
import { percentWords } from '@/lib/domain/format/percent'
import { counted, dayWordsWithYear, monthWords } from '@/lib/domain/format/words'
import { answerFilterWords } from '@/lib/domain/retention/answer-kind'
import { LEAST_CALIBRATED, type Scores } from '@/lib/domain/retention/calibration'
import { groupVerdict } from '@/lib/domain/retention/calibration-words'
import type { CalibrationMetrics } from '@/lib/services/retention/load-calibration'
import { shareAxis } from './axes'
import { ANSWERS_WORDS, FORMAT_WORDS, KINDS_WORDS, PERIOD_WORDS, shareWithDecimal } from './words'

const fixed = (value: number | null, digits: number): string => (value === null ? 'none' : value.toFixed(digits))

const SCORE_COLUMNS: readonly FiguresColumn<Scores>[] = [
  { key: 'n', head: 'Reviews', value: ({ n }) => n },
  {
    key: 'predicted',
    head: 'Predicted',
    value: ({ predicted }) => predicted,
    show: ({ predicted }) => shareWithDecimal(predicted),
  },
  {
    key: 'observed',
    head: 'Recalled',
    value: ({ observed }) => observed?.share ?? null,
    show: ({ observed }) =>
      observed === null ? (
        <span className="text-quiet">none</span>
      ) : (
        <>
          {shareWithDecimal(observed.share)}
          <small className="whitespace-nowrap">
            {percentWords(observed.low)} to {percentWords(observed.high)}
          </small>
        </>
      ),
  },
  { key: 'low', head: 'Recalled: lowest', value: ({ observed }) => observed?.low ?? null, inFilesOnly: true },
  { key: 'high', head: 'Recalled: highest', value: ({ observed }) => observed?.high ?? null, inFilesOnly: true },
  { key: 'log-loss', head: 'Log loss', value: ({ logLoss }) => logLoss, show: ({ logLoss }) => fixed(logLoss, 4) },
]

const RMSE: FiguresColumn<Scores> = {
  key: 'rmse',
  head: 'RMSE(bins)',
  value: ({ rmseBins }) => rmseBins,
  show: ({ rmseBins }) => fixed(rmseBins, 4),
}
const AUC: FiguresColumn<Scores> = {
  key: 'auc',
  head: 'AUC',
  value: ({ auc }) => auc,
  show: ({ auc }) => fixed(auc, 3),
}

type Named = Scores & { readonly of: string }

const scoresTable = (
  name: string,
  caption: string,
  head: string,
  rows: readonly Named[],
  more: readonly FiguresColumn<Scores>[] = [],
) =>
  figuresTable<Named>({
    name,
    caption,
    hideCaption: false,
    columns: [{ key: 'of', head, value: ({ of }) => of }, ...SCORE_COLUMNS, ...more],
    rows,
    keyOf: ({ of }) => of,
  })

const MOST_ARTICLES = 20

type OfArticle = CalibrationMetrics['byArticle'][number]

/** By article, each with its verdict; the page shows those with most reviews, a file all. */
const articlesTable = (rows: readonly OfArticle[]) =>
  figuresTable<OfArticle>({
    name: 'articles',
    caption:
      rows.length > MOST_ARTICLES
        ? `By article, all time: the ${MOST_ARTICLES} of ${rows.length.toLocaleString('en-GB')} with the most reviews; the file has all. A fact in two articles counts in both`
        : 'By article, all time. A fact in two articles counts in both',
    hideCaption: false,
    columns: [
      {
        key: 'of',
        head: 'Article',
        value: ({ title }) => title,
        show: ({ articleKey, title }) =>
          articleKey === null ? (
            title
          ) : (
            <a className="link" href={`/retention/calibration?article=${encodeURIComponent(articleKey)}`}>
              {title}
            </a>
          ),
      },
      {
        key: 'verdict',
        head: 'Forecasts',
        value: groupVerdict,
        show: (row) => <span className="whitespace-nowrap">{groupVerdict(row)}</span>,
      },
      ...SCORE_COLUMNS.map((column) => (column.key === 'log-loss' ? { ...column, inFilesOnly: true } : column)),
    ],
    rows,
    shownRows: rows.slice(0, MOST_ARTICLES),
    keyOf: ({ articleKey }) => articleKey ?? '',
  })

const tablesOf = (metrics: CalibrationMetrics) => {
  const { filter, bins, all, ofPeriod, months, byFormat, byKind, byMaturity, byAnswers, byVersion, byArticle } = metrics
  const binned = figuresTable({
    name: 'bins',
    caption: 'By predicted recall, all time',
    hideCaption: false,
    columns: [
      {
        key: 'from',
        head: 'Predicted between',
        value: ({ from }) => from,
        show: ({ from, to }) => `${shareWithDecimal(from)} and ${shareWithDecimal(to)}`,
      },
      { key: 'to', head: 'and', value: ({ to }) => to, inFilesOnly: true },
      { key: 'n', head: 'Reviews', value: ({ n }) => n },
      {
        key: 'predicted',
        head: 'Predicted, mean',
        value: ({ predicted }) => predicted,
        show: ({ predicted }) => shareWithDecimal(predicted),
      },
      {
        key: 'observed',
        head: 'Recalled',
        value: ({ observed }) => observed.share,
        show: ({ observed }) => shareWithDecimal(observed.share),
      },
      {
        key: 'low',
        head: 'Range',
        value: ({ observed }) => observed.low,
        show: ({ observed }) => `${shareWithDecimal(observed.low)} to ${shareWithDecimal(observed.high)}`,
      },
      { key: 'high', head: 'Range, highest', value: ({ observed }) => observed.high, inFilesOnly: true },
    ],
    rows: bins ?? [],
    keyOf: ({ from }) => String(from),
  })
  const period = ofPeriod === null ? [] : [{ of: PERIOD_WORDS[filter.period], ...ofPeriod }]
  const whole = all.n === 0 ? [] : [{ of: PERIOD_WORDS.all, ...all }, ...period]
  const named = <Row extends Scores>(rows: readonly Row[], of: (row: Row, i: number) => string): readonly Named[] =>
    rows.map((row, i) => ({ of: of(row, i), ...row }))
  const since = (day: number | null) => (day === null ? 'unknown date' : dayWordsWithYear(day, dateStyle()))
  const maturity = named(byMaturity, (row) => (row.maturity === 'young' ? 'Young' : 'Mature'))
  const versions = named(byVersion, ({ firstUsedDay }, i) => `${i + 1}. ${since(firstUsedDay)}`)
  const latestFirst = named([...months].reverse(), ({ firstDay }) => monthWords(firstDay, 'long'))
  const kinds = named(byKind, ({ factKind }) => KINDS_WORDS[factKind])
  const formats = named(byFormat, ({ format }) => FORMAT_WORDS[format])
  const answers = named(byAnswers, ({ kind }) => ANSWERS_WORDS[kind])
  return [
    binned,
    scoresTable('all', 'All forecasts', 'Period', whole, [RMSE, AUC]),
    scoresTable('months', 'By month', 'Month', latestFirst),
    scoresTable('kinds', 'By kind of fact, all time', 'Kind', kinds, [AUC]),
    scoresTable('formats', 'By format, all time', 'Format', formats, [AUC]),
    scoresTable('maturity', 'Young and mature cards, all time', 'Cards', maturity, [AUC]),
    scoresTable('answers', 'By kind of answer, all time', 'Kind', answers, [AUC]),
    articlesTable(byArticle),
    scoresTable('versions', 'By version of your settings, all time', 'In use since', versions, [RMSE, AUC]),
  ]
}

/** Groups of forecasts against what came of them, in a square; null below 200 scored reviews. */
export const calibrationDrawing = (
  { bins, headline }: Pick<CalibrationMetrics, 'bins' | 'headline'>,
  sidePx = 232,
): Drawing | null => {
  if (bins === null) return null
  const axis = shareAxis(bins.flatMap(({ observed, predicted }) => [observed.low, predicted]))
  return plotDrawing({
    label: `Recall compared with prediction, in ${counted(bins.length, 'group')}. ${headline}`,
    heightPx: sidePx,
    isSquare: true,
    x: { ...axis, name: 'predicted' },
    y: { ...axis, name: 'recalled, with 95% intervals' },
    layers: [
      { kind: 'diagonal', above: ['forecasts', 'too low'], below: ['forecasts', 'too high'] },
      {
        kind: 'marks',
        points: bins.map(({ predicted, observed, n, recalled }) => ({
          x: predicted,
          y: observed.share,
          low: observed.low,
          high: observed.high,
          title: `Predicted ${shareWithDecimal(predicted)}, recalled ${shareWithDecimal(observed.share)}: ${recalled.toLocaleString('en-GB')} of ${counted(n, 'review')}`,
        })),
      },
    ],
  })
}

/** Stored predictions against what came of them, over all time; those of a shorter period beside them in the tables. */
export const calibrationChart = (metrics: CalibrationMetrics): ChartModel => {
  const { withoutPrediction, headline } = metrics
  return {
    name: 'calibration',
    title: 'Can the forecasts be trusted?',
    label: 'Measured, all time. Each forecast rests only on the answers before it.',
    headline,
    tables: tablesOf(metrics),
    definition: (
      <>
        <p>
          Every answer is stored with the recall that was predicted for it, or, if it was imported, with what would have
          been predicted. The chart shows those that test memory, in up to ten groups with similar numbers of reviews,
          sorted by prediction; lines are Wilson intervals at 95%. On the dashed line, forecasts are right; below it,
          they are too high. The chart needs {LEAST_CALIBRATED} reviews.
        </p>
        <p>
          Log loss is the mean penalty for the predictions: lower is better, and confident mistakes cost most.
          RMSE(bins) is how far predicted and actual recall differ in groups of similar cards. AUC is how often, of a
          recalled and a forgotten card, the recalled one had the higher forecast: 0.5 is chance.
        </p>
        {withoutPrediction > 0 ? (
          <p>
            {counted(withoutPrediction, 'review')} without a stored forecast, imported or older, {''}
            {withoutPrediction === 1 ? 'is' : 'are'} not included.
          </p>
        ) : null}
        <p>
          “3 points too high” means that forecasts were 3 percentage points higher than what was recalled. It appears
          only if the mean forecast lies outside the range of what was recalled. To see a single article, deck, topic,
          person or place, choose it above.
        </p>
        <p>
          Cards left in their steps on an earlier day count here, since they had a forecast, but not in recall; so this
          can be a few more reviews than recall counts. A month has its own verdict, by the same rule, from fewer
          reviews.
        </p>
        {answerFilterWords(metrics.filter) === null ? null : (
          <p>RMSE(bins) and the table by article are available only for all cards and answers.</p>
        )}
      </>
    ),
    drawing: calibrationDrawing(metrics),
  }
}
