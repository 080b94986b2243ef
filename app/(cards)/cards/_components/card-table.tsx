import Link from 'next/link'
import { type KeyboardEvent, memo, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useMedia } from '@/app/_client/use-media'
import { classNames } from '@/app/_ui/class-names'
import { CARD_COLUMNS, type CardColumn, PHONE_COLUMNS } from '@/lib/domain/cards/card-columns'
import { CARD_SORT_DIRECTIONS, type SortDirection } from '@/lib/domain/cards/card-sorts'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'
import type { CardRow } from '@/lib/services/cards/list-cards'
import { type CellContext, COLUMNS, leastWidthOf, tracksOf } from './columns'
import type { useCardBlocks } from './use-card-blocks'
import type { useCardSelection } from './use-card-selection'

/** A cell of a row: in the table, below the question on a phone, or both. */
type RowCell = { readonly column: CardColumn; readonly inTable: boolean; readonly onPhone: boolean }

/** The cells of every row, in the order of the columns. On a phone the question has a line of its own. */
const cellsOfRow = (columns: readonly CardColumn[]): readonly RowCell[] =>
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
const CardLineRow = memo(function CardLineRow(props: TableRowProps) {
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
function TableHead({ columns, address, canSelect, isAll, isSome, total, onAll }: TableHeadProps) {
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

/** Rows of a table are 28 px high, on a phone two lines in 56 px. */
const ROW = { wide: 28, narrow: 56 } as const
/** Rows beyond both ends of what is seen, so that scrolling shows no gap. */
const BEYOND = 12
/** Rows that the page comes with: more than a window shows. */
const FIRST = 50

const NARROW = '(max-width: 39.99rem)'

/** Which rows of a long list are to be drawn, from the scroll position of their container. */
function useWindow(container: RefObject<HTMLElement | null>, total: number) {
  const isNarrow = useMedia(NARROW)
  const height = isNarrow ? ROW.narrow : ROW.wide
  const [range, setRange] = useState({ from: 0, to: FIRST })
  useEffect(() => {
    const element = container.current
    if (!element) return
    const read = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / height) - BEYOND)
      const to = Math.ceil((element.scrollTop + element.clientHeight) / height) + BEYOND
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    read()
    element.addEventListener('scroll', read, { passive: true })
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', read)
      observer.disconnect()
    }
  }, [container, height])
  const to = Math.min(range.to, total)
  return { from: Math.min(range.from, Math.max(0, to - 1)), to, height }
}

type CardTableProps = {
  readonly address: CardAddress
  readonly canSelect: boolean
  readonly columns: readonly CardColumn[]
  readonly context: CellContext
  readonly blocks: ReturnType<typeof useCardBlocks>
  readonly selection: ReturnType<typeof useCardSelection>
  /** The place of the row that keys and the preview are about. */
  readonly current: number
  readonly onCurrent: (place: number, isRange: boolean) => void
  /** Chooses from where the range began to a place; or begins one there. */
  readonly onRange: (to: number) => void
  readonly onToggle: (place: number) => void
  /** Opens the current card: Enter, or a press on a row. */
  readonly onOpen: (how: 'key' | 'press') => void
  /** Keys that are not about the table itself. True if it was one. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

const HEAD = 33

/** The whole result as rows of one line; only those in view are in the page. */
export function CardTable(props: CardTableProps) {
  const { address, canSelect, columns, context, blocks, selection, current } = props
  const { onCurrent, onRange, onToggle, onOpen, onKey } = props
  const cells = useMemo(() => cellsOfRow(columns), [columns])
  const { total, rowAt, want } = blocks
  const id = useId()
  const grid = useRef<HTMLTableElement>(null)
  const { from, to, height } = useWindow(grid, total)
  useEffect(() => want(from, to), [want, from, to])

  const goTo = (place: number, isRange: boolean) => {
    const next = Math.min(Math.max(0, place), total - 1)
    onCurrent(next, isRange)
    const element = grid.current
    if (!element) return next
    const top = next * height
    const room = element.clientHeight - HEAD - height
    if (top < element.scrollTop) element.scrollTop = top
    else if (top > element.scrollTop + room) element.scrollTop = top - room
    return next
  }

  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: Math.max(1, Math.floor((grid.current?.clientHeight ?? 600) / height) - 2),
    PageUp: -Math.max(1, Math.floor((grid.current?.clientHeight ?? 600) / height) - 2),
    Home: -total,
    End: total,
  }

  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== grid.current || event.nativeEvent.isComposing) return
    const isMod = event.ctrlKey || event.metaKey
    const step = steps[event.key]
    if (step !== undefined && !event.altKey) {
      const next = goTo(current + step, event.shiftKey)
      if (event.shiftKey && canSelect) onRange(next)
    } else if (event.key === ' ' && canSelect) onToggle(current)
    else if (event.key === 'Enter' && !isMod) onOpen('key')
    else if (event.key === 'a' && isMod && canSelect) selection.selectAll()
    else if (event.key === 'Escape' && selection.count > 0) selection.clear()
    else if (!onKey(event)) return
    event.preventDefault()
  }

  return (
    // The grid itself has the focus, and says which row is meant: a row that scrolls out of the page takes nothing along.
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is operated
      role="grid"
      aria-label="Cards found"
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable={canSelect}
      aria-activedescendant={current >= from && current < to ? `${id}-${current}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      style={{ '--tracks': tracksOf(columns), '--least': leastWidthOf(columns) } as Record<string, string>} // custom properties
      className="block min-h-0 min-w-0 flex-1 overflow-auto overscroll-contain border-rule border-t text-small focus-visible:outline-offset-[-2px]"
    >
      <thead className="sticky top-0 z-10 block bg-paper sm:min-w-(--least)">
        <TableHead
          columns={columns}
          address={address}
          canSelect={canSelect}
          isAll={selection.isAll}
          isSome={selection.count > 0}
          total={total}
          onAll={(isChosen) => (isChosen ? selection.selectAll() : selection.clear())}
        />
      </thead>
      <tbody
        className="block sm:min-w-(--least)"
        style={{ paddingTop: from * height, paddingBottom: Math.max(0, total - to) * height }}
      >
        {Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).map((place) => {
          const row = rowAt(place)
          return (
            <CardLineRow
              key={row?.cardId ?? place}
              id={`${id}-${place}`}
              place={place}
              row={row}
              cells={cells}
              context={context}
              isSelected={row !== undefined && selection.isSelected(row.cardId)}
              isCurrent={place === current}
              canSelect={canSelect}
              onPress={(at, { extend, toggle }) => {
                if (extend && canSelect) onRange(at)
                else if (toggle && canSelect) onToggle(at)
                onCurrent(at, extend)
                if (!extend && !toggle) onOpen('press')
              }}
            />
          )
        })}
      </tbody>
    </table>
  )
}
