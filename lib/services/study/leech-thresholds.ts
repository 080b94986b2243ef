import type { Store } from '../../data/engine/engine'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import type { FactId } from '../../domain/ids'
import type { Actor } from '../context'

/** The lapses from which the cards of each fact are leeches, by the fact's preset; 0 where none are. */
export const leechThresholds = async (
  store: Store,
  { learnerId, workspaceIds }: Pick<Actor, 'learnerId' | 'workspaceIds'>,
  factIds: readonly FactId[],
): Promise<(factId: FactId) => number> => {
  const presets = await openPresets(store, await learnerOf(store, learnerId), workspaceIds)
  const optionsOf = await presets.ofFacts([...new Set(factIds)])
  return (factId) => optionsOf(factId).preset.scheduling.leechThreshold
}
