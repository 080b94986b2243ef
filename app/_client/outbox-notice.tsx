'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '../_ui/button'
import { Dialog } from '../_ui/dialog'
import {
  discard,
  flush,
  type OutboxState,
  outboxState,
  quietOutbox,
  startOutbox,
  subscribeOutbox,
  tryAgain,
} from './outbox'
import type { RefusedRow } from './outbox-store'

const answers = (count: number): string => (count === 1 ? '1 answer' : `${count} answers`)

function waitingWords({ waiting, trouble, durable }: OutboxState): string | null {
  if (waiting === 0 || !trouble) return null
  const reason = trouble.kind === 'failed' ? ` ${trouble.reason}` : ''
  const kept = durable ? '' : ' Keep this page open: the browser lets nothing be stored.'
  return `${answers(waiting)} waiting to be sent.${reason}${kept}`
}

const useOutbox = (): OutboxState => useSyncExternalStore(subscribeOutbox, outboxState, quietOutbox)

/** “3 answers waiting to be sent.” where they cannot be sent now; stands where it moves nothing. */
export function WaitingWords({ className }: { readonly className?: string }) {
  const words = waitingWords(useOutbox())
  return (
    <span role="status" className={className}>
      {words}
    </span>
  )
}

/** Review and rehearsal say themselves what waits, in their bars: a line above would move the card. */
const saysItself = (path: string): boolean => path === '/review' || path.endsWith('/rehearse/run')

/** Sends what earlier pages left over, and says so in one quiet line where something stands in the way. */
export function OutboxNotice() {
  const state = useOutbox()
  const [listOpen, setListOpen] = useState(false)
  const path = usePathname()
  useEffect(startOutbox, [])
  const words = saysItself(path) ? null : waitingWords(state)
  const { refused } = state
  return (
    <>
      <div role="status">
        {words || refused.length > 0 ? (
          <div className="flex flex-wrap items-center justify-center gap-x-4 border-rule border-b bg-sheet px-4 py-1 text-quiet text-small">
            {words ? (
              <p className="figures">
                {words}
                <NoticeButton onClick={() => void flush()}>Send now</NoticeButton>
              </p>
            ) : null}
            {refused.length > 0 ? (
              <p className="figures text-again">
                {answers(refused.length)} could not be saved.
                <NoticeButton onClick={() => setListOpen(true)}>Look at them</NoticeButton>
              </p>
            ) : null}
          </div>
        ) : null}
      </div>
      <Dialog open={listOpen} onClose={() => setListOpen(false)} title="Could not be saved">
        {refused.length === 0 ? <p className="text-quiet">Nothing is left here.</p> : <RefusedList rows={refused} />}
      </Dialog>
    </>
  )
}

function NoticeButton({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <button type="button" onClick={onClick} className="link ml-1 min-h-9 px-1.5 text-ink">
      {children}
    </button>
  )
}

function RefusedList({ rows }: { readonly rows: readonly RefusedRow[] }) {
  return (
    <ul>
      {rows.map(({ entry, about, reason }) => (
        <li key={entry.id} className="border-rule border-b py-3 last:border-0">
          <p className="font-serif text-passage">{about}</p>
          <p className="mt-1 text-quiet text-small">
            {new Date(entry.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}. {reason}
          </p>
          <div className="mt-2 flex gap-2">
            <Button onClick={() => void tryAgain(entry.id)}>Try again</Button>
            <Button look="quiet" onClick={() => void discard(entry.id)}>
              Give up this answer
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}
