import type { LogEntry } from '@/lib/domain/scheduling/log'
import { DAY_MS } from '@/lib/domain/time/units'
import type { OutboxEntry } from './outbox-kinds'
import { databaseOf, finished, resultOf } from './outbox-store'

/** What the server has taken, and when, on this device's clock. */
type Taken = { readonly takenAt: number; readonly id: string; readonly entry: LogEntry }

const TAKEN = 'taken'
/** No saved copy is older than the most days that are kept ahead, and a few. */
const KEPT_MS = 14 * DAY_MS

const database = databaseOf('aide-taken', (fresh) => fresh.createObjectStore(TAKEN, { keyPath: ['takenAt', 'id'] }))

/**
 * Notes what this browser has sent and the server has just taken. A saved copy of a session was made before some of it:
 * with these it goes on where the learner left it. Noted by several tabs, it is the same. A browser that stores nothing
 * forgets it.
 */
export async function rememberTaken(entries: readonly OutboxEntry[]): Promise<void> {
  const takenAt = Date.now()
  const taken = entries.flatMap((one): readonly Taken[] =>
    one.kind === 'review' ? [{ takenAt, id: one.id, entry: one.content }] : [],
  )
  if (taken.length === 0) return
  try {
    const transaction = (await database()).transaction(TAKEN, 'readwrite', { durability: 'relaxed' })
    const store = transaction.objectStore(TAKEN)
    store.delete(IDBKeyRange.upperBound([Date.now() - KEPT_MS]))
    for (const one of taken) store.put(one)
    await finished(transaction)
  } catch {
    // Only a reload without a connection would have needed it.
  }
}

/** The entries of the log taken since an instant of this device's clock. */
export async function takenSince(since: number): Promise<readonly LogEntry[]> {
  try {
    const store = (await database()).transaction(TAKEN).objectStore(TAKEN)
    const found: readonly Taken[] = await resultOf(store.getAll(IDBKeyRange.lowerBound([since])))
    return found.map(({ entry }) => entry)
  } catch {
    return []
  }
}
