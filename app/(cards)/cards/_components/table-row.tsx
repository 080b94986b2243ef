import { memo } from 'react'
import { classNames } from '@/app/_ui/class-names'
import type { CardColumn } from '@/lib/domain/cards/card-columns'
import type { CardRow } from '@/lib/services/cards/list-cards'
import { type CellContext, COLUMNS } from './columns'

/** On a phone a row has two lines: the question, and below it what there is room for. */
const ON_PHONE: Partial<Record<CardColumn, string>> = {
  front: 'max-sm:col-span-3 max-sm:col-start-2 max-sm:row-start-1 max-sm:self-end',
  answer: 'max-sm:col-start-2 max-sm:row-start-2 max-sm:text-quiet',
  due: 'max-sm:col-start-3 max-sm:row-start-2 max-sm:text-quiet',
  flag: 'max-sm:col-start-4 max-sm:row-start-2 max-sm:pr-3',
}

type TableRowProps = {
  readonly id: string
  readonly place: number
  /** Undefined while it is fetched. */
  readonly row: CardRow | undefined
  readonly columns: readonly CardColumn[]
  readonly context: CellContext
  readonly isSelected: boolean
  readonly isCurrent: boolean
  readonly canSelect: boolean
  readonly onPress: (place: number, how: { readonly extend: boolean; readonly toggle: boolean }) => void
}

/** A card in one line. */
export const CardLineRow = memo(function CardLineRow(props: TableRowProps) {
  const { id, place, row, columns, context, isSelected, isCurrent, canSelect, onPress } = props
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
        'grid h-14 cursor-default grid-cols-[2.75rem_minmax(0,1fr)_auto_auto] grid-rows-2 border-rule border-b sm:h-7 sm:grid-cols-(--tracks) sm:grid-rows-1',
        isSelected ? 'bg-mark/60' : isCurrent ? 'bg-sheet' : 'hover:bg-sheet/70',
        isCurrent && 'shadow-[inset_3px_0_0_var(--color-accent)]',
        row?.isRetired && 'text-quiet',
      )}
    >
      <td data-box className="row-span-2 grid place-items-center sm:row-span-1">
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
      {columns.map((column) => (
        <td
          key={column}
          className={classNames(
            'min-w-0 truncate pr-3 sm:leading-7',
            COLUMNS[column].isNumber && 'figures sm:text-right',
            ON_PHONE[column] ?? 'max-sm:hidden',
          )}
        >
          {row ? COLUMNS[column].cell(row, context) : column === 'front' ? <span className="text-quiet">…</span> : null}
        </td>
      ))}
    </tr>
  )
})
