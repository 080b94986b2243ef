import { type Bar, barDrawing } from '@/app/_ui/charts/bar-chart'
import type { ChartModel } from '@/app/_ui/charts/chart'
import type { Drawing } from '@/app/_ui/charts/drawing'
import { figuresTable } from '@/app/_ui/charts/figures-table'
import type { Fill } from '@/app/_ui/charts/looks'
import { plotDrawing } from '@/app/_ui/charts/plot'
import { dateStyle } from '@/app/_ui/date-style'
import { counted, dayWords, dayWordsWithYear, hourWords, minutesWords } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { minutesOf } from '@/lib/domain/retention/day-rows'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { EffortMetrics } from '@/lib/services/retention/load-effort'
import { shareAxis } from './axes'
import { shareColumns, shareTitle } from './share-columns'

/** What cards were before the answer, as parts of a bar. */
export const STATES = [
  { key: 'mature', name: 'mature', fill: 'solid' },
  { key: 'young', name: 'young', fill: 'hatch' },
  { key: 'learning', name: 'being learned', fill: 'dots' },
  { key: 'new', name: 'new', fill: 'outline' },
] as const satisfies readonly { key: keyof Time; name: string; fill: Fill }[]

type DayTime = EffortMetrics['days'][number]
type Time = Omit<DayTime, 'day'>

/** From this many days on weeks are drawn: single days would be thinner than their gaps. */
const MOST_DAYS = 45

/** The minutes of each day, or of each week where there are many; those without an answer are among them. */
const stretchesOf = (days: readonly DayTime[]): { readonly length: 1 | 7; readonly all: readonly DayTime[] } => {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return { length: 1, all: [] }
  const length = last.day - first.day + 1 > MOST_DAYS ? 7 : 1
  const count = Math.ceil((last.day - first.day + 1) / length)
  const all = Array.from({ length: count }, (_, i) => {
    const from = last.day - length * (count - i) + 1
    const within = days.filter(({ day }) => day >= from && day < from + length)
    const sum = (key: keyof Time) => within.reduce((total, one) => total + one[key], 0)
    return { day: from, new: sum('new'), learning: sum('learning'), young: sum('young'), mature: sum('mature') }
  })
  return { length, all }
}

/** Minutes of each of the last `length` days up to `today`, those without answers too. */
export const minutesDrawing = (
  days: readonly DayTime[],
  today: StudyDay,
  length: number,
  heightPx: number,
): Drawing => {
  const byDay = new Map(days.map((time) => [time.day, minutesOf(time)]))
  const from = today - length + 1
  return barDrawing({
    id: 'minutes',
    label: `Minutes per day in the last ${counted(length, 'day')}.`,
    unit: 'minutes per day',
    heightPx,
    axis: { kind: 'days', from, to: today },
    bars: Array.from({ length }, (_, i) => {
      const minutes = byDay.get(from + i) ?? 0
      return {
        key: String(from + i),
        values: [minutes],
        title: `${dayWords(from + i, dateStyle())}: ${minutesWords(minutes)}`,
      }
    }),
  })
}

/** Minutes by the state in which the cards were. */
export const timeChart = ({ days, timeHeadline: headline }: EffortMetrics): ChartModel => {
  const sorted = [...days].sort((a, b) => a.day - b.day)
  const { length, all } = stretchesOf(sorted)
  const [first, last] = [all[0], all.at(-1)]
  const unit = length === 7 ? 'minutes per week' : 'minutes per day'
  const bar = (time: DayTime): Bar => ({
    key: String(time.day),
    values: STATES.map(({ key }) => time[key]),
    title: `${length === 7 ? 'Week from ' : ''}${dayWords(time.day, dateStyle())}: ${minutesWords(minutesOf(time))}`,
  })
  return {
    name: 'time',
    title: 'Time spent',
    label: 'Measured: time spent answering, by state of the card.',
    headline,
    tables: [
      figuresTable({
        name: 'days',
        caption: length === 7 ? 'Minutes per week' : 'Minutes per day',
        columns: [
          {
            key: 'day',
            head: length === 7 ? 'From' : 'Day',
            value: ({ day }) => isoDateOf(day),
            show: ({ day }) => dayWordsWithYear(day, dateStyle()),
          },
          ...STATES.map(({ key, name }) => ({
            key,
            head: name.charAt(0).toUpperCase() + name.slice(1),
            value: (time: DayTime) => time[key],
            show: (time: DayTime) => time[key].toFixed(1),
          })),
        ],
        // A file has single days even where weeks are drawn.
        rows: [...sorted].reverse(),
        ...(length === 7 ? { shownRows: [...all].reverse() } : {}),
        keyOf: ({ day }) => String(day),
      }),
    ],
    definition: (
      <p>
        From question to grade while the page was visible, at most 60 seconds for each side of a card. State is that
        before the answer: never studied, in its learning steps, or with an interval under 21 days (young) or longer
        (mature). At most the last 365 days.
      </p>
    ),
    drawing:
      !first || !last
        ? null
        : barDrawing({
            id: 'time',
            unit,
            bars: all.map(bar),
            axis: { kind: 'days', from: first.day, to: last.day + length - 1 },
            parts: STATES,
            label: `${unit.charAt(0).toUpperCase() + unit.slice(1)}, by the state of the card. ${headline}`,
          }),
  }
}

/** Hours with fewer reviews have a range as high as the chart. */
const LEAST_SHOWN = 10

/** What is recalled at which hour. */
export const hoursChart = ({ hours, hoursHeadline: headline }: EffortMetrics): ChartModel => {
  const shown = hours.filter(({ tested: { n, estimate } }) => n >= LEAST_SHOWN && estimate !== null)
  return {
    name: 'hours',
    title: 'By hour of the day',
    label: 'Measured: recall by hour of the day, all time.',
    headline,
    tables: [
      figuresTable({
        name: 'hours',
        caption: 'By hour',
        columns: [
          { key: 'hour', head: 'From', value: ({ hour }) => hourWords(hour, dateStyle()) },
          { key: 'answers', head: 'Answers', value: ({ answers }) => answers },
          ...shareColumns<(typeof hours)[number]>('recalled', 'Recalled', ({ tested }) => tested),
        ],
        rows: hours.filter(({ answers }) => answers > 0),
        keyOf: ({ hour }) => String(hour),
      }),
    ],
    definition: (
      <p>
        Counts the same answers as true retention, by the hour in the time zone that applied when you answered. Lines
        are Wilson intervals at 95%; hours with fewer than {LEAST_SHOWN} reviews appear only in the figures. Cards
        answered at one hour may be harder than those answered at another, so the hour need not be the cause of a
        difference.
      </p>
    ),
    drawing:
      shown.length === 0
        ? null
        : plotDrawing({
            label: `Percentage recalled by hour of the day. ${headline}`,
            x: { from: -0.5, to: 23.5, ticks: [0, 6, 12, 18].map((at) => ({ at, text: hourWords(at, dateStyle()) })) },
            y: {
              ...shareAxis(shown.flatMap(({ tested: { estimate } }) => (estimate ? [estimate.low] : []))),
              name: 'recalled, with 95% intervals',
            },
            layers: [
              {
                kind: 'marks',
                points: shown.flatMap(({ hour, tested }) =>
                  tested.estimate
                    ? [
                        {
                          x: hour,
                          y: tested.estimate.share,
                          low: tested.estimate.low,
                          high: tested.estimate.high,
                          title: shareTitle(`${hourWords(hour, dateStyle())}, ${counted(tested.n, 'review')}`, tested),
                        },
                      ]
                    : [],
                ),
              },
            ],
          }),
  }
}
