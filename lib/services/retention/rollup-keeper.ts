import type { Engine } from '../../data/engine/engine'
import type { LearnerId } from '../../domain/ids'
import type { Actor, Context } from '../context'
import { subscribe } from '../events'
import { sharedByEngine } from '../shared-by-engine'
import { catchUp } from './update-rollups'

/** How long no answer came in before those that did are summed together. */
const QUIET_MS = 1_000
/** Answers that keep coming in are summed after this long. */
const MOST_WAIT_MS = 30_000

type Work = {
  /** The catching up under way, and the one after it, which includes what was committed before it starts. */
  running: Promise<void> | null
  next: Promise<void> | null
}

type Keeper = { isStopped: boolean; readonly work: Map<LearnerId, Work> }

const keeperOf = sharedByEngine<Keeper>('rollup-keeper', () => ({ isStopped: false, work: new Map() }))

const workOf = (engine: Engine, { learnerId }: Actor): Work => {
  const { work } = keeperOf(engine)
  const own = work.get(learnerId) ?? { running: null, next: null }
  work.set(learnerId, own)
  return own
}

const start = (engine: Engine, actor: Actor, work: Work): Promise<void> => {
  const keeper = keeperOf(engine)
  work.running = catchUp(engine, actor, { isStopped: () => keeper.isStopped }).finally(() => {
    work.running = null
  })
  return work.running
}

/** Catches up, one after another: whoever comes while it runs waits for the next one, together with all others. */
const inTurn = (engine: Engine, actor: Actor): Promise<void> => {
  const work = workOf(engine, actor)
  if (!work.running) return start(engine, actor, work)
  work.next ??= work.running
    .catch(() => undefined)
    .then(() => {
      work.next = null
      return start(engine, actor, work)
    })
  return work.next
}

/** Resolves when the actor's rollups include everything that was committed before. A query where they do. */
export const rollupsUpToDate = ({ engine, actor }: Context): Promise<void> => inTurn(engine, actor)

export type KeptRollups = {
  /** Ends it after the step that is running; what is left is summed after the next start. */
  readonly stop: () => Promise<void>
}

/**
 * Keeps a learner's rollups up to date in the background: now, and after answers came in. What fails
 * is tried again at the next answers.
 */
export const keepRollups = (engine: Engine, actor: Actor, failed: (reason: unknown) => void): KeptRollups => {
  const keeper = keeperOf(engine)
  const behind = new Map<LearnerId, { readonly since: number; readonly timer: NodeJS.Timeout }>()
  let running: Promise<void> = Promise.resolve()
  const run = (who: Actor) => {
    behind.delete(who.learnerId)
    running = inTurn(engine, who).catch((reason: unknown) => {
      if (!keeper.isStopped) failed(reason)
    })
  }
  const unsubscribe = subscribe(engine, 'log-appended', (who) => {
    const waiting = behind.get(who.learnerId)
    clearTimeout(waiting?.timer)
    const since = waiting?.since ?? performance.now()
    const wait = Math.max(0, Math.min(QUIET_MS, since + MOST_WAIT_MS - performance.now()))
    behind.set(who.learnerId, { since, timer: setTimeout(() => run(who), wait).unref() })
  })
  run(actor)
  return {
    stop: async () => {
      keeper.isStopped = true
      unsubscribe()
      for (const { timer } of behind.values()) clearTimeout(timer)
      await running
    },
  }
}
