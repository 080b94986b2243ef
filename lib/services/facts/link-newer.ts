import type { Tx } from '../../data/engine/engine'
import { saveFactLink } from '../../data/mutations/fact-links'
import type { OwnLibrary } from '../../data/proof'
import { comparableFacts, liveFacts } from '../../data/queries/conflicts/comparables'
import { compareFacts, differenceWords } from '../../domain/comparison/compare'
import type { FactId } from '../../domain/ids'
import { done, failed, type Result } from '../result'

const NO_DIFFERENCE = 'A newer value of the same thing.'

/** Whether a fact can be said to have a newer value: it is in this library and not retired. */
export const canBeUpdated = async (tx: Tx, { workspaceId }: OwnLibrary, factId: FactId): Promise<Result<null>> =>
  (await liveFacts(tx, workspaceId, [factId])).has(factId)
    ? done(null)
    : failed('conflict', 'The earlier fact is no longer in your library, or is retired. Reload the page.')

/** Says in a link that a fact gives the newer value of what an earlier one says; the note names both values. */
export const linkNewer = async (tx: Tx, proof: OwnLibrary, factId: FactId, earlier: FactId): Promise<void> => {
  const facts = await comparableFacts(tx, proof.workspaceId, { ids: [factId, earlier] })
  const [newer, older] = [factId, earlier].map((id) => facts.find((one) => one.factId === id)?.fact)
  const likeness = newer && older && compareFacts(newer, older)
  const note = likeness ? differenceWords(likeness, likeness.answers) : NO_DIFFERENCE
  await saveFactLink(tx, proof, { factId, otherFactId: earlier, kind: 'updates', note })
}
