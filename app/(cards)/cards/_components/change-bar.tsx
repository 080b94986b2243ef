import { Button } from '@/app/_ui/button'
import { counted } from '@/lib/domain/format/words'
import type { CardSelection } from '@/lib/services/cards/card-selection'
import type { CardsChange } from '@/lib/services/cards/change-cards'

/** More cards do not fit into the address of a session. */
const MOST_STUDIED = 50

type ChangeBarProps = {
  readonly count: number
  readonly selection: CardSelection
  readonly isPending: boolean
  readonly onChange: (change: CardsChange, selection: CardSelection) => void
  readonly onMore: () => void
  readonly onExport: () => void
  readonly onClear: () => void
}

/** How many cards are chosen, and what can be done to them. */
export function ChangeBar({ count, selection, isPending, onChange, onMore, onExport, onClear }: ChangeBarProps) {
  const canStudy = selection.kind === 'some' && selection.cardIds.length <= MOST_STUDIED
  return (
    <div
      role="toolbar"
      aria-label="Selected cards"
      className="flex flex-wrap items-center gap-x-2 gap-y-1 border-rule border-t py-1.5"
    >
      <p role="status" className="figures mr-auto font-medium">
        {counted(count, 'card')} selected
      </p>
      <Button look="quiet" onClick={onClear}>
        Clear selection
      </Button>
      {canStudy ? (
        // Not a client's way to another page: the session is made of these cards when it is opened.
        <a
          href={`/review?cards=${selection.cardIds.join(',')}`}
          className="link inline-flex min-h-11 items-center px-2 font-medium"
        >
          Study these
        </a>
      ) : null}
      <Button
        className="max-sm:hidden"
        aria-disabled={isPending}
        onClick={() => isPending || onChange({ kind: 'suspend', suspended: true }, selection)}
      >
        Suspend
      </Button>
      <Button
        className="max-sm:hidden"
        aria-disabled={isPending}
        onClick={() => isPending || onChange({ kind: 'retire' }, selection)}
      >
        Retire
      </Button>
      <Button onClick={onExport}>Export …</Button>
      <Button look="primary" onClick={onMore}>
        Change …
      </Button>
    </div>
  )
}
