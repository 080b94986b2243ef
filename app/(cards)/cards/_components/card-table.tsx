import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react'
import type { CardColumn } from '@/lib/domain/cards/card-columns'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import { type CellContext, leastWidthOf, tracksOf } from './columns'
import { TableHead } from './table-head'
import { CardLineRow, cellsOfRow } from './table-row'
import type { useCardBlocks } from './use-card-blocks'
import type { useCardSelection } from './use-card-selection'
import { useWindow } from './use-window'

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
