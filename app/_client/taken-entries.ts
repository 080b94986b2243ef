import type { LogEntry } from '@/lib/domain/scheduling/log'
import { DAY_MS } from '@/lib/domain/time/units'
import { finished, resultOf } from './indexed-db'
import type { OutboxEntry, Outgoing } from './outbox-kinds'

/** What the server has taken, and when, on this device's clock. */
type Taken<Content> = { readonly takenAt: number; readonly id: string; readonly entry: Content }

const TAKEN = 'taken'
/** No saved copy is older than the most days that are kept ahead, and a few. */
const KEPT_MS = 14 * DAY_MS

/** A store of what the server has taken; a browser that stores nothing forgets it. */
function createTaken<Content>(name: string) {
  let opening: Promise<IDBDatabase> | null = null
  const forget = () => {
    opening = null
  }
  const open = async () => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(TAKEN, { keyPath: ['takenAt', 'id'] })
    const db = await resultOf(request)
    db.onclose = forget
    db.onversionchange = () => {
      forget()
      db.close()
    }
    return db
  }
  const database = () => {
    opening ??= open().catch((cause: unknown) => {
      forget()
      throw cause
    })
    return opening
  }
  return {
    /** Noted by several tabs, it is the same. */
    async remember(taken: readonly Taken<Content>[]): Promise<void> {
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
    },
    async since(since: number): Promise<readonly Content[]> {
      try {
        const store = (await database()).transaction(TAKEN).objectStore(TAKEN)
        const found: readonly Taken<Content>[] = await resultOf(store.getAll(IDBKeyRange.lowerBound([since])))
        return found.map(({ entry }) => entry)
      } catch {
        return []
      }
    },
  }
}

type OfRehearsal = Pick<Extract<Outgoing, { kind: 'rehearsal' }>, 'rehearsalId' | 'content'>

const ofLog = createTaken<LogEntry>('aide-taken')
const ofRehearsals = createTaken<OfRehearsal>('aide-taken-rehearsals')

/**
 * Notes what this browser has sent and the server has just taken. A saved copy of a session or rehearsal was made before
 * some of it: with these it goes on where the learner left it.
 */
export async function rememberTaken(entries: readonly OutboxEntry[]): Promise<void> {
  const takenAt = Date.now()
  await ofLog.remember(
    entries.flatMap((one) => (one.kind === 'review' ? [{ takenAt, id: one.id, entry: one.content }] : [])),
  )
  await ofRehearsals.remember(
    entries.flatMap(({ id, ...one }) =>
      one.kind === 'rehearsal' ? [{ takenAt, id, entry: { rehearsalId: one.rehearsalId, content: one.content } }] : [],
    ),
  )
}

/** The entries of the log taken since an instant of this device's clock. */
export const takenSince = (since: number): Promise<readonly LogEntry[]> => ofLog.since(since)

/** The same of one rehearsal: its answers, and what undoes some. */
export const takenOfRehearsal = async (
  rehearsalId: string,
  since: number,
): Promise<readonly OfRehearsal['content'][]> =>
  (await ofRehearsals.since(since)).flatMap((one) => (one.rehearsalId === rehearsalId ? [one.content] : []))
