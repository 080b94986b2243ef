import { findLearner } from '../../data/queries/learner/learner'
import type { DateStyle } from '../../domain/format/date-style'
import { DEFAULT_PREFERENCES } from '../../domain/preferences'
import type { Context } from '../context'

/** How dates are written for the actor; the usual way while they have no row. */
export const dateStyleOf = async ({ engine, actor }: Pick<Context, 'engine' | 'actor'>): Promise<DateStyle> =>
  (await findLearner(engine.read, actor.learnerId))?.preferences.dates ?? DEFAULT_PREFERENCES.dates
