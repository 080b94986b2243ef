import { lockLearner } from '../../data/engine/raw-query'
import { saveChoices } from '../../data/mutations/learner'
import { findLearner } from '../../data/queries/learner/learner'
import type { DateStyle } from '../../domain/format/date-style'
import type { StudyDay } from '../../domain/ids'
import { DEFAULT_PREFERENCES, type Preferences } from '../../domain/preferences'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import type { Result } from '../result'
import { learnerToday } from './study-day-of'

/** How the screens of the actor behave; the usual way while they have no row. */
export const preferencesOf = async ({ engine, actor }: Pick<Context, 'engine' | 'actor'>): Promise<Preferences> =>
  (await findLearner(engine.read, actor.learnerId))?.preferences ?? DEFAULT_PREFERENCES

/** How dates are written for the actor. */
export const dateStyleOf = async (ctx: Pick<Context, 'engine' | 'actor'>): Promise<DateStyle> =>
  (await preferencesOf(ctx)).dates

/** Changes how the screens of the actor behave. @param next what they are to be; a failure changes nothing */
export const changePreferences = (
  ctx: Context,
  next: (before: Preferences, today: StudyDay) => Result<Preferences>,
): Promise<Result<Preferences>> =>
  ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const { learner, day } = await learnerToday(ctx, tx)
    const changed = next(learner.preferences, day)
    if (!changed.ok) return changed
    await saveChoices(tx, actingLearner(ctx.actor), { queue: learner.queue, preferences: changed.value })
    return changed
  })
