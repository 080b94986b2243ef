import { probeWrite } from '../data/engine/raw-query'
import { findLearner } from '../data/queries/learner/learner'
import { eventLoopDelay } from '../platform/guarded-server'
import type { Context } from './context'

/** Longer than any write waits for its turn on a machine that works. */
const LONGEST_SAVE_MS = 3_000

const withinLimit = async (work: Promise<void>): Promise<void> => {
  let limit: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    const error = new Error(`nothing could be saved for ${LONGEST_SAVE_MS} ms`)
    limit = setTimeout(() => reject(Object.assign(error, { code: 'AIDE_NO_TURN' })), LONGEST_SAVE_MS)
  })
  try {
    await Promise.race([work, tooLong])
  } finally {
    clearTimeout(limit)
  }
}

/**
 * Reads from the database, and saves something that changes nothing.
 * @throws what the database throws when it cannot be read, nothing can be saved, or its files are gone
 */
export const checkHealth = async ({ engine, now, actor }: Context) => {
  await engine.files?.inPlace()
  await findLearner(engine.read, actor.learnerId)
  const begin = performance.now()
  await withinLimit(probeWrite(engine, actor.learnerId))
  return {
    status: 'ok' as const,
    now,
    dialect: engine.dialect,
    /** How long requests had to wait for the server itself lately; null where it does not serve. */
    eventLoop: eventLoopDelay(),
    /** How long it took to save something that changes nothing, with all that waited before it. */
    saveMs: Math.round(performance.now() - begin),
  }
}
