import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import type { OutboxEntry, Outgoing } from './outbox-kinds'

/**
 * Earlier versions kept reviews and answers of rehearsals in two places of the browser. What waits there
 * moves to the one outbox. Moved twice, it is sent twice, which changes nothing.
 */

type Row = {
  readonly entry: Outgoing['content'] & { readonly id: string }
  readonly about?: string
  readonly rehearsalId?: string
  readonly reason?: string
}

/** A row of an earlier outbox of reviews, or of rehearsals with `answer` as its `entry`. */
const entryOf = ({ entry, about = 'A rehearsal question', rehearsalId, reason = '' }: Row) => ({
  ...(rehearsalId === undefined ? { kind: 'review' } : { kind: 'rehearsal', rehearsalId }),
  id: entry.id,
  about,
  content: entry,
  tried: true,
  refused: reason || null,
})

/** The stores of the outbox's first version, within the transaction that opens the second. */
export async function moveFirstVersion(
  db: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
): Promise<void> {
  for (const name of ['waiting', 'refused']) {
    for (const row of await transaction.objectStore(name).getAll()) {
      await transaction.objectStore('entries').add(entryOf(row))
    }
    db.deleteObjectStore(name)
  }
}

type Add = (entries: readonly OutboxEntry[]) => Promise<void>

const REHEARSALS = 'aide-rehearsals'

/** Moves what earlier versions kept elsewhere. */
export async function moveEarlier(add: Add): Promise<void> {
  if (!(await indexedDB.databases()).some(({ name }) => name === REHEARSALS)) return
  await new Promise<void>((resolve, reject) => {
    const move = async (db: IDBPDatabase) => {
      const rows: { answer: Row['entry'] }[] = await db.getAll('answers')
      await add(rows.map(({ answer, ...row }) => entryOf({ ...row, entry: answer }) as OutboxEntry)) // edge: an earlier version's rows
      db.close()
      await deleteDB(REHEARSALS)
    }
    // A tab of the earlier version keeps its database and sends what it holds; it is moved once that tab is closed.
    openDB(REHEARSALS, 2, { blocked: () => resolve() })
      .then(move)
      .then(resolve, reject)
  })
}
