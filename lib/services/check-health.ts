import { findLearner } from '../data/queries/learner'
import type { Instant } from '../domain/ids'
import type { EventLoopDelay } from '../platform/event-loop-watch'
import { eventLoopDelay } from '../platform/guarded-server'
import type { Context } from './context'

export type Health = {
  readonly status: 'ok'
  readonly now: Instant
  readonly dialect: 'sqlite' | 'postgres'
  /** How long requests had to wait for the server itself lately; null where it does not serve. */
  readonly eventLoop: EventLoopDelay | null
}

/** Reads from the database. @throws what the database throws when it cannot be read, or when its files are gone */
export const checkHealth = async ({ engine, now, asker }: Context): Promise<Health> => {
  await engine.files?.inPlace()
  await findLearner(engine.read, asker.learnerId)
  return { status: 'ok', now, dialect: engine.dialect, eventLoop: eventLoopDelay() }
}
