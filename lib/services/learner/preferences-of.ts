import { findLearner } from '../../data/queries/learner/learner'
import type { DateStyle } from '../../domain/format/date-style'
import { DEFAULT_PREFERENCES, type Preferences } from '../../domain/preferences'
import type { Context } from '../context'

/** How the screens of the actor behave; the usual way while they have no row. */
export const preferencesOf = async ({ engine, actor }: Pick<Context, 'engine' | 'actor'>): Promise<Preferences> =>
  (await findLearner(engine.read, actor.learnerId))?.preferences ?? DEFAULT_PREFERENCES

/** How dates are written for the actor. */
export const dateStyleOf = async (ctx: Pick<Context, 'engine' | 'actor'>): Promise<DateStyle> =>
  (await preferencesOf(ctx)).dates
