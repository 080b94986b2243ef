import type { ReactNode } from 'react'

/** What stands in a cell of a file: a number as it is, null where there is nothing to say. */
export type Cell = string | number | null

export type FiguresColumn<T> = {
  readonly key: string
  readonly head: string
  readonly value: (row: T) => Cell
  /** How it reads on the page, where that is not the value itself. */
  readonly show?: (row: T) => ReactNode
  /** For files only: what the page says in another column. */
  readonly inFilesOnly?: boolean
}

/** A table of figures for the page and for a file. */
export type FiguresTable = {
  /** Names it in addresses and file names. */
  readonly name: string
  readonly caption: string
  readonly heads: readonly string[]
  readonly cells: readonly (readonly Cell[])[]
  /** null where there are no rows. */
  readonly shown: ReactNode
}

const plain = (cell: Cell): ReactNode =>
  cell === null ? (
    <span className="text-quiet">none</span>
  ) : typeof cell === 'number' ? (
    cell.toLocaleString('en-GB')
  ) : (
    cell
  )

type Rows<T> = {
  readonly name: string
  readonly caption: string
  readonly columns: readonly FiguresColumn<T>[]
  readonly rows: readonly T[]
  /** What the page shows of them, where a file holds more than anyone reads. */
  readonly shownRows?: readonly T[]
  readonly keyOf: (row: T) => string
  /** Where the line above the table already says what it holds. */
  readonly hideCaption?: boolean
}

/** One table in both its forms. */
export const figuresTable = <T,>({
  name,
  caption,
  columns,
  rows,
  shownRows = rows,
  keyOf,
  hideCaption = true,
}: Rows<T>): FiguresTable => ({
  name,
  caption,
  heads: columns.map(({ head }) => head),
  cells: rows.map((row) => columns.map(({ value }) => value(row))),
  shown:
    shownRows.length === 0 ? null : (
      <LeanTable
        caption={caption}
        hideCaption={hideCaption}
        columns={columns.filter(({ inFilesOnly }) => !inFilesOnly)}
        rows={shownRows}
        keyOf={keyOf}
      />
    ),
})

/** Looks stand on the table, not on each of its many cells. On a phone a row is a block, its columns named in it. */
const TABLE = [
  'w-full border-collapse text-left [&_td]:py-2.5 [&_td]:pl-4 [&_td]:text-right [&_td]:align-top [&_tr]:border-rule',
  '[&_tr]:border-b [&_tbody_tr:last-child]:border-0 [&_tbody_th]:py-2.5 [&_tbody_th]:align-top [&_tbody_th]:font-normal',
  '[&_small]:block [&_small]:text-label [&_small]:text-quiet figures',
  'max-sm:block max-sm:[&_tbody]:block max-sm:[&_tr]:block max-sm:[&_tbody_tr]:py-2.5 max-sm:[&_tbody_th]:block',
  'max-sm:[&_tbody_th]:py-1 max-sm:[&_tbody_th]:font-medium max-sm:[&_td]:flex max-sm:[&_td]:justify-between',
  'max-sm:[&_td]:gap-4 max-sm:[&_td]:py-1 max-sm:[&_td]:pl-0 max-sm:[&_td]:before:text-left',
  'max-sm:[&_td]:before:text-quiet max-sm:[&_td]:before:text-small max-sm:[&_td]:before:content-[attr(data-head)]',
].join(' ')

type LeanTableProps<T> = Required<Pick<Rows<T>, 'caption' | 'hideCaption' | 'columns' | 'rows' | 'keyOf'>>

function LeanTable<T>({ caption, hideCaption, columns, rows, keyOf }: LeanTableProps<T>) {
  const [naming, ...others] = columns
  if (!naming) return null
  const shown = (column: FiguresColumn<T>, row: T) => (column.show ? column.show(row) : plain(column.value(row)))
  return (
    <table className={TABLE}>
      <caption className={hideCaption ? 'sr-only' : 'pb-2 text-left text-label text-quiet max-sm:block'}>
        {caption}
      </caption>
      <thead className="align-bottom text-label text-quiet max-sm:sr-only">
        <tr>
          {columns.map(({ key, head }) => (
            <th
              key={key}
              scope="col"
              className={key === naming.key ? 'py-2 font-medium' : 'py-2 pl-4 text-right font-medium'}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row">{shown(naming, row)}</th>
            {others.map((column) => (
              <td key={column.key} data-head={column.head}>
                <span>{shown(column, row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
