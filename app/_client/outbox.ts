import type { LogEntry } from '@/lib/domain/scheduling/log'
import { MINUTE_MS } from '@/lib/domain/time/units'
import {
  countWaiting,
  moveToRefused,
  moveToWaiting,
  type OutboxRow,
  putWaiting,
  type RefusedRow,
  type RehearsalRow,
  readRefused,
  readWaiting,
  removeRefused,
  removeWaiting,
} from './outbox-store'
import { refusedAll, type Sending, sendRows } from './send-rows'

export type OutboxState = {
  readonly waiting: number
  readonly refused: readonly RefusedRow[]
  /** Why entries wait; null while nothing is wrong. */
  readonly trouble: { readonly kind: 'offline' } | { readonly kind: 'failed'; readonly reason: string } | null
  /** False where this browser lets nothing be stored: entries then live as long as the page. */
  readonly durable: boolean
}

const QUIET: OutboxState = { waiting: 0, refused: [], trouble: null, durable: true }
const BATCH = 100
/** More than anybody answers without a connection. */
const MOST_WAITING = 100_000
/** After so many failures in a row the entries of a batch are sent one by one. */
const FAILURES_BEFORE_SINGLE = 3
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = MINUTE_MS
/** A browser that stores nothing in this time is slower than the learner; the entry is then sent from memory too. */
const STORE_WAIT_MS = 250

let state = QUIET
/** Entries that could not be stored (or not yet), by id; they are sent like the stored ones. */
const unstored = new Map<string, OutboxRow>()
const listeners = new Set<() => void>()
let failures = 0
let retry: ReturnType<typeof setTimeout> | undefined
let sending: Promise<void> | null = null
let lastEntryAt = 0
let tabs: BroadcastChannel | null = null

/** Entries that the server has answered for good: a browser that cannot delete must not send them for ever. */
const answered = new Set<string>()

function change(next: Partial<OutboxState>) {
  const merged = { ...state, ...next }
  const isSame =
    merged.waiting === state.waiting &&
    merged.durable === state.durable &&
    merged.trouble === state.trouble &&
    merged.refused === state.refused
  if (isSame) return
  state = merged
  for (const listener of listeners) listener()
}

const idOf = ({ entry }: OutboxRow | RehearsalRow): string => entry.id

/** Reads anew what waits; called after every change, here or in another tab. */
async function recount(): Promise<void> {
  try {
    const [stored, refused] = await Promise.all([countWaiting(), readRefused()])
    const isSameList = refused.map(idOf).join() === state.refused.map(idOf).join()
    change({ waiting: stored + unstored.size, refused: isSameList ? state.refused : refused })
  } catch {
    change({ waiting: unstored.size, durable: false })
  }
}

/** Puts what the server refused on the list that the learner sees; where it cannot be stored, for this page alone. */
async function listRefused(rows: readonly RefusedRow[]): Promise<void> {
  try {
    if (rows.length > 0) await moveToRefused(rows)
  } catch {
    const known = new Set(state.refused.map(idOf))
    change({ durable: false, refused: [...state.refused, ...rows.filter((row) => !known.has(idOf(row)))] })
  }
}

async function settled(result: Sending<OutboxRow> & { kind: 'answered' }): Promise<void> {
  for (const id of [...result.settled, ...result.refused.map(idOf)]) {
    unstored.delete(id)
    answered.add(id)
  }
  if (result.settled.length > 0) await removeWaiting(result.settled).catch(() => change({ durable: false }))
  await listRefused(result.refused)
}

async function nextBatch(size: number): Promise<OutboxRow[]> {
  const stored = await readWaiting(size).catch((): OutboxRow[] => [])
  const ids = new Set(stored.map(idOf))
  return [...stored, ...[...unstored.values()].filter((row) => !ids.has(idOf(row)))]
    .filter((row) => !answered.has(idOf(row)))
    .slice(0, size)
}

