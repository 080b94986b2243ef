import type { StorageSettings } from '../../data/open'
import type { Instant } from '../../domain/ids'
import { lockServer } from '../../platform/server-lock'
import { failed, type Result } from '../result'
import { explain } from './explain'

/** The only server or command on a data folder while `work` runs; a thrown error of the storage becomes a failure. */
export const withFolderLocked = async <T>(
  { dataDir }: StorageSettings,
  doing: string,
  now: Instant,
  work: () => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> => {
  const lock = lockServer(dataDir, { pid: process.pid, url: doing, startedAtMs: now })
  if (!lock.ok) return failed('conflict', `${lock.message} Nothing was changed.`)
  try {
    return await work()
  } catch (reason) {
    const message = explain(reason)
    if (message === null) throw reason
    return failed('storage', message)
  } finally {
    lock.release()
  }
}
