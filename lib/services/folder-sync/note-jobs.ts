import { MINUTE_MS } from '../../domain/time/units'
import { done, failed, type Result } from '../result'
import type { ReadNotes } from '../worker/read-notes'
import type { WriteNotesOrder, WrittenNote } from '../worker/write-notes'
import { runJob } from '../worker-pool'

const LONGEST = { timeoutMs: 5 * MINUTE_MS }

const TOO_LARGE = failed(
  'too-large',
  'The folder needs too much time or memory to sync. Sync the folders in it one by one.',
)

/** Reads the cards of a folder. */
export const readNotesOf = async (folder: string): Promise<Result<Extract<ReadNotes, { readonly ok: true }>>> => {
  const read = await runJob('read-notes', { folder }, LONGEST)
  if (!read.ok && read.why === 'broken') throw new Error(`notes could not be read: ${read.reason}`)
  if (!read.ok) return TOO_LARGE
  return read.value.ok ? done(read.value) : failed('too-many', read.value.message)
}

/** Writes into notes, or only tries to; says what it could not write. */
export const writeNotesOf = async (order: WriteNotesOrder): Promise<Result<readonly WrittenNote[]>> => {
  if (order.notes.length === 0) return done([])
  const written = await runJob('write-notes', order, LONGEST)
  if (!written.ok && written.why === 'broken') throw new Error(`notes could not be written: ${written.reason}`)
  return written.ok ? done(written.value) : TOO_LARGE
}
