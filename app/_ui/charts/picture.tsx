import type { ReactNode } from 'react'
import { Disclosure } from './disclosure'
import { type Drawing, Drawn } from './drawing'
import type { FiguresTable } from './figures-table'

/** A picture of figures with all that belongs to it, for the page and for files. */
export type ChartModel = {
  /** Names it in addresses and file names. */
  readonly name: string
  readonly title: string
  /** Whether it is measured or predicted, and of which cards: one quiet line. */
  readonly label: string
  /** One sentence that is true of the data shown. */
  readonly finding: string
  /** null where there is nothing to draw. */
  readonly drawing: Drawing | null
  /** The same data as tables, the picture's own first. */
  readonly tables: readonly FiguresTable[]
  /** What is counted and how. */
  readonly definition: ReactNode
}

type PictureProps = {
  readonly pictured: ChartModel
  /** Where the figures matter as much as the picture. */
  readonly tablesOpen?: boolean
  /** Ways to save it. */
  readonly saves?: ReactNode
}

/** A picture with its finding as caption; its figures, its definition and its files are one click away. */
export function Picture({ pictured, tablesOpen = false, saves }: PictureProps) {
  const { finding, drawing, definition } = pictured
  const tables = pictured.tables.filter(({ shown }) => shown !== null)
  return (
    <figure>
      <figcaption className="max-w-[38rem] font-serif text-reading">{finding}</figcaption>
      {drawing ? (
        <div className="mt-5 break-inside-avoid">
          <Drawn drawing={drawing} />
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
        {saves && (drawing || tables.length > 0) ? <Disclosure title="Save">{saves}</Disclosure> : null}
      </div>
    </figure>
  )
}
