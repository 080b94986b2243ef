import type { Store } from '../../data/engine/engine'
import { linksOfBlocks } from '../../data/queries/folders/synced-folders'
import { cardsOfIds } from '../../data/queries/imports/cards-of-ids'
import type { StoredCard } from '../../data/queries/imports/imports'
import type { CardId, FactId, WorkspaceId } from '../../domain/ids'
import type { OtherProblem } from '../../interchange/anki/import-problems'
import type { StagedNote } from '../../interchange/anki/staged-note'
import { readsTheSame } from '../../interchange/text-export/card-note'

/** A question that this library asks already: of which fact, and why it is left as it is although the file differs. */
export type OwnCards = { readonly factId: FactId; readonly left: OtherProblem | null }

const idsOf = ({ beside }: StagedNote): readonly string[] => beside?.cardIds ?? []

/** Whether cards of the library say what a note says, as exactly as its format gives their texts back. */
const saysTheSame = (note: StagedNote, own: readonly StoredCard[]): boolean => {
  const { isExact = false, blockId } = note.beside ?? {}
  if (isExact) {
    return own.every(({ front, back, extra }) =>
      note.cards.some((card) => card.front === front && card.back === back && (card.extra ?? null) === extra),
    )
  }
  return blockId === undefined || own.every((card) => note.cards.some((read) => readsTheSame(read, card)))
}

/**
 * Of notes that were exported here, those whose cards are in the library, by guid. A table does not say which of two texts
 * is newer, and a card with a source must agree with its passage: what is here stays, and a difference is reported.
 * HTML of a text for Anki is not compared, because it does not give our own text back.
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

/** The ids that a sync makes. Ids of a person's own may name another block in another vault. */
const MADE_ID = /^am-/u

/** Of notes in Markdown, those whose block is that of a card of a synced folder, by guid. */
export const syncedCardsOf = async (
  store: Store,
  workspaceId: WorkspaceId,
  notes: readonly StagedNote[],
): Promise<ReadonlyMap<string, OwnCards>> => {
  const ids = notes.flatMap(({ beside }) => beside?.blockId ?? [])
  if (ids.length === 0) return new Map()
  const links = new Map((await linksOfBlocks(store, workspaceId, ids)).map((link) => [link.blockId, link]))
  return new Map(
    notes.flatMap(({ guid, beside, cards }): [string, OwnCards][] => {
      const link = links.get(beside?.blockId ?? '')
      if (!link) return []
      const isSame = MADE_ID.test(link.blockId) || link.base?.question === cards[0]?.front
      return isSame ? [[guid, { factId: link.factId, left: 'synced' }]] : []
    }),
  )
}
