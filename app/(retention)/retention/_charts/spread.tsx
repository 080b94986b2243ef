import { barDrawing } from '@/app/_ui/charts/bar-chart'
import type { ChartModel } from '@/app/_ui/charts/chart'
import { figuresTable } from '@/app/_ui/charts/figures-table'
import { roundedPercent } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { framed } from '@/lib/domain/retention/answer-kind'
import type { HistogramBar } from '@/lib/domain/retention/expected-recall'
import type { ExpectedRecallMetrics } from '@/lib/services/retention/load-expected-recall'
import { difficultyHeadline, recallHeadline, stabilityHeadline } from './headlines'

type Spread = {
  readonly name: string
  readonly title: string
  readonly head: string
  readonly bars: readonly HistogramBar[]
  /** A bar's range in words. */
  readonly range: (bar: HistogramBar) => string
  /** What is written under a bar, if there is room; null for bars that never have a label. */
  readonly tick: (bar: HistogramBar) => string | null
  readonly headline: string
  readonly definition: string
}

const spreadChart = ({ name, title, head, bars, range, tick, headline, definition }: Spread): ChartModel => {
  const isEmpty = bars.every(({ count }) => count === 0)
  return {
    name,
    title,
    headline,
    label: 'Predicted: all cards you have studied.',
    definition: <p>{definition}</p>,
    tables: [
      figuresTable({
        name: 'bars',
        caption: `Cards by ${head.toLowerCase()}`,
        columns: [
          { key: 'from', head: `${head} from`, value: ({ from }) => from, show: range },
          { key: 'to', head: 'to', value: ({ to }) => to, inFilesOnly: true },
          { key: 'cards', head: 'Cards', value: ({ count }) => count },
        ],
        rows: isEmpty ? [] : bars,
        keyOf: ({ from }) => String(from),
      }),
    ],
    drawing: isEmpty
      ? null
      : barDrawing({
          id: name,
          label: `Cards by ${head.toLowerCase()}. ${headline}`,
          unit: 'cards',
          axis: { kind: 'names', names: bars.map(tick) },
          bars: bars.map((bar) => ({
            key: String(bar.from),
            values: [bar.count],
            title: `${range(bar)}: ${counted(bar.count, 'card')}`,
          })),
        }),
  }
}

/** How predicted recall, stability and difficulty are spread over the cards studied. */
export const spreadCharts = ({ filter, recall, stabilityDays, difficulty }: ExpectedRecallMetrics, target: number) => {
  const said = (headline: string) => framed(headline, { cards: filter.cards, answers: null })
  // Bars far below the lowest card say nothing.
  const lowest = Math.max(
    0,
    recall.findIndex(({ count }) => count > 0),
  )
  const shown = recall.slice(Math.min(lowest, 10))
  return [
    spreadChart({
      name: 'recall',
      title: 'How well you remember each card',
      head: 'Predicted recall',
      bars: shown,
      range: ({ from, to }) => `${roundedPercent(from)} to ${roundedPercent(to ?? 1)}`,
      tick: ({ from }) => (Math.round(from * 100) % 10 === 0 ? roundedPercent(from) : null),
      headline: said(recallHeadline(recall, target)),
      definition:
        'The chance that you recall each studied card now, by FSRS with your weights, in steps of 5%. Bars are labelled by their lower end; those below the lowest card are left out.',
    }),
    spreadChart({
      name: 'stability',
      title: 'How long memories last',
      head: 'Stability',
      bars: stabilityDays,
      range: ({ from, to }) => {
        if (to === null) return `${from.toLocaleString('en-GB')} days or more`
        return from === 0 ? 'under 1 day' : `${from.toLocaleString('en-GB')} to ${counted(to, 'day')}`
      },
      tick: ({ from }) => (from === 0 ? '0' : `${from} d`),
      headline: said(stabilityHeadline(stabilityDays)),
      definition:
        'Stability is the number of days after which recall has fallen to 90%. Each bar covers twice the range of the previous one and is labelled by its lower end.',
    }),
    spreadChart({
      name: 'difficulty',
      title: 'How hard cards are',
      head: 'Difficulty',
      bars: difficulty,
      range: ({ from, to }) => `${from} to ${to ?? from + 1}`,
      tick: ({ from }) => String(from),
      headline: said(difficultyHeadline(difficulty)),
      definition:
        'Difficulty is what FSRS has learned about each card from your answers, from 1 to 10: the harder the card, the less a good answer lengthens its interval. Bars are labelled by their lower end; the last one includes 10.',
    }),
  ] as const
}
