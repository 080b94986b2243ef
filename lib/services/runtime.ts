import type { Engine } from '../data/engine/engine'
import type { Instant } from '../domain/ids'
import type { Context } from './context'
import { homeAsker } from './home'

/** What was opened at the start and serves every request of this process. */
const OPENED = Symbol.for('aide.engine')
const shared = globalThis as { [OPENED]?: Engine } // the process-wide object has no type for what is kept there

export const setRunningEngine = (engine: Engine): void => {
  shared[OPENED] = engine
}

/** @throws when the start-up has not finished: a request cannot get here before it */
export const runningEngine = (): Engine => {
  const engine = shared[OPENED]
  if (!engine) throw new Error('the data was not opened: start-up has not run in this process')
  return engine
}

/** The context of a request on a machine without accounts. */
export const homeContext = async (engine: Engine, now: Instant): Promise<Context> => ({
  engine,
  now,
  asker: await homeAsker(engine),
})
