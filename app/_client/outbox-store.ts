import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { RehearsalAnswer, RehearsalVoid } from '@/lib/domain/briefing/rehearsal/progress'
import type { LogEntry } from '@/lib/domain/scheduling/log'

/** An entry of the log on its way to the server, with the words a person knows it by. */
export type OutboxRow = { readonly entry: LogEntry; readonly about: string }

/** An answer of a rehearsal on its way there, or what takes one back, with the question that it answers. */
export type RehearsalRow = {
  readonly rehearsalId: string
  readonly entry: RehearsalAnswer | RehearsalVoid
  readonly about: string
}

/** What the server would not take, and why. It stays until the learner decides. */
export type RefusedRow = (OutboxRow | RehearsalRow) & { readonly reason: string }

/** Whether it belongs to a rehearsal, which is sent by an outbox of its own, and not to the review log. */
export const isOfRehearsal = <Row extends OutboxRow | RehearsalRow>(row: Row): row is Row & RehearsalRow =>
  'rehearsalId' in row

interface Schema extends DBSchema {
  waiting: { key: string; value: OutboxRow }
  refused: { key: string; value: RefusedRow }
}

let opening: Promise<IDBPDatabase<Schema>> | null = null

function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('aide-outbox', 1, {
    upgrade(db) {
      db.createObjectStore('waiting', { keyPath: 'entry.id' })
      db.createObjectStore('refused', { keyPath: 'entry.id' })
    },
    blocking(_current, _next, event) {
      opening = null
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated() {
      opening = null
    },
  }).catch((cause: unknown) => {
    opening = null
    throw cause
  })
  return opening
}

/** `relaxed` survives a crash of the browser; power loss is the server's promise, once it has acknowledged. */
const DURABILITY: IDBTransactionOptions = { durability: 'relaxed' }

/** Stores entries; resolves once they would survive a reload. */
export async function putWaiting(rows: readonly OutboxRow[]): Promise<void> {
  const transaction = (await database()).transaction('waiting', 'readwrite', DURABILITY)
  await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done])
}

/** The oldest entries first: their ids begin with the time. */
export const readWaiting = async (limit: number): Promise<OutboxRow[]> =>
  (await database()).getAll('waiting', undefined, limit)

export const countWaiting = async (): Promise<number> => (await database()).count('waiting')

export async function removeWaiting(ids: readonly string[]): Promise<void> {
  const transaction = (await database()).transaction('waiting', 'readwrite', DURABILITY)
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done])
}

/** Moves what the server refused to the list that the learner sees, in one transaction. */
export async function moveToRefused(rows: readonly RefusedRow[]): Promise<void> {
  const transaction = (await database()).transaction(['waiting', 'refused'], 'readwrite', DURABILITY)
  const [waiting, refused] = [transaction.objectStore('waiting'), transaction.objectStore('refused')]
  await Promise.all([...rows.flatMap((row) => [refused.put(row), waiting.delete(row.entry.id)]), transaction.done])
}

export const readRefused = async (): Promise<RefusedRow[]> => (await database()).getAll('refused')

/** Puts a refused entry of the log back among those to be sent. */
export async function moveToWaiting(id: string): Promise<void> {
  const transaction = (await database()).transaction(['waiting', 'refused'], 'readwrite', DURABILITY)
  const refused = transaction.objectStore('refused')
  const row = await refused.get(id)
  if (row && !isOfRehearsal(row)) {
    await Promise.all([
      transaction.objectStore('waiting').put({ entry: row.entry, about: row.about }),
      refused.delete(id),
    ])
  }
  await transaction.done
}

export const removeRefused = async (id: string): Promise<void> => (await database()).delete('refused', id)
