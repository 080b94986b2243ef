import type { ChartModel } from '@/app/_ui/charts/chart'
import { figuresTable } from '@/app/_ui/charts/figures-table'
import { intervalDrawing } from '@/app/_ui/charts/interval-plot'
import { plotDrawing, SWATCHES } from '@/app/_ui/charts/plot'
import { dateStyle } from '@/app/_ui/date-style'
import { percentWords } from '@/lib/domain/format/percent'
import { counted, dayWords, dayWordsWithYear } from '@/lib/domain/format/words'
import { framed } from '@/lib/domain/retention/answer-kind'
import { MATURE_DAYS } from '@/lib/domain/retention/day-tally'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { TrueRetentionMetrics } from '@/lib/services/retention/load-true-retention'
import { dayAxis, shareAxis } from './axes'
import { trendHeadline } from './headlines'
import { shareColumns, shareTitle } from './share-columns'
import { ANSWERS_WORDS, CARDS_WORDS, FORMAT_WORDS, MODE_WORDS, PERIOD_WORDS } from './words'

const GROUPS = [
  { key: 'all', head: 'All', name: 'All cards' },
  { key: 'young', head: 'Young', name: CARDS_WORDS.young },
  { key: 'mature', head: 'Mature', name: CARDS_WORDS.mature },
] as const

/** True retention by period and maturity, against the target; what was answered, of which kind, mode and format. */
export const trueRetentionChart = (figures: TrueRetentionMetrics): ChartModel => {
  const { rows, desiredRetention, byAnswers, byMode, byFormat, filter, headline } = figures
  const groups = GROUPS.filter(({ key }) => filter.cards === null || key === filter.cards)
  const inTable = [...groups.filter(({ key }) => key !== 'all'), ...groups.filter(({ key }) => key === 'all')]
  const isMeasured = rows.some(({ all }) => all.n > 0)
  const within = PERIOD_WORDS[filter.period].toLowerCase()
  const byPeriod = figuresTable({
    name: 'periods',
    caption: `The share of reviews that you recalled, with its 95% interval. Your target is ${percentWords(desiredRetention)}.`,
    hideCaption: false,
    columns: [
      { key: 'period', head: 'Period', value: ({ period }) => PERIOD_WORDS[period] },
      ...inTable.flatMap(({ key, head }) => shareColumns<(typeof rows)[number]>(key, head, (row) => row[key])),
    ],
    rows: isMeasured ? rows : [],
    keyOf: ({ period }) => period,
  })
  const kinds = figuresTable({
    name: 'answers',
    caption: `Answers by kind: ${within}`,
    hideCaption: false,
    columns: [
      { key: 'kind', head: 'Kind', value: ({ kind }) => ANSWERS_WORDS[kind] },
      { key: 'answers', head: 'Answers', value: ({ answers }) => answers },
      { key: 'minutes', head: 'Minutes', value: ({ minutes }) => minutes, show: ({ minutes }) => minutes.toFixed(1) },
      ...shareColumns<(typeof byAnswers)[number]>('known', 'Recalled', ({ known }) => known),
      ...shareColumns<(typeof byAnswers)[number]>('tested', 'Recalled after a day or more', ({ tested }) => tested),
    ],
    rows: byAnswers,
    keyOf: ({ kind }) => kind,
  })
  const modes = figuresTable({
    name: 'modes',
    caption: `Answers by mode: ${within}`,
    hideCaption: false,
    columns: [
      { key: 'mode', head: 'Mode', value: ({ mode }) => MODE_WORDS[mode] },
      { key: 'answers', head: 'Answers', value: ({ answers }) => answers },
      { key: 'minutes', head: 'Minutes', value: ({ minutes }) => Math.round(minutes * 10) / 10 },
    ],
    rows: byMode,
    keyOf: ({ mode }) => mode,
  })
  const formats = figuresTable({
    name: 'formats',
    caption: `Recall by format: ${within}`,
    hideCaption: false,
    columns: [
      { key: 'format', head: 'Format', value: ({ format }) => FORMAT_WORDS[format] },
      ...shareColumns<(typeof byFormat)[number]>('recalled', 'Recalled', (row) => row),
    ],
    rows: byFormat,
    keyOf: ({ format }) => format,
  })
  return {
    name: 'true-retention',
    title: 'True retention',
    label: 'Measured: reviews a day or more after the previous answer.',
    headline,
    tables: [byPeriod, kinds, modes, formats],
    definition: (
      <>
        <p>
          Counts the first answer to a card on a study day if its previous interval was a day or more. Hard, Good and
          Easy mean recalled, Again means forgotten. Cramming and undone answers do not count.
        </p>
        <p>
          A card is young while its interval is under {MATURE_DAYS} days, and mature from then on. Lines show the Wilson
          interval at 95%: the fewer the reviews, the longer the line; one with a tip continues beyond the chart. The
          target is the desired retention in your settings.
        </p>
        <p>
          Answers to new cards and in learning steps count as learning, all others as reviews; answers in rehearsals and
          cramming are counted separately, whatever the state of the card.
        </p>
      </>
    ),
    drawing: isMeasured
      ? intervalDrawing({
          label: `Percentage recalled by period, with 95% intervals. ${headline}`,
          target: desiredRetention,
          targetName: 'target',
          rows: rows.map((row) => ({
            name: PERIOD_WORDS[row.period],
            marks: groups.map(({ key, name }) => ({ name, estimate: row[key].estimate })),
          })),
        })
      : null,
  }
}

