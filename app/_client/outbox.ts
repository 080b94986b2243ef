import { useSyncExternalStore } from 'react'
import type { LogEntry } from '@/lib/domain/scheduling/log'
import { requestFor } from './outbox-request'
import { createSender, type OutboxState, QUIET } from './outbox-sender'
import { browserStore } from './outbox-store'

/** Tabs of the first version take part in this lock. */
const LOCK = 'aide-outbox'
let tabs: BroadcastChannel | null = null

const LAST_TAKEN = 'aide-last-taken'

/** Notes that the server has taken answers, before they leave the outbox: this page may be left at any moment. */
const noteTaken = () => {
  try {
    sessionStorage.setItem(LAST_TAKEN, String(Date.now()))
  } catch {
    // A browser that stores nothing may show a card once more that was answered just before a reload.
  }
}

/**
 * When the page before this one saw answers taken while this one was on its way, on this device's clock; 0 if it did
 * not. The server may have put this page together before it had them.
 */
const takenOnTheWay = (): number => {
  try {
    const at = Number(sessionStorage.getItem(LAST_TAKEN))
    return at >= performance.timeOrigin ? at : 0
  } catch {
    return 0
  }
}

export const outbox = createSender({
  store: browserStore,
  request: async (batch) => {
    const answered = await requestFor(batch)
    if (answered.kind === 'answered' && answered.outcomes.some(({ entry }) => entry.kind === 'review')) noteTaken()
    return answered
  },
  takenOnTheWay,
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
