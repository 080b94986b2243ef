import type { ReactNode } from 'react'
import { Disclosure } from './disclosure'

/** A picture of figures as SVG. Places across are in per cent, so that type keeps its size at every width. */
export type ChartModel = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  readonly heightPx: number
  /** Left out where it is as wide as there is room. */
  readonly widthPx?: number
  /** What one look stands for. `swatch` is drawn in a box of 12 by 12. */
  readonly legend: readonly { readonly name: string; readonly swatch: ReactNode }[]
  readonly body: ReactNode
}

/** A place across, in per cent. */
export const across = (percent: number): string => `${percent.toFixed(2)}%`

type ChartProps = {
  /** null where there is nothing to draw. */
  readonly model: ChartModel | null
  /** One sentence that is true of the data shown. */
  readonly headline: string
  /** The same figures as a table; left out where there are none. */
  readonly table?: ReactNode
  /** What is counted and how. */
  readonly definition: ReactNode
}

/** A chart with its headline as caption and its figures below it; its definition is one click away. */
export function Chart({ model, headline, table, definition }: ChartProps) {
  return (
    <figure>
      <figcaption className="max-w-[38rem] font-serif text-reading">{headline}</figcaption>
      {model ? <Picture {...model} /> : null}
      {table ? <div className="mt-5">{table}</div> : null}
      <div className="mt-3">
        <Disclosure title="How this is worked out">
          <div className="max-w-[38rem] space-y-2 text-quiet">{definition}</div>
        </Disclosure>
      </div>
    </figure>
  )
}

const Picture = ({ label, heightPx, widthPx, legend, body }: ChartModel) => (
  <div className="mt-5 break-inside-avoid">
    {legend.length > 0 ? (
      <ul aria-hidden className="figures mb-2 flex flex-wrap gap-x-5 gap-y-1 text-label text-quiet">
        {legend.map(({ name, swatch }) => (
          <li key={name} className="flex items-center gap-2">
            <svg width="12" height="12" aria-hidden className="overflow-visible">
              {swatch}
            </svg>
            {name}
          </li>
        ))}
      </ul>
    ) : null}
    <svg role="img" aria-label={label} width={widthPx ?? '100%'} height={heightPx} className="block overflow-visible">
      {body}
    </svg>
  </div>
)
