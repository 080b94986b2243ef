import { MINUTE_MS } from '@/lib/domain/time/units'
import { addressOf, type EntryOutcome, KINDS, type OutboxEntry, type OutboxKind, type Outgoing } from './outbox-kinds'
import type { Answered } from './outbox-request'
import type { Change, OutboxStore } from './outbox-store'

/** Why entries wait; null while nothing is wrong. */
export type Trouble = { readonly kind: 'offline' } | { readonly kind: 'failed'; readonly reason: string } | null

export type OutboxState = {
  /** In their order. */
  readonly waiting: readonly OutboxEntry[]
  readonly refused: readonly OutboxEntry[]
  readonly trouble: Trouble
  /** `full`, `closed`: some entries could not be stored, and live as long as the page. */
  readonly storage: 'open' | 'full' | 'closed'
  /** When the server last took an entry of a kind: a page made before that lacks it. */
  readonly takenAt: Readonly<Record<OutboxKind, number>>
}

export type SenderParts = {
  readonly store: OutboxStore
  readonly request: (batch: readonly OutboxEntry[]) => Promise<Answered>
  /** Does some work while no other tab does. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  /** When answers were taken while this page was on its way; 0 if none were. */
  readonly takenOnTheWay?: () => number
  /** Tells the other tabs what came of entries; an empty list says that something else changed. */
  readonly tell: (outcomes: readonly EntryOutcome[]) => void
}

export const QUIET: OutboxState = {
  waiting: [],
  refused: [],
  trouble: null,
  storage: 'open',
  takenAt: { review: 0, decision: 0, card: 0 },
}

/** After so many failures in a row the entries of a batch are sent one by one. */
const FAILURES_BEFORE_SINGLE = 3
const FIRST_RETRY_MS = 1_000
/** A browser that stores nothing in this time is slower than the learner; the entry is then sent from memory too. */
const STORE_WAIT_MS = 250

const ids = (entries: readonly OutboxEntry[]): string[] => entries.map(({ id }) => id)

const isFull = (cause: unknown): boolean => cause instanceof DOMException && cause.name === 'QuotaExceededError'

