import type { OutboxEntry } from './outbox-kinds'

/** Where entries survive a reload. Each call is one transaction; all reject if the browser stores nothing. */
export type OutboxStore = {
  /** All entries in their order. */
  readonly all: () => Promise<readonly OutboxEntry[]>
  /** Adds new entries at the end. */
  readonly add: (entries: readonly OutboxEntry[]) => Promise<void>
  /** Changes or removes (null) those of some entries that are there. @returns what each became, by id */
  readonly change: (ids: readonly string[], make: Change) => Promise<ReadonlyMap<string, OutboxEntry | null>>
}

export type Change = (entry: OutboxEntry) => OutboxEntry | null

/** The result of a request to IndexedDB. */
export const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Resolves when all that a transaction did is kept; rejects if nothing of it is. */
export const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })

/** Opens a database when it is first needed, and again after it was closed or could not be opened. */
export function databaseOf(name: string, make: (fresh: IDBDatabase) => void): () => Promise<IDBDatabase> {
  let opening: Promise<IDBDatabase> | null = null
  const forget = () => {
    opening = null
  }
  const open = async () => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => make(request.result)
    const db = await resultOf(request)
    db.onclose = forget
    db.onversionchange = () => {
      forget()
      db.close()
    }
    return db
  }
  return () => {
    opening ??= open().catch((cause: unknown) => {
      forget()
      throw cause
    })
    return opening
  }
}

const ENTRIES = 'entries'

const readAll = (db: IDBDatabase): Promise<OutboxEntry[]> =>
  resultOf(db.transaction(ENTRIES).objectStore(ENTRIES).getAll())

function writing(db: IDBDatabase) {
  // `relaxed` survives a crash of the browser; power loss is the server's promise, once it has acknowledged.
  const transaction = db.transaction(ENTRIES, 'readwrite', { durability: 'relaxed' })
  return { store: transaction.objectStore(ENTRIES), done: finished(transaction) }
}

async function addTo(db: IDBDatabase, entries: readonly OutboxEntry[]): Promise<void> {
  const { store, done } = writing(db)
  for (const entry of entries) store.add(entry)
  // Otherwise it would first hear of each entry: the next card waits for this.
  store.transaction.commit()
  await done
}

const database = databaseOf('aide-entries', (fresh) => {
  const store = fresh.createObjectStore(ENTRIES, { keyPath: 'position', autoIncrement: true })
  store.createIndex('id', 'id', { unique: true })
})

export const browserStore: OutboxStore = {
  all: async () => readAll(await database()),
  add: async (entries) => addTo(await database(), entries),
  async change(ids, make) {
    const { store, done } = writing(await database())
    const changed = new Map<string, OutboxEntry | null>()
    const changes = ids.map(async (id) => {
      const entry: OutboxEntry | undefined = await resultOf(store.index('id').get(id))
      if (!entry) return
      const next = make(entry)
      changed.set(id, next)
      if (next === null) store.delete(entry.position ?? 0)
      else store.put(next)
    })
    await Promise.all([...changes, done])
    return changed
  },
}
