import type { ChartModel } from '@/app/_ui/charts/chart'
import type { Drawing } from '@/app/_ui/charts/drawing'
import { figuresTable } from '@/app/_ui/charts/figures-table'
import { plotDrawing } from '@/app/_ui/charts/plot'
import { rangeDrawing } from '@/app/_ui/charts/range-bar'
import { dateStyle } from '@/app/_ui/date-style'
import { counted, dayWordsWithYear, minutesWords } from '@/lib/domain/format/words'
import type { RecallDay } from '@/lib/domain/retention/month'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { ExpectedRecallMetrics } from '@/lib/services/retention/load-expected-recall'
import type { RecallHistory } from '@/lib/services/retention/load-recall-history'
import { amountAxis, dayAxis } from './axes'

const oneDecimal = (value: number): number => Math.round(value * 10) / 10

type Named = { readonly name: string; readonly value: number }

const namedTable = (name: string, caption: string, rows: readonly Named[]) =>
  figuresTable<Named>({
    name,
    caption,
    columns: [
      { key: 'name', head: 'Figure', value: (row) => row.name },
      { key: 'value', head: 'Value', value: (row) => row.value },
    ],
    rows,
    keyOf: (row) => row.name,
  })

/** The sum of predicted recall over facts; `part` names the part of the library that it is limited to. */
export const expectedRecallChart = (figures: ExpectedRecallMetrics, part: string | null): ChartModel => {
  const { facts, factsInLibrary, cardsRecalled, cardsStudied, cardsInLibrary } = figures
  const whole = part ?? 'the library'
  const headline = figures.headline.replace(' in the library', ` in ${whole}`)
  return {
    name: 'known',
    title: 'Known now',
    label: 'Predicted: the facts of all cards you have studied.',
    headline,
    tables: [
      namedTable('known', 'Known now', [
        { name: 'Facts known now', value: oneDecimal(facts.mean) },
        { name: 'Lowest in 95 of 100 cases', value: oneDecimal(facts.low) },
        { name: 'Highest in 95 of 100 cases', value: oneDecimal(facts.high) },
        { name: `Facts in ${whole}`, value: factsInLibrary },
        { name: 'Cards recalled now, of those studied', value: oneDecimal(cardsRecalled) },
        { name: 'Cards studied', value: cardsStudied },
        { name: `Cards in ${whole}`, value: cardsInLibrary },
      ]),
    ],
    definition: (
      <>
        <p>
          The chance that you recall each card now, by FSRS with your weights, summed over all cards you have studied,
          including suspended ones. A fact counts with the mean of its cards; cards never studied count as zero.
        </p>
        <p>
          This is the model’s forecast for all studied cards. True retention is measured, and only on cards that came
          back; they come back when recall has fallen to your target, so it is usually lower.
        </p>
      </>
    ),
    drawing: rangeDrawing({
      label: headline,
      value: facts.mean,
      range: facts,
      max: factsInLibrary,
      ends: [
        `about ${Math.round(facts.mean).toLocaleString('en-GB')} known now`,
        part === null
          ? `${factsInLibrary.toLocaleString('en-GB')} in the library`
          : `${counted(factsInLibrary, 'fact')} in total`,
      ],
    }),
  }
}

type RecallWords = { readonly label: string; readonly end: string; readonly endText?: string }

/** More points make the curve no clearer; a file has every day. */
const MOST_POINTS = 120
const MOST_ROWS = 60

/** Room above the line for words at its end. */
const HEADROOM = 1.2

const thinned = (days: readonly RecallDay[], most: number): readonly RecallDay[] => {
  const step = Math.ceil(days.length / most)
  return days.filter((_, i) => (days.length - 1 - i) % step === 0)
}

