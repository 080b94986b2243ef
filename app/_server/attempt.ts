import { unstable_rethrow } from 'next/navigation'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { log } from '@/lib/platform/log'
import { failed, type Result } from '@/lib/services/result'

/**
 * What `work` gives to a server action. A failing disk or database becomes a failure with its remedy, a bug a line in
 * the log and a sentence: a screen that is told what happened keeps what was typed.
 */
export const attempt = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await work()
  } catch (reason) {
    unstable_rethrow(reason)
    const failure = storageFailure(reason)
    if (failure) return failed('storage', failure.message)
    log.error('A server action failed.', { reason })
    return failed('conflict', 'Something went wrong on the server, and nothing was saved. Try again.')
  }
}
