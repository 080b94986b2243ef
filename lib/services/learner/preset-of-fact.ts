import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import type { FactId } from '../../domain/ids'
import type { Preset } from '../../domain/scheduling/presets'
import type { Context } from '../context'

/** The preset of a fact: that of its main deck. */
export const presetOfFact = async ({ engine, actor }: Context, factId: FactId): Promise<Preset> => {
  const learner = await learnerOf(engine.read, actor.learnerId)
  const presets = await openPresets(engine.read, learner, actor.workspaceIds)
  return (await presets.ofFacts([factId]))(factId).preset
}
