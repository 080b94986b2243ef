import { type IDBPDatabase, openDB } from 'idb'
import { moveEarlier, moveFirstVersion } from './earlier-outboxes'
import type { OutboxEntry } from './outbox-kinds'

/** Where entries survive a reload. Each call is one transaction; all reject if the browser stores nothing. */
export type OutboxStore = {
  /** All entries in their order. */
  readonly all: () => Promise<readonly OutboxEntry[]>
  /** Adds entries at the end. One that is there already is left as it is. */
  readonly add: (entries: readonly OutboxEntry[]) => Promise<void>
  /** Changes or removes (null) those of some entries that are there. @returns what each became, by id */
  readonly change: (ids: readonly string[], make: Change) => Promise<ReadonlyMap<string, OutboxEntry | null>>
}

export type Change = (entry: OutboxEntry) => OutboxEntry | null

/** `relaxed` survives a crash of the browser; power loss is the server's promise, once it has acknowledged. */
const DURABILITY: IDBTransactionOptions = { durability: 'relaxed' }

let opening: Promise<IDBPDatabase> | null = null

const writing = async (db: Promise<IDBPDatabase>) => (await db).transaction('entries', 'readwrite', DURABILITY)

async function addTo(db: Promise<IDBPDatabase>, entries: readonly OutboxEntry[]): Promise<void> {
  const { store, done } = await writing(db)
  const isThere = (id: string) => store.index('id').getKey(id)
  const added = entries.map(async (entry) => ((await isThere(entry.id)) === undefined ? store.add(entry) : undefined))
  await Promise.all([...added, done])
}

async function open(): Promise<IDBPDatabase> {
  const forget = () => {
    opening = null
  }
  const db = await openDB('aide-outbox', 2, {
    async upgrade(db, earlier, _, transaction) {
      const entries = db.createObjectStore('entries', { keyPath: 'position', autoIncrement: true })
      entries.createIndex('id', 'id', { unique: true })
      if (earlier === 1) await moveFirstVersion(db, transaction)
    },
    blocking(_current, _next, event) {
      forget()
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated: forget,
  })
  // What cannot be moved now is tried again by the next page.
  await moveEarlier((entries) => addTo(Promise.resolve(db), entries)).catch(() => undefined)
  return db
}

function database(): Promise<IDBPDatabase> {
  opening ??= open().catch((cause: unknown) => {
    opening = null
    throw cause
  })
  return opening
}

export const browserStore: OutboxStore = {
  all: async () => (await database()).getAll('entries'),
  add: (entries) => addTo(database(), entries),
  async change(ids, make) {
    const { store, done } = await writing(database())
    const changed = new Map<string, OutboxEntry | null>()
    const changes = ids.map(async (id) => {
      const entry: OutboxEntry | undefined = await store.index('id').get(id)
      if (!entry) return
      const next = make(entry)
      changed.set(id, next)
      if (next === null) await store.delete(entry.position ?? 0)
      else await store.put(next)
    })
    await Promise.all([...changes, done])
    return changed
  },
}
