import type { ReactNode } from 'react'
import { Disclosure } from './disclosure'

type PictureProps = {
  /** One sentence that is true of the data shown. */
  readonly finding: string
  /** The SVG; left out where there is nothing to draw. */
  readonly children?: ReactNode
  /** The same data as a table, one click away. */
  readonly table?: ReactNode
  readonly tableTitle?: string
  /** Where the figures matter as much as the picture. */
  readonly tableOpen?: boolean
  /** What is counted and how, one click away. */
  readonly definition: ReactNode
}

/** A picture with its finding as caption, its figures and its definition. */
export function Picture({
  finding,
  children,
  table,
  tableTitle = 'Figures',
  tableOpen = false,
  definition,
}: PictureProps) {
  return (
    <figure>
      <figcaption className="max-w-[38rem] font-serif text-reading">{finding}</figcaption>
      {children ? <div className="mt-5 break-inside-avoid">{children}</div> : null}
      <div className="mt-3">
        {table ? (
          <Disclosure title={tableTitle} open={tableOpen}>
            {table}
          </Disclosure>
        ) : null}
        <Disclosure title="How this is worked out">
          <div className="max-w-[38rem] space-y-2 text-quiet">{definition}</div>
        </Disclosure>
      </div>
    </figure>
  )
}
