'use client'

import { useEffect, useRef, useState } from 'react'
import { Button, LinkButton } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import type { CardSort } from '@/lib/data/queries/cards/card-search'
import { counted } from '@/lib/domain/format/words'
import type { Instant, StudyDay } from '@/lib/domain/ids'
import type { CardLine } from '@/lib/services/cards/search-cards'
import { ActsDialog } from './acts-dialog'
import { CardRow } from './card-row'
import { useCardActs } from './use-card-acts'
import { useSelection } from './use-selection'

type CardListProps = {
  readonly lines: readonly CardLine[]
  readonly sort: CardSort
  readonly day: StudyDay
  readonly now: Instant
}

/** The cards of a page, with what can be done to one or to all that are chosen. */
export function CardList({ lines, sort, day, now }: CardListProps) {
  const ids = lines.flatMap(({ cardId, isRetired }) => (isRetired ? [] : [cardId]))
  const { selected, isSelected, toggle, toggleAll, clear } = useSelection(ids)
  const { act, isPending, failure, forgive } = useCardActs()
  const [isOpenFor, setOpenFor] = useState<readonly CardLine[]>([])
  const list = useRef<HTMLElement>(null)
  const [acts, setActs] = useState(0)
  // The button that had the focus may be gone with the cards that were changed.
  useEffect(() => {
    if (acts > 0 && document.activeElement === document.body) list.current?.focus()
  }, [acts])
  const due = lines.filter((line) => isSelected(line.cardId) && isAsked(line, day)).map(({ cardId }) => cardId)
  const isAll = selected.length === ids.length
  const open = (some: readonly CardLine[]) => {
    forgive()
    setOpenFor(some)
  }
  const close = () => setOpenFor([])
  return (
    <section ref={list} tabIndex={-1} aria-label="Cards found" aria-busy={isPending}>
      {failure && isOpenFor.length === 0 ? <ErrorNote title={failure.message} /> : null}
      {ids.length === 0 ? null : (
        <label className="flex min-h-11 items-center gap-3 border-rule border-b text-quiet text-small">
          <input
            type="checkbox"
            checked={isAll}
            ref={(box) => {
              if (box) box.indeterminate = selected.length > 0 && !isAll
            }}
            onChange={(event) => toggleAll(event.target.checked)}
            className="size-5 accent-accent"
          />
          {ids.length === 1 ? 'Select this card' : `Select all ${ids.length} on this page`}
        </label>
      )}
      <ul>
        {lines.map((line) => (
          <CardRow
            key={line.cardId}
            line={line}
            sort={sort}
            day={day}
            now={now}
            isSelected={isSelected(line.cardId)}
            onToggle={(isChosen, upTo) => toggle(line.cardId, isChosen, upTo)}
            onActs={() => open([line])}
          />
        ))}
      </ul>
      {selected.length > 0 ? (
        <div
          role="toolbar"
          aria-label="Selected cards"
          className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-rule border-t bg-paper py-3 max-sm:bottom-[calc(3.25rem+env(safe-area-inset-bottom))]"
        >
          <p className="figures mr-auto font-medium">{counted(selected.length, 'card')} selected</p>
          <Button look="quiet" onClick={clear}>
            Clear selection
          </Button>
          {due.length > 0 ? (
            <LinkButton href={`/review?cards=${due.join(',')}`}>
              {due.length === selected.length ? 'Study these' : `Study the ${due.length} due or new`}
            </LinkButton>
          ) : null}
          <Button look="primary" onClick={() => open(lines.filter(({ cardId }) => isSelected(cardId)))}>
            Change …
          </Button>
        </div>
      ) : null}
      <ActsDialog
        lines={isOpenFor}
        day={day}
        isPending={isPending}
        failure={failure}
        onClose={close}
        onAct={(wanted) =>
          act(
            wanted,
            isOpenFor.map(({ cardId }) => cardId),
            () => {
              close()
              clear()
              setActs((count) => count + 1)
            },
          )
        }
      />
    </section>
  )
}

/** Whether a session of this day may ask the card: it is new or due, and neither suspended nor buried. */
function isAsked({ memory }: CardLine, day: StudyDay): boolean {
  if (memory === null) return true
  if (memory.suspended || (memory.buriedUntilDay ?? day) > day) return false
  return memory.dueDay === null || memory.dueDay <= day
}
