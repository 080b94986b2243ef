import type { ChartModel } from '@/app/_ui/charts/chart'
import { figuresTable } from '@/app/_ui/charts/figures-table'
import { type GridDay, yearDrawing } from '@/app/_ui/charts/heatmap'
import { dateStyle } from '@/app/_ui/date-style'
import { counted, dayWords, monthWords } from '@/lib/domain/format/words'
import type { YearDay } from '@/lib/domain/retention/year'
import { isoDateOf, studyCalendar } from '@/lib/domain/time/study-day'
import type { EffortMetrics } from '@/lib/services/retention/load-effort'

/** A study day bears the date on which it starts, so dates need no zone here. */
const DATES = studyCalendar('Etc/UTC', 0)

const gridDay = ({ day, answers, step }: YearDay): GridDay => ({
  key: isoDateOf(day),
  weekday: DATES.weekday(day),
  step,
  title: `${dayWords(day, dateStyle())}: ${answers === 0 ? 'no answers' : counted(answers, 'answer')}`,
  ...(isoDateOf(day).endsWith('-01') ? { month: monthWords(day, 'short') } : {}),
})

type Month = { readonly name: string; readonly studied: number; readonly answers: number }

/** The months of the year shown, latest first. */
const monthsOf = (days: readonly YearDay[]): readonly Month[] => {
  const months = new Map<string, Month>()
  for (const { day, answers } of days) {
    const name = monthWords(day, 'long')
    const { studied, answers: before } = months.get(name) ?? { studied: 0, answers: 0 }
    months.set(name, { name, studied: studied + (answers > 0 ? 1 : 0), answers: before + answers })
  }
  return [...months.values()].reverse()
}

const stepWords = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  from === to ? String(from) : `${from} to ${to}`

/** Answers on each of the last 365 study days, and weeks in a row. */
export const yearChart = ({ year, yearHeadline: headline }: EffortMetrics): ChartModel => ({
  name: 'year',
  title: 'The last year',
  label: 'Measured: answers on each study day.',
  headline,
  tables: [
    figuresTable({
      name: 'months',
      caption: 'By month',
      columns: [
        { key: 'name', head: 'Month', value: ({ name }) => name },
        { key: 'studied', head: 'Days studied', value: ({ studied }) => studied },
        { key: 'answers', head: 'Answers', value: ({ answers }) => answers },
      ],
      rows: monthsOf(year.days),
      keyOf: ({ name }) => name,
    }),
    {
      name: 'days',
      caption: 'By day',
      heads: ['Day', 'Answers'],
      shown: null,
      cells: year.days.map(({ day, answers }) => [isoDateOf(day), answers]),
    },
  ],
  definition: (
    <p>
      Every answer counts, including new cards, repeated steps and cramming; undone answers do not. A day ends at your
      day start, not at midnight. The shades divide your study days into quartiles. Weeks begin on Monday, and one day
      of study is enough for a week. A week in which you planned a pause doesn’t have to have any.
    </p>
  ),
  drawing:
    year.studiedDays > 0
      ? yearDrawing({
          label: `Answers per day over a year. ${headline}`,
          days: year.days.map(gridDay),
          steps: year.steps.map(stepWords),
          unit: 'answers per day',
        })
      : null,
})
