import { resultOf } from './indexed-db'
import type { OutboxEntry, Outgoing } from './outbox-kinds'

/** Adds entries in one transaction, but for those that are there already. */
type Add = (entries: readonly OutboxEntry[]) => Promise<void>

type Row = {
  readonly entry: Outgoing['content'] & { readonly id: string }
  readonly about?: string
  readonly rehearsalId?: string
  readonly reason?: string
}

const entryOf = ({ entry, about = 'A rehearsal question', rehearsalId, reason = '' }: Row): OutboxEntry => {
  const kind = rehearsalId === undefined ? { kind: 'review' } : { kind: 'rehearsal', rehearsalId }
  const common = { id: entry.id, about, content: entry, tried: true, refused: reason || null }
  return { ...kind, ...common } as OutboxEntry // edge: an earlier version's rows
}

/** What the outbox of rehearsals called `answer` the one of reviews called `entry`. */
const rowsOf = async (db: IDBDatabase): Promise<Row[]> => {
  const names = [...db.objectStoreNames]
  const transaction = db.transaction(names)
  const rows = await Promise.all(names.map((name) => resultOf(transaction.objectStore(name).getAll())))
  return rows.flat().map(({ answer, ...row }) => ({ entry: answer, ...row }))
}

const moveDatabase = (name: string, add: Add): Promise<void> =>
  new Promise((resolve, reject) => {
    // As a higher version it waits for tabs of the earlier one, which send what they hold until they are closed.
    const request = indexedDB.open(name, 2)
    request.onblocked = () => resolve()
    const move = async (db: IDBDatabase) => {
      await add((await rowsOf(db)).map(entryOf))
      db.close()
      indexedDB.deleteDatabase(name)
    }
    resultOf(request).then(move).then(resolve, reject)
  })

async function moveDecisions(names: readonly string[], add: Add): Promise<void> {
  // Their names end in ids, which begin with the time.
  const entries = [...names].sort().flatMap((name): OutboxEntry[] => {
    const content = JSON.parse(localStorage.getItem(name) || 'null')
    if (!content) return []
    const about = content.form.fact?.statement ?? 'A draft'
    return [{ kind: 'decision', id: content.form.id, about, content, tried: true, refused: null }]
  })
  await add(entries)
  for (const name of names) localStorage.removeItem(name)
}

/**
 * Moves what earlier versions kept in two databases and, for decisions, in items of the browser's storage. Moved twice,
 * it is sent twice, which changes nothing.
 */
export async function moveEarlier(databases: readonly string[], items: readonly string[], add: Add): Promise<void> {
  await Promise.all([...databases.map((name) => moveDatabase(name, add)), moveDecisions(items, add)])
}
