import type { Store } from '../../data/engine/engine'
import { updatesOfFacts } from '../../data/queries/facts/fact-links'
import type { Update } from '../../domain/comparison/value-chain'
import type { FactId, WorkspaceId } from '../../domain/ids'

/** Links are followed so far from a fact, each way. */
const MOST_LINKS = 12

/** The updates around these facts: read in rounds, in each the links of the facts that the round before led to. */
export const updatesAround = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<readonly Update[]> => {
  const updates = new Map<string, Update>()
  const seen = new Set(factIds)
  let next: readonly FactId[] = [...seen]
  for (let round = 0; round < MOST_LINKS && next.length > 0; round++) {
    const found = await updatesOfFacts(store, workspaceIds, next)
    for (const update of found) updates.set(`${update.newer} ${update.older}`, update)
    next = [...new Set(found.flatMap(({ newer, older }) => [newer, older]))].filter((id) => !seen.has(id))
    for (const id of next) seen.add(id)
  }
  return [...updates.values()]
}
