import type { Authorized, FactInWorkspace, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { saveFactLink } from '../../data/mutations/facts'
import { comparableFacts, liveFacts } from '../../data/queries/conflicts/comparables'
import { compareFacts, differenceWords } from '../../domain/comparison/compare'
import type { FactId } from '../../domain/ids'
import { done, failed, type Result } from '../result'

const NO_DIFFERENCE = 'A newer value of the same thing.'

/** The fact that is to be said to have a newer value; null if there is to be none. Fails if it is retired or gone. */
export const factToUpdate = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  factId: FactId | null,
): Promise<Result<FactId | null>> =>
  factId === null || (await liveFacts(tx, workspaceId, [factId])).has(factId)
    ? done(factId)
    : failed('conflict', 'The earlier fact is no longer in your library, or is retired. Reload the page.')

/** Says in a link that a fact gives the newer value of what an earlier one says; the note names both values. */
export const linkNewer = async (tx: Tx, fact: Authorized<FactInWorkspace>, earlier: FactId): Promise<void> => {
  const { workspaceId, factId } = fact
  const facts = await comparableFacts(tx, workspaceId, { ids: [factId, earlier] })
  const [newer, older] = [factId, earlier].map((id) => facts.find((one) => one.factId === id)?.fact)
  const similarity = newer && older && compareFacts(newer, older)
  const note = similarity ? differenceWords(similarity, similarity.answers) : NO_DIFFERENCE
  await saveFactLink(tx, fact, { otherFactId: earlier, kind: 'updates', note })
}
