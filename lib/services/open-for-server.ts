import { storageFailure } from '../data/engine/storage-failure'
import { MigrationDamageError, NewerSchemaError } from '../data/migrations/plan'
import { onDamage } from '../data/schema/dialect/damage'
import { systemClock } from '../platform/clock'
import { env } from '../platform/env'
import { isGuarded } from '../platform/guarded-server'
import { log } from '../platform/log'
import { setRunningEngine } from './runtime'
import { startUp } from './start-up'

/** The server calls this, if set, after the last request of a shutdown. */
const CLOSE = Symbol.for('aide.close')

const explained = (reason: unknown): string | null => {
  if (reason instanceof NewerSchemaError || reason instanceof MigrationDamageError) return reason.message
  return storageFailure(reason)?.message ?? null
}

/** Says once in a run that something stored is damaged: pages are shown without it, and the doctor names it. */
const warnOfDamage = (): void => {
  let isSaid = false
  onDamage((what) => {
    if (isSaid) return
    isSaid = true
    log.warn(`A stored value is damaged and is read as if it were missing: it ${what}. See “npm run aide -- doctor”.`)
  })
}

/**
 * Opens the data for a server process, or ends the process with what happened and what to do: a server without its
 * data would answer every request with an error.
 */
export const openForServer = async (): Promise<void> => {
  if (!isGuarded()) {
    log.error('This server has no guard in front of it. Start it with “npm start”, or “npm run dev” to work on it.')
    process.exit(1)
  }
  try {
    warnOfDamage()
    const { engine, content, contentError } = await startUp(env(), systemClock())
    setRunningEngine(engine)
    Object.assign(globalThis, { [CLOSE]: () => engine.close() })
    if (contentError) log.warn(contentError.message)
    else if (content?.changed) log.info(`Library loaded: ${content.facts} facts, ${content.cards} cards.`)
  } catch (reason) {
    const message = explained(reason)
    if (message === null) log.error('The data could not be opened.', { reason })
    else log.error(message)
    process.exit(1)
  }
}
