import Link from 'next/link'
import { classNames } from '@/app/_ui/class-names'
import type { CardColumn } from '@/lib/domain/cards/card-columns'
import { CARD_SORT_DIRECTIONS, type SortDirection } from '@/lib/domain/cards/card-sorts'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'
import { COLUMNS } from './columns'

type TableHeadProps = {
  readonly columns: readonly CardColumn[]
  readonly address: CardAddress
  /** Whether a box chooses all. */
  readonly canSelect: boolean
  readonly isAll: boolean
  readonly isSome: boolean
  readonly total: number
  readonly onAll: (isChosen: boolean) => void
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const

/** The names of the columns; each sorts by its own, and turns the order round when pressed again. */
export function TableHead({ columns, address, canSelect, isAll, isSome, total, onAll }: TableHeadProps) {
  const inForce: SortDirection = address.direction ?? CARD_SORT_DIRECTIONS[address.sort]
  return (
    <tr
      aria-rowindex={1}
      className="grid grid-cols-[2.75rem_minmax(0,1fr)] border-edge border-b text-left font-medium text-label text-quiet sm:grid-cols-(--tracks)"
    >
      <th scope="col" className="grid place-items-center">
        {canSelect ? (
          <label className="grid size-full min-h-8 place-items-center max-sm:min-h-11">
            <span className="sr-only">Select all {total}</span>
            <input
              type="checkbox"
              checked={isAll}
              ref={(box) => {
                if (box) box.indeterminate = isSome && !isAll
              }}
              onChange={(event) => onAll(event.target.checked)}
              className="size-4 accent-ink"
            />
          </label>
        ) : null}
      </th>
      {columns.map((column) => {
        const { label, sort, isNumber } = COLUMNS[column]
        const isSorted = sort !== null && sort === address.sort
        const turned: SortDirection = inForce === 'asc' ? 'desc' : 'asc'
        const to = sort === null ? null : { sort, direction: isSorted ? turned : CARD_SORT_DIRECTIONS[sort] }
        return (
          <th
            key={column}
            scope="col"
            aria-sort={isSorted ? ARIA[inForce] : undefined}
            className={classNames('min-w-0', column !== 'front' && 'max-sm:hidden')}
          >
            {to === null ? (
              <span className="flex min-h-8 items-center pr-3">{label}</span>
            ) : (
              <Link
                href={`/cards?${cardAddressQuery(address, { ...to, page: 1 })}`}
                prefetch={false}
                scroll={false}
                className={classNames(
                  'flex min-h-8 items-center gap-1 pr-3 hover:text-ink max-sm:min-h-11',
                  isNumber && 'sm:justify-end',
                  isSorted && 'text-ink',
                )}
              >
                <span className="truncate">{label}</span>
                {isSorted ? (
                  <svg aria-hidden="true" viewBox="0 0 8 6" className="w-2 shrink-0 fill-current">
                    <path d={inForce === 'asc' ? 'M4 0 8 6H0z' : 'M0 0h8L4 6z'} />
                  </svg>
                ) : null}
              </Link>
            )}
          </th>
        )
      })}
    </tr>
  )
}
