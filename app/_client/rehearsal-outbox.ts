import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { RehearsalAnswer, RehearsalVoid } from '@/lib/domain/briefing/rehearsal/progress'
import { showRefused } from './outbox'
import type { RehearsalRow } from './outbox-store'
import { refusedAll, sendRows } from './send-rows'

/** An answer, or what takes one back, that the server has not acknowledged yet. */
export type WaitingAnswer = {
  readonly rehearsalId: string
  readonly answer: RehearsalAnswer | RehearsalVoid
  /** The question that it answers; rows of earlier versions have none. */
  readonly about?: string
}

export const isVoid = (answer: RehearsalAnswer | RehearsalVoid): answer is RehearsalVoid => 'voids' in answer

/** As the server takes it: how a question was asked it knows itself. */
const sentOf = ({ entry }: RehearsalRow): object => {
  if (isVoid(entry)) return { kind: 'void', ...entry }
  const { format: _, ...sent } = entry
  return sent
}

const rowOf = ({ rehearsalId, answer, about }: WaitingAnswer): RehearsalRow => ({
  rehearsalId,
  entry: answer,
  about: about ?? 'A rehearsal question',
})

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

const idOf = ({ answer }: WaitingAnswer): string => answer.id

/** Stores an answer; resolves once it would survive a reload, or after 250 ms where the browser is slower than that. */
export async function keepAnswer(row: WaitingAnswer): Promise<void> {
  settled.delete(idOf(row))
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

let answeredAt = 0

/** The instant at which the server last answered for something of this tab: a page made before it lacks that. */
export const lastAnsweredInstant = (): number => answeredAt

async function forget(ids: readonly string[]): Promise<void> {
  answeredAt = Date.now()
  for (const id of ids) {
    settled.add(id)
    unstored.delete(id)
  }
  const db = await database().catch(() => null)
  for (const id of ids) await db?.delete('answers', id).catch(() => undefined)
}

/** Sends answers of one rehearsal. What is refused is kept on the list that the learner sees before it is forgotten here. */
async function send(rehearsalId: string, rows: readonly RehearsalRow[]): Promise<void> {
  let result = await sendRows(`/api/v1/rehearsals/${rehearsalId}/answers`, rows, { answers: rows.map(sentOf) })
  // One row is to blame: alone it cannot hold up the others.
  if (result.kind === 'unreadable' && rows.length > 1) {
    for (const row of rows) await send(rehearsalId, [row])
    return
  }
  if (result.kind === 'unreadable' || result.kind === 'not-found') result = refusedAll(rows, result.reason)
  if (result.kind !== 'answered') return
  if (result.refused.length > 0) await showRefused(result.refused)
  await forget([...result.settled, ...result.refused.map(({ entry }) => entry.id)])
}

async function sendAll(): Promise<number> {
  const waiting = (await waitingAnswers()).map(rowOf)
  for (const rehearsalId of new Set(waiting.map((row) => row.rehearsalId))) {
    const own = waiting.filter((row) => row.rehearsalId === rehearsalId)
    for (let from = 0; from < own.length; from += BATCH) await send(rehearsalId, own.slice(from, from + BATCH))
  }
  return (await waitingAnswers()).length
}

let last: Promise<number> = Promise.resolve(0)

/**
 * Sends what waits, after any sending before it; how many answers still wait afterwards. Sending one twice changes
 * nothing.
 */
export function sendAnswers(): Promise<number> {
  last = last.then(sendAll, sendAll)
  return last
}
