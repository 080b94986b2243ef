import { useSyncExternalStore } from 'react'
import type { LogEntry } from '@/lib/domain/scheduling/log'
import { requestFor } from './outbox-request'
import { createSender, type OutboxState, QUIET } from './outbox-sender'
import { browserStore } from './outbox-store'

/** Tabs of the first version take part in this lock. */
const LOCK = 'aide-outbox'
let tabs: BroadcastChannel | null = null

export const outbox = createSender({
  store: browserStore,
  request: requestFor,
  alone: (work) => (navigator.locks ? navigator.locks.request(LOCK, work) : work()),
  tell: (outcomes) => tabs?.postMessage(outcomes),
})

/** A part of what the outbox holds, which must be the same value while nothing changes. */
export const useOutbox = <Part>(part: (state: OutboxState) => Part): Part =>
  useSyncExternalStore(
    outbox.subscribe,
    () => part(outbox.state()),
    () => part(QUIET),
  )

/** The entries of the log that wait now, oldest first: a session loaded meanwhile does not know of them yet. */
export const waitingReviews = async (): Promise<readonly LogEntry[]> =>
  (await outbox.look()).waiting.flatMap((entry) => (entry.kind === 'review' ? [entry.content] : []))

/** Starts to send in this tab: now, when the network is back, when the tab is seen again. Returns what ends it. */
export function startOutbox(): () => void {
  const goOn = () => void outbox.flush()
  const seen = () => document.visibilityState === 'visible' && goOn()
  const ask = (event: BeforeUnloadEvent) => {
    const { storage, waiting, refused } = outbox.state()
    if (storage !== 'open' && waiting.length + refused.length > 0) event.preventDefault()
  }
  tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('aide-outbox-outcomes')
  tabs?.addEventListener('message', ({ data }) => {
    outbox.hear(data)
    void outbox.look()
  })
  window.addEventListener('online', goOn)
  window.addEventListener('beforeunload', ask)
  document.addEventListener('visibilitychange', seen)
  goOn()
  return () => {
    outbox.stop()
    tabs?.close()
    tabs = null
    window.removeEventListener('online', goOn)
    window.removeEventListener('beforeunload', ask)
    document.removeEventListener('visibilitychange', seen)
  }
}