/** Sends one batch and settles what was answered. Returns what stands in the way; null where nothing does. */
async function sendBatch(batch: readonly OutboxRow[]): Promise<OutboxState['trouble']> {
  let result = await sendRows('/api/v1/reviews', batch, { entries: batch.map(({ entry }) => entry) })
  if (result.kind === 'unreadable' && batch.length === 1) result = refusedAll(batch, result.reason)
  if (result.kind === 'offline') return result
  if (result.kind === 'answered') {
    await settled(result)
    return null
  }
  // One entry is to blame, or fails the server each time: alone it cannot hold up the others.
  const alone = result.kind === 'unreadable' || failures >= FAILURES_BEFORE_SINGLE
  if (!alone || batch.length === 1) return { kind: 'failed', reason: result.reason }
  let trouble: OutboxState['trouble'] = null
  for (const row of batch) trouble = (await sendBatch([row])) ?? trouble
  return trouble
}

/** Sends until nothing is left or something stands in the way. */
async function sendAll(): Promise<void> {
  for (;;) {
    const batch = await nextBatch(BATCH)
    if (batch.length === 0) {
      failures = 0
      return change({ trouble: null })
    }
    const trouble = await sendBatch(batch)
    await recount()
    tabs?.postMessage('changed')
    if (trouble) {
      failures += 1
      change({ trouble })
      const delayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1))
      clearTimeout(retry)
      retry = setTimeout(flush, delayMs * (0.75 + Math.random() / 2))
      return
    }
  }
}

/** Sends what waits, now. One tab sends at a time; ids make a second sending harmless all the same. */
export async function flush(): Promise<void> {
  clearTimeout(retry)
  sending ??= (navigator.locks ? navigator.locks.request('aide-outbox', sendAll) : sendAll()).finally(() => {
    sending = null
  })
  await sending
  await recount()
}

/**
 * Stores entries and sends them in the background. Resolves once they are stored, or after 250 ms where the browser
 * does not: they are then held in memory and sent all the same.
 */
export async function post(entries: readonly LogEntry[], about: string): Promise<void> {
  const rows = entries.map((entry) => ({ entry, about }))
  for (const row of rows) unstored.set(row.entry.id, row)
  lastEntryAt = Math.max(lastEntryAt, ...entries.map((entry) => entry.at))
  const stored = putWaiting(rows).then(
    () => {
      for (const row of rows) unstored.delete(row.entry.id)
      change({ durable: true })
    },
    () => change({ durable: false }),
  )
  await Promise.race([stored, new Promise((resolve) => setTimeout(resolve, STORE_WAIT_MS))])
  // Between two tries after a failure the next try takes these along.
  if (failures > 0) void recount()
  else void (sending ?? Promise.resolve()).then(flush)
}

/** Shows rows that another outbox sent and the server refused, in every tab; resolves once they are kept. */
export async function showRefused(rows: readonly RefusedRow[]): Promise<void> {
  await listRefused(rows)
  await recount()
  tabs?.postMessage('changed')
}

/** Sends a refused entry of the log once more. */
export async function sendAgain(id: string): Promise<void> {
  answered.delete(id)
  await moveToWaiting(id).catch(() => undefined)
  await flush()
}

/** Takes what was refused off the list, on the learner's word. */
export async function discard(id: string): Promise<void> {
  await removeRefused(id).catch(() => undefined)
  change({ refused: state.refused.filter((row) => row.entry.id !== id) })
  tabs?.postMessage('changed')
}

/** The entries that wait now, oldest first: what a session loaded meanwhile does not know of yet. */
export const waitingEntries = async (): Promise<LogEntry[]> => (await nextBatch(MOST_WAITING)).map((row) => row.entry)

/** The instant of the last entry made in this tab: a session loaded before it is out of date. */
export const lastEntryInstant = (): number => lastEntryAt

/** Begins to send in this tab: now, when the network is back, when the tab is seen again. Returns what ends it. */
export function startOutbox(): () => void {
  const goOn = () => void flush()
  const seen = () => document.visibilityState === 'visible' && goOn()
  tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('aide-outbox')
  tabs?.addEventListener('message', () => void recount())
  window.addEventListener('online', goOn)
  document.addEventListener('visibilitychange', seen)
  goOn()
  return () => {
    clearTimeout(retry)
    tabs?.close()
    tabs = null
    window.removeEventListener('online', goOn)
    document.removeEventListener('visibilitychange', seen)
  }
}

export const outboxState = (): OutboxState => state
export const quietOutbox = (): OutboxState => QUIET

export function subscribeOutbox(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
