import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Column<T> = {
  readonly key: string
  readonly head: string
  readonly cell: (row: T) => ReactNode
  /** Figures stand at the right. */
  readonly figures?: boolean
}

type DataTableProps<T> = {
  /** What the table holds; shown above it unless `hideCaption`. */
  readonly caption: string
  readonly hideCaption?: boolean
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
}

/** A table; on a phone each row becomes a block with the column's name before each value. */
export function DataTable<T>({ caption, hideCaption = false, columns, rows, keyOf }: DataTableProps<T>) {
  // The first column names the row.
  const [naming] = columns
  return (
    <table className="w-full border-collapse text-left max-sm:block">
      <caption className={hideCaption ? 'sr-only' : 'pb-2 text-left text-label text-quiet max-sm:block'}>
        {caption}
      </caption>
      <thead className="max-sm:sr-only">
        <tr className="border-rule border-b">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={classNames(
                'py-2 pr-4 align-bottom font-medium text-label text-quiet last:pr-0',
                column.figures && 'text-right',
              )}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr key={keyOf(row)} className="border-rule border-b last:border-0 max-sm:block max-sm:py-3">
            {columns.map((column) => {
              const Cell = column === naming ? 'th' : 'td'
              return (
                <Cell
                  key={column.key}
                  {...(column === naming ? { scope: 'row' as const } : {})}
                  className={classNames(
                    'py-3 pr-4 align-top font-normal last:pr-0 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:py-1 max-sm:pr-0',
                    column.figures && 'figures sm:text-right',
                    column === naming && 'max-sm:font-medium',
                  )}
                >
                  {column === naming ? null : (
                    <span aria-hidden className="text-quiet text-small sm:hidden">
                      {column.head}
                    </span>
                  )}
                  <span className="min-w-0 max-sm:text-right max-sm:first:text-left">{column.cell(row)}</span>
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
