import type { Instant } from '../domain/ids'
import { onLogAppended } from './events'
import { localContext } from './home'
import { done, failed } from './result'
import { rollupsUpToDate } from './retention/rollup-keeper'
import { type StartSettings, startUp } from './start-up'
import { explain } from './storage/explain'

export { answersNobodyElse } from '../data/engine/yield-to-event-loop'
export { explain } from './storage/explain'

/**
 * Opens the data for one command, beside a server or without one, as that learner of this machine. Fails as `storage`
 * where the disk or the database does not allow it.
 */
export const openForCommand = async (settings: StartSettings, now: Instant) => {
  try {
    const { engine, contentError } = await startUp(settings, now)
    const ctx = { ...(await localContext(engine, now)), via: 'terminal' as const }
    let hasAppended = false
    onLogAppended(engine, () => {
      hasAppended = true
    })
    return done({
      ctx,
      /** In words: content files with errors (the library is as before). Null where all is well. */
      warning: contentError?.message ?? null,
      close: async () => {
        // The answers are stored. If this fails, the next start tries it again.
        if (hasAppended) await rollupsUpToDate(ctx).catch(() => undefined)
        await engine.close()
      },
    })
  } catch (reason) {
    const message = explain(reason)
    if (message === null) throw reason
    return failed('storage', message)
  }
}
