import { and, asc, inArray, isNull } from 'drizzle-orm'
import { answerText } from '../../../domain/cards/sides'
import type { FactId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** What the cards of facts ask for, each answer once, in the order of the cards. */
export const answersOfFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, readonly string[]>> => {
  const found = new Map<FactId, string[]>()
  if (factIds.length === 0) return found
  const { cards: c } = store.t
  const rows = await store.db
    .select({ factId: c.factId, form: c.form, deletion: c.deletion, front: c.front, back: c.back })
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), inArray(c.factId, [...factIds]), isNull(c.retiredAt)))
    .orderBy(asc(c.position), asc(c.deletion))
  for (const row of rows) {
    const { factId } = row
    const answer = answerText(row)
    const ofFact = found.get(factId) ?? []
    if (!ofFact.includes(answer)) found.set(factId, [...ofFact, answer])
  }
  return found
}
