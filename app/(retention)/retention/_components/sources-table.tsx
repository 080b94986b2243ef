import type { Route } from 'next'
import Link from 'next/link'
import { classNames } from '@/app/_ui/class-names'
import type { SourceRow } from '@/lib/domain/retention/sources'
import type { SourceColumn } from '../_charts/source-columns'
import { isUpFirst, type SourceSort, type SourceView } from '../_charts/source-view'

type SourcesTableProps = {
  readonly caption: string
  readonly columns: readonly SourceColumn[]
  readonly rows: readonly SourceRow[]
  readonly view: SourceView
  readonly hrefOf: (view: SourceView) => Route
}

/** Rows of sources; the heads sort, and below the width of a desktop each row is a block with the column's name before each value. */
export function SourcesTable({ caption, columns, rows, view, hrefOf }: SourcesTableProps) {
  const shown = columns.filter(({ inFilesOnly }) => !inFilesOnly)
  const sortedBy = (sort: SourceSort): SourceView => ({
    ...view,
    sort,
    page: 1,
    isUp: sort === view.sort ? !view.isUp : isUpFirst(sort),
  })
  return (
    <table className="w-full border-collapse text-left max-lg:block print:[zoom:0.8]">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-lg:sr-only">
        <tr className="border-rule border-b">
          {shown.map(({ key, head, figures, sort }) => (
            <th
              key={key}
              scope="col"
              aria-sort={sort === view.sort ? (view.isUp ? 'ascending' : 'descending') : undefined}
              className={classNames(
                'pr-4 align-bottom font-medium text-label text-quiet last:pr-0',
                figures && 'text-right',
              )}
            >
              {sort ? (
                <Link
                  href={hrefOf(sortedBy(sort))}
                  prefetch={false}
                  className={classNames(
                    'inline-flex min-h-11 items-end pb-2 hover:text-ink',
                    sort === view.sort && 'text-ink',
                  )}
                >
                  {head}
                  {sort === view.sort ? (
                    <span aria-hidden className="pl-1">
                      {view.isUp ? '↑' : '↓'}
                    </span>
                  ) : null}
                </Link>
              ) : (
                head
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-lg:block">
        {rows.map((row) => (
          <tr key={row.name ?? ''} className="border-rule border-b last:border-0 max-lg:block max-lg:py-3">
            {shown.map(({ key, head, figures, show, value }, i) => {
              const Cell = i === 0 ? 'th' : 'td'
              return (
                <Cell
                  key={key}
                  {...(i === 0 ? { scope: 'row' as const } : {})}
                  className={classNames(
                    'py-3 pr-4 align-top font-normal last:pr-0 max-lg:flex max-lg:justify-between max-lg:gap-4 max-lg:py-1 max-lg:pr-0',
                    figures && 'figures lg:text-right',
                    i === 0 && 'lg:min-w-[14rem] max-lg:block max-lg:font-medium',
                  )}
                >
                  {i === 0 ? null : (
                    <span aria-hidden className="text-quiet text-small lg:hidden">
                      {head}
                    </span>
                  )}
                  <span className={classNames('min-w-0', i > 0 && 'max-lg:text-right')}>
                    {show ? show(row) : value(row)?.toLocaleString('en-GB')}
                  </span>
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
