import { findLearner } from '../data/queries/learner'
import type { Instant } from '../domain/ids'
import type { Context } from './context'

export type Health = { readonly status: 'ok'; readonly now: Instant; readonly dialect: 'sqlite' | 'postgres' }

/** Reads from the database. @throws what the database throws when it cannot be read */
export const checkHealth = async ({ engine, now, asker }: Context): Promise<Health> => {
  await findLearner(engine.read, asker.learnerId)
  return { status: 'ok', now, dialect: engine.dialect }
}
