import type { Store } from '../../data/engine/engine'
import { cardsOfIds } from '../../data/queries/imports/cards-of-ids'
import type { StoredCard } from '../../data/queries/imports/imports'
import type { CardId, FactId, WorkspaceId } from '../../domain/ids'
import type { OtherProblem } from '../../interchange/anki/import-problems'
import type { StagedNote } from '../../interchange/anki/staged-note'

/** A question that this library asks already: of which fact, and why it is left as it is although the file differs. */
export type OwnCards = { readonly factId: FactId; readonly left: OtherProblem | null }

const idsOf = ({ beside }: StagedNote): readonly string[] => beside?.cardIds ?? []

/** Whether cards of the library say what a row says. */
const saysTheSame = (note: StagedNote, own: readonly StoredCard[]): boolean =>
  own.every(({ front, back, extra }) =>
    note.cards.some((card) => card.front === front && card.back === back && (card.extra ?? null) === extra),
  )

/**
 * Of notes that were exported here, those whose cards are in the library, by guid. A table does not say which of two texts
 * is newer, and a card with a source must agree with its passage: what is here stays, and a difference is reported.
 */
export const ownCardsOf = async (
  store: Store,
  workspaceId: WorkspaceId,
  notes: readonly StagedNote[],
): Promise<ReadonlyMap<string, OwnCards>> => {
  const ids = notes.flatMap(idsOf) as CardId[] // an id that is none of ours finds nothing
  const rows = await cardsOfIds(store, workspaceId, ids)
  const found = new Map<string, OwnCards>()
  for (const note of notes) {
    const own = idsOf(note).flatMap((id) => rows.get(id as CardId) ?? []) // as above
    const [first] = own
    if (!first) continue
    const isRetired = own.every(({ retiredAt }) => retiredAt !== null)
    const left = isRetired ? 'retired' : saysTheSame(note, own) ? null : 'differs'
    found.set(note.guid, { factId: first.factId, left })
  }
  return found
}
