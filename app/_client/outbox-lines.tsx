import { usePathname } from 'next/navigation'
import { Suspense, useEffect, useState } from 'react'
import { Button } from '../_ui/button'
import { whenLoaded } from './lazy-part'
import { outbox, startOutbox, useOutbox } from './outbox'
import { entriesWords } from './outbox-kinds'
import type { OutboxState } from './outbox-sender'

/** Hardly ever opened, and never without the connection over which an answer was refused. */
const RefusedDialog = whenLoaded(() => import('./refused-dialog').then((part) => part.RefusedDialog))

const KEPT = {
  open: '',
  full: ' Keep this page open: the browser’s storage is full.',
  closed: ' Keep this page open: your browser can’t store unsent changes.',
} as const

function waitingWords({ waiting, trouble, storage }: OutboxState): string | null {
  if (waiting.length === 0 || !trouble) return null
  const reason = trouble.kind === 'failed' ? ` ${trouble.reason}` : ''
  return `${entriesWords(waiting)} waiting to be sent.${reason}${KEPT[storage]}`
}

/** “3 answers waiting to be sent.” where they cannot be sent now; stands where it moves nothing. */
export function WaitingLine({ className }: { readonly className?: string }) {
  const words = useOutbox(waitingWords)
  return (
    <span role="status" className={className}>
      {words}
    </span>
  )
}

/** A review says itself what waits, in its bar: a line above would move the card. */
const saysItself = (path: string): boolean => path === '/review'

/** Sends what earlier pages left over, and says so in one quiet line where something stands in the way. */
export function OutboxLines() {
  const [listOpen, setListOpen] = useState(false)
  const path = usePathname()
  useEffect(startOutbox, [])
  const waiting = useOutbox(waitingWords)
  const refused = useOutbox((state) => state.refused)
  const words = saysItself(path) ? null : waiting
  return (
    <>
      <div role="status">
        {words || refused.length > 0 ? (
          <div className="flex flex-wrap items-center justify-center gap-x-4 border-rule border-b bg-sheet px-4 py-1 text-quiet text-small">
            {words ? (
              <p className="figures">
                {words}
                <Button look="quiet" className="ml-1 underline" onClick={() => void outbox.flush()}>
                  Send now
                </Button>
              </p>
            ) : null}
            {refused.length > 0 ? (
              <p className="figures text-again">
                {entriesWords(refused)} couldn’t be saved.
                <Button look="quiet" className="ml-1 underline" onClick={() => setListOpen(true)}>
                  View them
                </Button>
              </p>
            ) : null}
          </div>
        ) : null}
      </div>
      {listOpen ? (
        <Suspense>
          <RefusedDialog entries={refused} onClose={() => setListOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
