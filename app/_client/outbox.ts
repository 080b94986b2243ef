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
  const channel = new BroadcastChannel('aide-entries')
  channel.onmessage = ({ data }) => {
    outbox.hear(data)
    void outbox.look()
  }
  tabs = channel
  const ending = new AbortController()
  const { signal } = ending
  window.addEventListener('online', goOn, { signal })
  window.addEventListener('beforeunload', ask, { signal })
  document.addEventListener('visibilitychange', seen, { signal })
  goOn()
  return () => {
    outbox.stop()
    channel.close()
    tabs = null
    ending.abort()
  }
}
