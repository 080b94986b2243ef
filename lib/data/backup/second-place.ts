import { dirname } from 'node:path'
import { MINUTE_MS } from '../../domain/time/units'
import { backupsAmong } from '../files/backups'
import { storageWorker } from '../worker/storage-worker'
import { thinned } from './thin-libraries'

/** A copy in the second place, or why there is none. */
export type SecondCopy =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly file: string; readonly problem: string }

/** A network drive that went away holds up whoever asks for it, so only a thread asks, and for no longer than this. */
const LIMIT_MS = 2 * MINUTE_MS

/** Copies a finished backup to `file` in the second place, checks it there, and thins that place. Never rejects. */
export const copyToSecondPlace = async (from: string, file: string, now: number): Promise<SecondCopy> => {
  const worker = storageWorker()
  const limit = setTimeout(worker.abandon, LIMIT_MS)
  limit.unref()
  try {
    await worker.run('copy-backup', { from, file })
    const folder = dirname(file)
    const backups = backupsAmong(folder, await worker.run('list', { folder }))
    await worker.run('remove', { files: await thinned(worker, backups, file, now) })
    await worker.end()
    return { ok: true, file }
  } catch (reason) {
    worker.abandon()
    return { ok: false, file, problem: reason instanceof Error ? reason.message : String(reason) }
  } finally {
    clearTimeout(limit)
  }
}