/** Keeps entries until the server has taken or refused each, and sends them in their order. */
export function createSender({ store, request, alone, tell, takenOnTheWay = () => 0 }: SenderParts) {
  let state: OutboxState = { ...QUIET, takenAt: { ...QUIET.takenAt, review: takenOnTheWay() } }
  let stored: readonly OutboxEntry[] = []
  /** Entries that are not stored (yet), or whose change could not be. */
  const memory = new Map<string, OutboxEntry>()
  /** Those of them that have been stored since: the next look finds them there. */
  const written = new Set<string>()
  /** Taken by the server or discarded: a browser that cannot delete must not send them for ever. */
  const done = new Set<string>()
  const listeners = new Set<() => void>()
  const hearers = new Set<(outcome: EntryOutcome) => void>()
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | null = null
  /** Addresses that failed when last tried. */
  let stuck = new Set<string>()

  function publish(change: Partial<OutboxState> = {}) {
    const entries = [...stored.filter(({ id }) => !memory.has(id)), ...memory.values()].filter(
      ({ id }) => !done.has(id),
    )
    const waiting = entries.filter(({ refused }) => refused === null)
    const refused = entries.filter((entry) => entry.refused !== null)
    const isSameList = ids(refused).join() === ids(state.refused).join()
    const storage = memory.size === 0 ? 'open' : state.storage
    state = { ...state, storage, waiting, refused: isSameList ? state.refused : refused, ...change }
    for (const listener of listeners) listener()
  }

  const unstored = (cause: unknown) => publish({ storage: isFull(cause) ? 'full' : 'closed' })

  /** Reads what is kept, by this tab or another. */
  async function look(): Promise<OutboxState> {
    const before = [...written]
    try {
      stored = await store.all()
      for (const id of before) if (written.delete(id)) memory.delete(id)
      publish()
    } catch (cause) {
      unstored(cause)
    }
    return state
  }

  /** Changes or removes entries, wherever they are. @returns those that are left */
  async function update(entries: readonly OutboxEntry[], make: Change): Promise<readonly OutboxEntry[]> {
    const changed = await store.change(ids(entries), make).catch((cause: unknown) => {
      for (const entry of entries) {
        written.delete(entry.id)
        if (!memory.has(entry.id)) memory.set(entry.id, entry)
      }
      unstored(cause)
      return new Map<string, OutboxEntry | null>()
    })
    return entries.flatMap(({ id }) => {
      const own = memory.get(id)
      const next = changed.has(id) ? changed.get(id) : own && make(own)
      if (next && own) memory.set(id, next)
      if (next === null) {
        memory.delete(id)
        done.add(id)
      }
      return next ?? []
    })
  }

  /** Notes what came of entries, sent by this tab or another. */
  function hear(outcomes: readonly EntryOutcome[]) {
    const takenAt = { ...state.takenAt }
    for (const { entry } of outcomes) {
      if (entry.refused !== null) {
        stored = stored.map((one) => (one.id === entry.id ? { ...one, refused: entry.refused } : one))
        continue
      }
      memory.delete(entry.id)
      done.add(entry.id)
      takenAt[entry.kind] = Date.now()
    }
    publish({ takenAt })
    for (const outcome of outcomes) for (const hearer of hearers) hearer(outcome)
  }

  async function settle(outcomes: readonly EntryOutcome[]): Promise<void> {
    const reasons = new Map(outcomes.map(({ entry }) => [entry.id, entry.refused]))
    await update(
      outcomes.map(({ entry }) => entry),
      (entry) => {
        const refused = reasons.get(entry.id) ?? null
        return refused === null ? null : { ...entry, refused }
      },
    )
    hear(outcomes)
    tell(outcomes)
  }

  /** Sends one batch and settles what was answered. @returns what stands in the way */
  async function sendBatch(batch: readonly OutboxEntry[]): Promise<Trouble> {
    const result = await request(batch)
    if (result.kind === 'offline') return result
    if (result.kind === 'answered') {
      await settle(result.outcomes)
      return null
    }
    const { kind, reason } = result
    if (batch.length > 1 && (kind === 'refused' || failures >= FAILURES_BEFORE_SINGLE)) {
      // One entry is to blame, or fails the server each time: alone it cannot hold up the others.
      let trouble: Trouble = null
      for (const entry of batch) {
        trouble = (await sendBatch([entry])) ?? trouble
        if (trouble?.kind === 'offline') break
      }
      return trouble
    }
    if (kind === 'failed') return { kind, reason }
    await settle(batch.map((entry) => ({ entry: { ...entry, refused: reason }, answer: null })))
    return null
  }

  /** Sends until nothing is left but what something stands in the way of. */
  async function sendAll(): Promise<void> {
    let trouble: Trouble = null
    stuck = new Set()
    for (;;) {
      const { waiting } = await look()
      const open = waiting.filter((entry) => !stuck.has(addressOf(entry)))
      const [first] = open
      if (!first || trouble?.kind === 'offline') break
      const address = addressOf(first)
      const own = open.filter((entry) => addressOf(entry) === address).slice(0, KINDS[first.kind].batch)
      const batch = await update(own, (entry) => ({ ...entry, tried: true }))
      const failure = batch.length > 0 ? await sendBatch(batch) : null
      if (!failure) continue
      stuck.add(address)
      trouble = failure
    }
    failures = trouble ? failures + 1 : 0
    publish({ trouble })
    if (!trouble) return
    const delayMs = Math.min(MINUTE_MS, FIRST_RETRY_MS * 2 ** (failures - 1))
    clearTimeout(retry)
    retry = setTimeout(flush, delayMs * (0.75 + Math.random() / 2))
  }

  /** Sends what waits, now. One tab sends at a time; ids make a second sending harmless all the same. */
  async function flush(): Promise<void> {
    clearTimeout(retry)
    sending ??= alone(sendAll).finally(() => {
      sending = null
    })
    await sending
    await look()
  }

  return {
    state: (): OutboxState => state,
    look,
    flush,
    hear,

    /**
     * Stores entries and sends them in the background. Resolves once they are stored, or after 250 ms if the browser
     * does not store them: they are then held in memory and sent all the same.
     */
    async post(outgoing: readonly Outgoing[]): Promise<void> {
      const entries = outgoing.map((one): OutboxEntry => ({ ...one, tried: false, refused: null }))
      for (const entry of entries) memory.set(entry.id, entry)
      publish()
      const adding = store.add(entries).then(() => {
        for (const { id } of entries) if (memory.has(id)) written.add(id)
      }, unstored)
      await Promise.race([adding, new Promise((resolve) => setTimeout(resolve, STORE_WAIT_MS))])
      tell([])
      // Between two tries after a failure the next try takes these along.
      const isHeldUp = state.trouble?.kind === 'offline' || entries.every((entry) => stuck.has(addressOf(entry)))
      if (failures > 0 && isHeldUp) void look()
      else void (sending ?? Promise.resolve()).then(flush)
    },

    /** Removes an entry that no request was ever sent with, or that was refused. @returns false if it has to be undone */
    async cancel(entry: OutboxEntry): Promise<boolean> {
      let isGone = false
      await update([entry], (now) => {
        isGone = !now.tried || now.refused !== null
        return isGone ? null : now
      })
      await look()
      tell([])
      return isGone
    },

    /** Sends a refused entry once more. */
    async tryAgain(entry: OutboxEntry): Promise<void> {
      await update([entry], (now) => ({ ...now, refused: null }))
      await flush()
    },

    /** Removes entries that the server refused, because the learner says so. */
    async discard(entries: readonly OutboxEntry[]): Promise<void> {
      await update(entries, () => null)
      await look()
      tell([])
    },

    /** Resolves when no entry of a kind waits any more. */
    idle: (kind: OutboxKind): Promise<void> =>
      new Promise((resolve) => {
        const check = () => {
          if (state.waiting.some((entry) => entry.kind === kind)) return
          listeners.delete(check)
          resolve()
        }
        listeners.add(check)
        check()
      }),

    /** Calls back after every change. @returns what ends it */
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** Calls back with what comes of each entry, in whichever tab it was sent. @returns what ends it */
    onOutcome(hearer: (outcome: EntryOutcome) => void): () => void {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },

    stop: () => clearTimeout(retry),
  }
}
