import type { ReactNode } from 'react'
import { Disclosure } from './disclosure'
import { ChartSvg, type Drawing } from './drawing'
import type { FiguresTable } from './figures-table'

/** A chart of figures with all that belongs to it, for the page and for files. */
export type ChartModel = {
  /** Names it in addresses and file names. */
  readonly name: string
  readonly title: string
  /** Whether it is measured or predicted, and of which cards: one quiet line. */
  readonly label: string
  /** One sentence that is true of the data shown. */
  readonly headline: string
  /** null where there is nothing to draw. */
  readonly drawing: Drawing | null
  /** The same data as tables, the chart's own first. */
  readonly tables: readonly FiguresTable[]
  /** What is counted and how. */
  readonly definition: ReactNode
}

type ChartProps = {
  readonly chart: ChartModel
  /** Where the figures matter as much as the chart. */
  readonly tablesOpen?: boolean
  /** Ways to save it. */
  readonly saves?: ReactNode
}

/** A chart with its headline as caption; its figures, its definition and its files are one click away. */
export function Chart({ chart, tablesOpen = false, saves }: ChartProps) {
  const { headline, drawing, definition } = chart
  const tables = chart.tables.filter(({ shown }) => shown !== null)
  return (
    <figure>
      <figcaption className="max-w-[38rem] font-serif text-reading">{headline}</figcaption>
      {drawing ? (
        <div className="mt-5 break-inside-avoid">
          <ChartSvg drawing={drawing} />
        </div>
      ) : null}
      <div className="mt-3">
        {tables.length > 0 ? (
          <Disclosure title="Figures" open={tablesOpen}>
            <div className="space-y-7">
              {tables.map(({ name, shown }) => (
                <div key={name}>{shown}</div>
              ))}
            </div>
          </Disclosure>
        ) : null}
        <Disclosure title="How this is worked out">
          <div className="max-w-[38rem] space-y-2 text-quiet">{definition}</div>
        </Disclosure>
        {saves && (drawing || tables.length > 0) ? <Disclosure title="Download">{saves}</Disclosure> : null}
      </div>
    </figure>
  )
}