/** Weeks beside each other: half a month needs no chart of a trend. */
const LEAST_WEEKS = 2

/** True retention week by week. */
export const trendChart = ({ filter, trend, desiredRetention }: TrueRetentionMetrics): ChartModel => {
  const headline = framed(trendHeadline(trend), filter)
  const tested = trend.filter(({ tested: { n } }) => n > 0)
  const shown = [
    ...tested.flatMap(({ tested: { estimate } }) => (estimate ? [estimate.share] : [])),
    ...trend.flatMap(({ band }) => (band ? [band.low] : [])),
  ]
  const [first, last] = [trend[0], trend.at(-1)]
  const middle = (firstDay: number) => firstDay + 3
  return {
    name: 'trend',
    title: 'Week by week',
    label: 'Measured: recall in each week, and over the 30 days to its end.',
    headline,
    tables: [
      figuresTable({
        name: 'weeks',
        caption: 'True retention by week',
        columns: [
          {
            key: 'week',
            head: 'Week from',
            value: ({ firstDay }) => isoDateOf(firstDay),
            show: ({ firstDay }) => dayWordsWithYear(firstDay, dateStyle()),
          },
          ...shareColumns<(typeof trend)[number]>('recalled', 'Recalled', (week) => week.tested),
          {
            key: 'band',
            head: '30 days, lowest',
            value: ({ band }) => band?.low ?? null,
            show: ({ band }) => (band ? percentWords(band.low) : 'none'),
          },
          {
            key: 'band-high',
            head: '30 days, highest',
            value: ({ band }) => band?.high ?? null,
            show: ({ band }) => (band ? percentWords(band.high) : 'none'),
          },
        ],
        rows: [...trend].reverse(),
        keyOf: ({ firstDay }) => String(firstDay),
      }),
    ],
    definition: (
      <p>
        A dot is the true retention of seven study days; the last week ends today. The band is the Wilson interval at
        95% over the 30 days that end with the week: where the bands of two months overlap, the difference may be
        chance. Weeks in which no card came back have no dot.
      </p>
    ),
    drawing:
      first && last && tested.length >= LEAST_WEEKS
        ? plotDrawing({
            label: `Percentage recalled each week, ${counted(trend.length, 'week')}. ${headline}`,
            x: dayAxis(first.firstDay, last.firstDay + 6),
            y: { ...shareAxis([...shown, desiredRetention - 0.1]), name: 'recalled' },
            legend: [
              { name: 'week', swatch: SWATCHES.mark },
              { name: '30 days, 95% interval', swatch: SWATCHES.band },
            ],
            layers: [
              {
                kind: 'band',
                points: trend.map(({ firstDay, band }) =>
                  band ? { x: middle(firstDay), low: band.low, high: band.high } : null,
                ),
              },
              {
                kind: 'line',
                points: trend.map(({ firstDay, tested: { estimate } }) =>
                  estimate ? { x: middle(firstDay), y: estimate.share } : null,
                ),
              },
              { kind: 'level', y: desiredRetention, name: `target ${percentWords(desiredRetention)}` },
              {
                kind: 'marks',
                points: tested.flatMap((week) =>
                  week.tested.estimate
                    ? [
                        {
                          x: middle(week.firstDay),
                          y: week.tested.estimate.share,
                          title: shareTitle(`Week from ${dayWords(week.firstDay, dateStyle())}`, week.tested),
                        },
                      ]
                    : [],
                ),
              },
            ],
          })
        : null,
  }
}