/** Cards known day by day, with a mark on the last; null where there are not two days. */
export const recallDrawing = (
  days: readonly RecallDay[],
  words: (first: RecallDay, last: RecallDay) => RecallWords,
  heightPx?: number,
): Drawing | null => {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last || days.length < 2) return null
  const { label, end, endText } = words(first, last)
  return plotDrawing({
    label,
    ...(heightPx === undefined ? {} : { heightPx }),
    x: dayAxis(first.day, last.day),
    y: {
      ...amountAxis(Math.max(...days.map(({ cards }) => cards)) * (endText === undefined ? 1 : HEADROOM)),
      name: 'cards',
    },
    layers: [
      { kind: 'line', points: thinned(days, MOST_POINTS).map(({ day, cards }) => ({ x: day, y: cards })) },
      {
        kind: 'marks',
        points: [{ x: last.day, y: last.cards, title: end, ...(endText === undefined ? {} : { text: endText }) }],
      },
    ],
  })
}

const historyWords =
  (headline: string) =>
  (first: RecallDay, last: RecallDay): RecallWords => ({
    label: `Cards known over ${counted(last.day - first.day + 1, 'day')}. ${headline}`,
    end: `Now: ${counted(oneDecimal(last.cards), 'card')}`,
    endText: `${counted(Math.round(last.cards), 'card')} now`,
  })

/** The line of known cards alone. */
export const historyDrawing = ({ days, headline }: RecallHistory, heightPx?: number): Drawing | null =>
  recallDrawing(days, historyWords(headline), heightPx)

/** Facts known at the end of each day, and what this week brought. */
export const recallHistoryChart = (history: RecallHistory): ChartModel => {
  const { days, earnedThisWeek, headline } = history
  return {
    name: 'known-over-time',
    title: 'Known over time',
    label: 'Predicted: cards you could recall at the end of each day, and now.',
    headline,
    tables: [
      figuresTable({
        name: 'days',
        caption: 'Cards known at the end of each day',
        columns: [
          {
            key: 'day',
            head: 'Day',
            value: ({ day }) => isoDateOf(day),
            show: ({ day }) => dayWordsWithYear(day, dateStyle()),
          },
          { key: 'cards', head: 'Cards known', value: ({ cards }) => oneDecimal(cards) },
        ],
        rows: [...days].reverse(),
        shownRows: [...thinned(days, MOST_ROWS)].reverse(),
        keyOf: ({ day }) => String(day),
      }),
    ],
    definition: (
      <>
        <p>
          The sum of predicted recall over all cards studied by then, recorded at the end of each study day; today’s is
          as of now. An answer that arrives late, or is undone later, corrects the days it affects. Weeks without a
          record, such as those before recording began, are filled in from the log.
        </p>
        <p>
          Gain this week: expected recall now, minus what it would be without the reviews{' '}
          {earnedThisWeek === null ? '' : `of ${counted(earnedThisWeek.reviewed, 'card')} `}in the last seven study
          days.
        </p>
      </>
    ),
    drawing: historyDrawing(history),
  }
}

/** What a week without study costs. */
export const missedWeekChart = ({ facts, missedWeek, missedWeekHeadline }: ExpectedRecallMetrics): ChartModel => {
  const left = Math.max(0, facts.mean - missedWeek.facts)
  return {
    name: 'missed-week',
    title: 'If you missed a week',
    label: 'Predicted from your memories today.',
    headline: missedWeekHeadline,
    tables: [
      namedTable('missed-week', 'A week without study', [
        { name: 'Facts known now', value: oneDecimal(facts.mean) },
        { name: 'Facts known in seven days', value: oneDecimal(left) },
        { name: 'Cards due by then', value: missedWeek.dueCards },
        { name: 'Minutes needed', value: oneDecimal(missedWeek.minutes) },
      ]),
    ],
    definition: (
      <p>
        Predicted recall of every studied card in seven days, if you answer nothing until then, compared with now. Due
        counts cards overdue today and those falling due within the week; minutes are at your own pace,{' '}
        {minutesWords(missedWeek.minutes)} in total.
      </p>
    ),
    drawing:
      facts.mean >= 1
        ? rangeDrawing({
            label: missedWeekHeadline,
            value: left,
            max: facts.mean,
            ends: [
              `${Math.round(left).toLocaleString('en-GB')} in a week`,
              `${Math.round(facts.mean).toLocaleString('en-GB')} now`,
            ],
          })
        : null,
  }
}
