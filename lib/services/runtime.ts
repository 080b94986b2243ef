import type { Engine } from '../data/engine/engine'
import type { Instant } from '../domain/ids'
import type { Actor, Context } from './context'
import { localActor } from './home'

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

/** There are no accounts: the learner of this machine stays the same while the process runs. */
const actors = new WeakMap<Engine, Actor>()

/** The context of a request on a machine without accounts. */
export const localContext = async (engine: Engine, now: Instant): Promise<Context> => {
  const cached = actors.get(engine)
  if (cached) return { engine, now, actor: cached }
  const actor = await localActor(engine)
  actors.set(engine, actor)
  return { engine, now, actor }
}
