import { type ReactNode, type Ref, Suspense, useState } from 'react'
import { whenLoaded } from '@/app/_client/lazy-part'
import { resultOfServer } from '@/app/_client/reach-server'
import { useAsked } from '@/app/_client/use-asked'
import { useMedia, WIDE } from '@/app/_client/use-media'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import type { CardId } from '@/lib/domain/ids'
import type { CardRow } from '@/lib/services/cards/list-cards'
import type { previewCard } from '../preview'

const EditFact = whenLoaded(
  () => import('@/app/(library)/(facts)/_components/edit-fact').then((part) => part.EditFact),
  {
    tell: true,
  },
)

/** Rows that are only passed on the way to another are not fetched. */
const PAUSE_MS = 120

type CardPaneProps = {
  readonly ref: Ref<HTMLElement>
  readonly row: CardRow | null
  /** Another one after each change: the card is read again. */
  readonly version: unknown
  readonly isOpen: boolean
  readonly canChange: boolean
  /** Draws a card on the server. */
  readonly preview: typeof previewCard
  readonly onClose: () => void
  readonly onMore: (cardId: CardId) => void
}

/** The card of the current row as a review shows it, with its details and its form: beside the table, or in a dialog. */
export function CardPane({ ref, row, version, isOpen, canChange, preview: draw, onClose, onMore }: CardPaneProps) {
  const isWide = useMedia(WIDE)
  const [editing, setEditing] = useState<CardId | null>(null)
  const cardId = row?.cardId ?? null
  const isWanted = cardId !== null && (isWide || isOpen)
  const [versions, setVersions] = useState({ last: version, nth: 0 })
  if (versions.last !== version) setVersions({ last: version, nth: versions.nth + 1 })
  const draws = async () => {
    const result = await resultOfServer(() => draw(cardId))
    return { cardId, preview: result.ok ? result.value : result.message }
  }
  const { answer } = useAsked(isWanted ? `${cardId} ${versions.nth}` : null, draws, PAUSE_MS)
  const preview = answer?.cardId === cardId ? answer.preview : null
  const isEditing = editing === cardId && typeof preview === 'object' && preview?.edit != null
  const content: ReactNode = (
    <>
      {preview === null ? (
        <p className="text-quiet">{row ? row.front : 'Choose a card to see it here.'}</p>
      ) : typeof preview === 'string' ? (
        <p className="text-again">{preview}</p>
      ) : isEditing && preview.edit ? (
        <Suspense>
          <EditFact key={cardId} {...preview.edit} />
        </Suspense>
      ) : (
        preview.view
      )}
      {cardId !== null && canChange ? (
        <div className="mt-5 flex flex-wrap gap-2">
          <Button onClick={() => setEditing(isEditing ? null : cardId)}>
            {isEditing ? 'Back to the card' : 'Edit'}
          </Button>
          {isEditing ? null : <Button onClick={() => onMore(cardId)}>Change …</Button>}
        </div>
      ) : null}
    </>
  )
  return (
    <>
      <aside
        ref={ref}
        tabIndex={-1}
        aria-label="Card"
        className="hidden min-h-0 overflow-y-auto border-rule border-t border-l px-4 py-4 lg:block"
      >
        {isWide ? content : null}
      </aside>
      <Dialog open={isOpen && !isWide} onClose={onClose} title="Card" closesBeside={!isEditing}>
        {isOpen && !isWide ? content : null}
      </Dialog>
    </>
  )
}
