import { findLearner } from '../data/queries/learner'
import type { Instant } from '../domain/ids'
import type { Context } from './context'

export type Health = { readonly status: 'ok'; readonly now: Instant; readonly dialect: 'sqlite' | 'postgres' }

/** Reads from the database. @throws what the database throws when it cannot be read, or when its files are gone */
export const checkHealth = async ({ engine, now, asker }: Context): Promise<Health> => {
  await engine.files?.inPlace()
  await findLearner(engine.read, asker.learnerId)
  return { status: 'ok', now, dialect: engine.dialect }
}
