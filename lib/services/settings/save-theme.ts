import { lockLearner } from '../../data/engine/raw-query'
import { saveChoices } from '../../data/mutations/learner'
import { learnerOf } from '../../data/queries/learner/learner'
import type { Preferences } from '../../domain/preferences'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

/** Saves the actor's theme; every other setting stays as it is. */
export const saveTheme = (ctx: Context, theme: Preferences['theme']): Promise<void> => {
  const actor = actingLearner(ctx.actor)
  return ctx.engine.write(async (tx) => {
    await lockLearner(tx, actor.learnerId)
    const learner = await learnerOf(tx, actor.learnerId)
    const { queue } = learner
    const preferences = { ...learner.preferences, theme }
    await saveChoices(tx, actor, { queue, preferences })
  })
}
