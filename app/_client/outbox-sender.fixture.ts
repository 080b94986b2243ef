import type { OutboxEntry, OutboxKind, Outgoing } from './outbox-kinds'
import type { Answered } from './outbox-request'
import { createSender, type SenderParts } from './outbox-sender'
import type { OutboxStore } from './outbox-store'

/** One tab's outbox. */
export type Sender = ReturnType<typeof createSender>

/** A store in memory, one transaction at a time. It fails while `isFailing`. */
const memoryStore = () => {
  const rows = new Map<string, OutboxEntry>()
  const control = { isFailing: false, next: 1 }
  const attempt = async <T>(work: () => T): Promise<T> => {
    await null
    if (control.isFailing) throw new DOMException('full', 'QuotaExceededError')
    return work()
  }
  const store: OutboxStore = {
    all: () => attempt(() => [...rows.values()].sort((a, b) => (a.position ?? 0) - (b.position ?? 0))),
    add: (entries) =>
      attempt(() => {
        for (const entry of entries)
          if (!rows.has(entry.id)) rows.set(entry.id, { ...entry, position: control.next++ } as OutboxEntry)
      }),
    change: (ids, make) =>
      attempt(() => {
        const changed = new Map<string, OutboxEntry | null>()
        for (const id of ids) {
          const entry = rows.get(id)
          if (!entry) continue
          const next = make(entry)
          changed.set(id, next)
          if (next) rows.set(id, next)
          else rows.delete(id)
        }
        return changed
      }),
  }
  return { rows, control, store }
}

/** Tabs over one store, with a channel and, as a browser has one on a safe address, a lock. */
export const browser = (request: SenderParts['request'], hasLock = true) => {
  const { rows, control, store } = memoryStore()
  let last: Promise<void> = Promise.resolve()
  const tabs: Sender[] = []
  /** The ids that the server has taken, as the tabs heard. */
  const noted: string[] = []
  const open = (): Sender => {
    const tab: Sender = createSender({
      store,
      request,
      alone: (work) => {
        if (!hasLock) return work()
        last = last.then(work, work)
        return last
      },
      tell: (outcomes) => {
        for (const other of tabs) {
          if (other === tab) continue
          other.hear(outcomes)
          void other.look()
        }
      },
    })
    tab.onOutcome(({ entry }) => entry.refused === null && noted.push(entry.id))
    tabs.push(tab)
    return tab
  }
  const close = (tab: Sender) => {
    tab.stop()
    tabs.splice(tabs.indexOf(tab), 1)
  }
  return { rows, control, noted, open, close }
}

let made = 0

/** Numbers what is made from 0 again. */
export const countAnew = () => {
  made = 0
}

/** Something to send; only what the sender reads. */
export const outgoing = (kind: OutboxKind, more: object = {}): Outgoing => {
  const id = `${kind}-${made++}`
  const content = kind === 'decision' ? { kind: 'decide', form: { id, ...more } } : { id, ...more }
  return { kind, id, about: id, content } as unknown as Outgoing // only what is read
}

/** The server has taken all of a request. */
export const taken = (batch: readonly OutboxEntry[]): Answered => ({
  kind: 'answered',
  outcomes: batch.map((entry) => ({ entry, answer: null })),
})
