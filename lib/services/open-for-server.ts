import { tidyAfterRestore } from '../data/backup/restore'
import type { Engine } from '../data/engine/engine'
import { realDatabase } from '../data/files/names'
import { sqliteFileIn } from '../data/open'
import { systemClock } from '../platform/clock'
import { setDeviceGate } from '../platform/device-gate'
import { env, type Settings } from '../platform/env'
import { isGuarded } from '../platform/guarded-server'
import { log } from '../platform/log'
import { localActor, setRunningEngine } from './local-actor'
import { keepRollups } from './retention/rollup-keeper'
import { removeLeftExports } from './staging-folder'
import { startUp } from './start-up'
import { explain } from './storage/explain'
import { keepBackedUp } from './storage/keep-backed-up'

/** The server calls this, if set, after the last request of a shutdown. */
const CLOSE = Symbol.for('aide.close')

/** What is left of the five seconds that a stop may take, once requests have had theirs. */
const LAST_BACKUP_LIMIT_MS = 1_500

/** Lets paired devices in. Only a server that other devices can reach loads what this takes. */
const recogniseDevices = async (engine: Engine, { publicOrigin, dataDir }: Settings): Promise<void> => {
  if (publicOrigin === null) return
  const { deviceGateOver } = await import('./devices/device-gate')
  setDeviceGate(deviceGateOver(engine, dataDir))
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
    const settings = env()
    // The server holds the folder's lock, so nobody restores now.
    if (settings.databaseUrl === null) tidyAfterRestore(realDatabase(sqliteFileIn(settings.dataDir)))
    const { engine, isNew, content, contentError } = await startUp(settings, systemClock())
    setRunningEngine(engine)
    await removeLeftExports(systemClock())
    await recogniseDevices(engine, settings)
    const report = {
      written: (file: string) => log.info(`Backed up to ${file}.`),
      failed: (message: string) => log.warn(message),
    }
    const backups = keepBackedUp({ settings, engine, clock: systemClock, isNew, report })
    const rollups = keepRollups(engine, await localActor(engine), (reason) =>
      log.error('The statistics could not be updated. This is tried again after the next answer.', {
        reason,
      }),
    )
    const close = async () => {
      await rollups.stop()
      await backups.stop(LAST_BACKUP_LIMIT_MS)
      await engine.close()
    }
    Object.assign(globalThis, { [CLOSE]: close })
    if (contentError) log.warn(contentError.message)
    else if (content?.changed) log.info(`Library loaded: ${content.facts} facts, ${content.cards} cards.`)
  } catch (reason) {
    const message = explain(reason)
    if (message === null) log.error('The data could not be opened.', { reason })
    else log.error(message)
    process.exit(1)
  }
}
