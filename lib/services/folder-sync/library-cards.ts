import type { Store } from '../../data/engine/engine'
import { noSourceIdsOf } from '../../data/library-ids'
import { inPieces } from '../../data/mutations/upsert'
import { cardsOfIds } from '../../data/queries/imports/cards-of-ids'
import {
  cardRowsOf,
  factRowsOf,
  knownNotes,
  type StoredCard,
  type StoredFact,
} from '../../data/queries/imports/imports'
import { draftCardsOf, type KnownCard } from '../../domain/drafts/draft-cards'
import type { DraftCard } from '../../domain/drafts/fact-draft'
import { cardOfBlockId } from '../../domain/folder-sync/block-id'
import { withGapsInOrder } from '../../domain/folder-sync/gap-numbers'
import type { LibrarySide, SyncLink } from '../../domain/folder-sync/plan-folder-sync'
import type { SyncedText } from '../../domain/folder-sync/synced-text'
import type { CardId, FactId, WorkspaceId } from '../../domain/ids'

type Grouped = Pick<KnownCard, 'cardId' | 'group'>

/** Which of a fact's questions a card belongs to, also a card that is retired; -1 if none asks for it any more. */
export const questionOfCard = (cards: readonly Grouped[], questions: readonly DraftCard[], cardId: CardId): number => {
  const groupOf = (id: CardId | null) => cards.find((card) => card.cardId === id)?.group
  const group = groupOf(cardId)
  return group === undefined ? -1 : questions.findIndex((question) => groupOf(question.cardId) === group)
}

/** What a question says, as a note can say it. */
export const syncedTextOf = ({ form, front, back }: DraftCard): SyncedText => {
  if (form === 'cloze') return { form, question: withGapsInOrder(front), answer: '' }
  return { form: form === 'reversed' ? 'reversed' : 'question', question: front, answer: back }
}

const knownCard = ({ id, ...row }: StoredCard): KnownCard => ({ ...row, cardId: id })

type FactRows = {
  readonly facts: ReadonlyMap<FactId, StoredFact>
  readonly cards: ReadonlyMap<FactId, readonly StoredCard[]>
}

const rowsOf = async (store: Store, workspaceId: WorkspaceId, factIds: readonly FactId[]): Promise<FactRows> => {
  const facts = new Map<FactId, StoredFact>()
  const cards = new Map<FactId, readonly StoredCard[]>()
  for (const piece of inPieces([...new Set(factIds)])) {
    for (const [id, row] of await factRowsOf(store, workspaceId, piece)) facts.set(id, row)
    for (const [id, rows] of await cardRowsOf(store, workspaceId, piece)) cards.set(id, rows)
  }
  return { facts, cards }
}

/** The cards of links as the library has them, by the ids of their blocks. */
export const libraryCardsOf = async (
  store: Store,
  workspaceId: WorkspaceId,
  links: readonly SyncLink[],
): Promise<ReadonlyMap<string, LibrarySide>> => {
  const { facts, cards } = await rowsOf(
    store,
    workspaceId,
    links.map(({ factId }) => factId),
  )
  const noSource = noSourceIdsOf(workspaceId).articleId
  const found = links.flatMap(({ blockId, factId, cardId }): [string, LibrarySide][] => {
    const fact = facts.get(factId)
    if (!fact) return []
    const known = (cards.get(factId) ?? []).map(knownCard)
    const questions = draftCardsOf(known)
    const question = fact.retiredAt === null ? questions[questionOfCard(known, questions, cardId)] : undefined
    const text = question ? syncedTextOf(question) : null
    return [[blockId, { factId, cardId, text, hasSource: fact.articleId !== noSource, sourceLine: fact.sourceLine }]]
  })
  return new Map(found)
}

/** Cards that an export wrote into a note, by the ids of their blocks. */
const exportedFrom = async (
  store: Store,
  workspaceId: WorkspaceId,
  guids: readonly string[],
): Promise<readonly SyncLink[]> => {
  const ids = new Map(guids.flatMap((guid) => (cardOfBlockId(guid) === null ? [] : [[guid, cardOfBlockId(guid)]])))
  const rows = await cardsOfIds(store, workspaceId, [...ids.values()] as CardId[]) // an id that is none of ours finds nothing
  return [...ids].flatMap(([guid, id]): SyncLink[] => {
    const row = rows.get(id as CardId) // as above
    return row ? [{ blockId: guid, factId: row.factId, cardId: row.id, path: '', base: null }] : []
  })
}

/** The cards that imports brought and that ask one question, by the guids of their questions; and those that were exported. */
export const importedCardsOf = async (
  store: Store,
  workspaceId: WorkspaceId,
  guids: readonly string[],
): Promise<ReadonlyMap<string, LibrarySide>> => {
  const factOf = new Map<string, FactId>()
  for (const piece of inPieces([...new Set(guids)]))
    for (const [guid, { factId }] of await knownNotes(store, workspaceId, piece)) factOf.set(guid, factId)
  const { cards } = await rowsOf(store, workspaceId, [...factOf.values()])
  const links = [...factOf].flatMap(([guid, factId]): SyncLink[] => {
    const questions = draftCardsOf((cards.get(factId) ?? []).map(knownCard))
    const cardId = questions.length === 1 ? questions[0]?.cardId : null
    return cardId ? [{ blockId: guid, factId, cardId, path: '', base: null }] : []
  })
  return libraryCardsOf(store, workspaceId, [...links, ...(await exportedFrom(store, workspaceId, guids))])
}
