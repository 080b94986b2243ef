import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { RehearsalAnswer, RehearsalVoid } from '@/lib/domain/briefing/rehearsal/course'

/** An answer, or what takes one back, that the server has not acknowledged yet. */
export type WaitingAnswer = { readonly rehearsalId: string; readonly answer: RehearsalAnswer | RehearsalVoid }

export const isVoid = (answer: RehearsalAnswer | RehearsalVoid): answer is RehearsalVoid => 'voids' in answer

/** As the server takes it: how a question was asked it knows itself. */
const sentOf = ({ answer }: WaitingAnswer): object => {
  if (isVoid(answer)) return { kind: 'void', ...answer }
  const { format: _, ...sent } = answer
  return sent
}

interface Schema extends DBSchema {
  answers: { key: string; value: WaitingAnswer }
}

let opening: Promise<IDBPDatabase<Schema>> | null = null

const database = (): Promise<IDBPDatabase<Schema>> => {
  opening ??= openDB<Schema>('aide-rehearsals', 1, {
    upgrade: (db) => {
      db.createObjectStore('answers', { keyPath: 'answer.id' })
    },
    terminated: () => {
      opening = null
    },
  }).catch((cause: unknown) => {
    opening = null
    throw cause
  })
  return opening
}

/** Answers that this browser would not store (or not yet); they are sent like the stored ones while the page lives. */
const unstored = new Map<string, WaitingAnswer>()
/** What the server has answered for good: a browser that cannot delete must not send it for ever. */
const settled = new Set<string>()
/** A browser that stores nothing in this time is slower than the learner. */
const STORE_WAIT_MS = 250
const BATCH = 100
const TIMEOUT_MS = 20_000

const idOf = ({ answer }: WaitingAnswer): string => answer.id

/** Stores an answer; resolves once it would survive a reload, or after 250 ms where the browser is slower than that. */
export async function keepAnswer(row: WaitingAnswer): Promise<void> {
  unstored.set(idOf(row), row)
  const stored = database()
    .then((db) => db.put('answers', row))
    .then(
      () => void unstored.delete(idOf(row)),
      () => undefined,
    )
  await Promise.race([stored, new Promise((resolve) => setTimeout(resolve, STORE_WAIT_MS))])
}

/** All answers that wait, of every rehearsal, oldest first. */
export async function waitingAnswers(): Promise<readonly WaitingAnswer[]> {
  const stored = await database()
    .then((db) => db.getAll('answers'))
    .catch((): WaitingAnswer[] => [])
  const all = new Map([...stored, ...unstored.values()].map((row) => [idOf(row), row]))
  return [...all.values()].filter((row) => !settled.has(idOf(row))).sort((a, b) => a.answer.at - b.answer.at)
}

async function forget(rows: readonly WaitingAnswer[]): Promise<void> {
  for (const row of rows) {
    settled.add(idOf(row))
    unstored.delete(idOf(row))
  }
  const db = await database().catch(() => null)
  for (const row of rows) await db?.delete('answers', idOf(row)).catch(() => undefined)
}

/** Statuses that no second sending would change: the rehearsal is gone, or the request is not understood. */
const FINAL: ReadonlySet<number> = new Set([404, 422])

/** Sends the answers of one rehearsal; whether the server has now answered for all of them. */
async function send(rehearsalId: string, rows: readonly WaitingAnswer[]): Promise<boolean> {
  const answers = rows.map(sentOf)
  try {
    const response = await fetch(`/api/v1/rehearsals/${rehearsalId}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ answers }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok && !FINAL.has(response.status)) return false
    await forget(rows)
    return true
  } catch {
    return false
  }
}

async function sendAll(): Promise<number> {
  const waiting = await waitingAnswers()
  for (const rehearsalId of new Set(waiting.map((row) => row.rehearsalId))) {
    const own = waiting.filter((row) => row.rehearsalId === rehearsalId)
    for (let from = 0; from < own.length; from += BATCH) {
      if (!(await send(rehearsalId, own.slice(from, from + BATCH)))) return (await waitingAnswers()).length
    }
  }
  return (await waitingAnswers()).length
}

let last: Promise<number> = Promise.resolve(0)

/**
 * Sends what waits, after any sending before it; how many answers still wait afterwards. Sending one twice changes
 * nothing.
 */
export function sendAnswers(): Promise<number> {
  last = last.then(sendAll)
  return last
}
