import type { Tx } from '../../data/engine/engine'
import { addSettingsVersion } from '../../data/mutations/learner'
import { savePreset } from '../../data/mutations/presets'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import type { PresetId } from '../../domain/ids'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { newSettingsId } from '../home'

/** Restores a deleted preset with its decks. Time zone and day start are those of the learner, which may be others by now. */
export const putBackInForce = async (tx: Tx, ctx: Context, id: PresetId): Promise<void> => {
  const actor = actingLearner(ctx.actor)
  await savePreset(tx, actor, id, { retiredAt: null })
  const learner = await learnerOf(tx, actor.learnerId)
  const { timeZone, dayStartHour } = learner.scheduling
  const presets = await openPresets(tx, learner, ctx.actor.workspaceIds)
  const settings = { ...presets.byId(id).scheduling, timeZone, dayStartHour }
  await addSettingsVersion(tx, actor, newSettingsId(), settings, ctx.now)
}
