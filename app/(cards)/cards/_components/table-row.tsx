import { memo } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { CARD_COLUMNS, type CardColumn, PHONE_COLUMNS } from '@/lib/domain/cards/card-columns'
import type { CardRow } from '@/lib/services/cards/list-cards'
import { type CellContext, COLUMNS } from './columns'

/** A cell of a row: in the table, below the question on a phone, or both. */
export type RowCell = { readonly column: CardColumn; readonly inTable: boolean; readonly onPhone: boolean }

/** The cells of every row, in the order of the columns. On a phone the question has a line of its own. */
export const cellsOfRow = (columns: readonly CardColumn[]): readonly RowCell[] =>
  CARD_COLUMNS.flatMap((column) => {
    const cell = { column, inTable: columns.includes(column), onPhone: PHONE_COLUMNS.includes(column) }
    return cell.inTable || cell.onPhone ? [cell] : []
  })

type TableRowProps = {
  readonly id: string
  readonly place: number
  /** Undefined while it is fetched. */
  readonly row: CardRow | undefined
  readonly cells: readonly RowCell[]
  readonly context: CellContext
  readonly isSelected: boolean
  readonly isCurrent: boolean
  readonly canSelect: boolean
  readonly onPress: (place: number, how: { readonly extend: boolean; readonly toggle: boolean }) => void
}

/** A card in one line. */
export const CardLineRow = memo(function CardLineRow(props: TableRowProps) {
  const { id, place, row, cells, context, isSelected, isCurrent, canSelect, onPress } = props
  return (
    <tr
      id={id}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      onClick={(event) => {
        const isBox = event.target instanceof Element && event.target.closest('[data-box]') !== null
        // The link of the question is for before the page is alive, and for another tab.
        event.preventDefault()
        onPress(place, { extend: event.shiftKey, toggle: isBox || event.ctrlKey || event.metaKey })
      }}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault()
      }}
      className={classNames(
        'relative flex h-14 cursor-default flex-wrap content-center items-baseline gap-x-3 overflow-hidden border-rule border-b pr-3 pl-11 sm:grid sm:h-7 sm:grid-cols-(--tracks) sm:gap-x-0 sm:p-0',
        isSelected ? 'bg-mark/60' : isCurrent ? 'bg-sheet' : 'hover:bg-sheet/70',
        isCurrent && 'shadow-[inset_3px_0_0_var(--color-accent)]',
        row?.isRetired && 'text-quiet',
      )}
    >
      <td data-box className="grid place-items-center max-sm:absolute max-sm:inset-y-0 max-sm:left-0 max-sm:w-11">
        {canSelect ? (
          <span
            aria-hidden="true"
            className={classNames(
              'grid size-4 place-items-center rounded-[4px] border',
              isSelected ? 'border-ink bg-ink text-paper' : 'border-edge bg-sheet',
            )}
          >
            {isSelected ? (
              <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 fill-none stroke-2 stroke-current">
                <path d="m2.5 6.2 2.4 2.4 4.6-5" />
              </svg>
            ) : null}
          </span>
        ) : null}
      </td>
      {cells.map(({ column, inTable, onPhone }) => (
        <td
          key={column}
          className={classNames(
            'min-w-0 truncate sm:pr-3 sm:leading-7',
            COLUMNS[column].isNumber && 'figures sm:text-right',
            !inTable && 'sm:hidden',
            !onPhone && 'max-sm:hidden',
            column === 'front' ? 'max-sm:basis-full' : 'max-sm:text-quiet',
            column === 'answer' && 'max-sm:flex-1 max-sm:basis-16',
            onPhone && column !== 'answer' && 'max-sm:shrink-0',
          )}
        >
          {row ? COLUMNS[column].cell(row, context) : null}
          {!row && column === 'front' ? <span className="text-quiet">…</span> : null}
        </td>
      ))}
    </tr>
  )
})
