import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { cardIdOf, newKey } from '../../data/library-ids'
import {
  type FactRow,
  type NewCard,
  placeCards,
  replaceTags,
  retireItems,
  saveItems,
  type TagRow,
} from '../../data/mutations/library'
import type { FoundFact } from '../../data/queries/facts/fact-views'
import { membersOf } from '../../data/queries/learner/learner'
import type { CardPlacement } from '../../data/rows'
import { cardSearchText } from '../../domain/cards/search-text'
import type { CardPlan, CardToSave, KnownCard } from '../../domain/drafting/draft-cards'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import type { CardId, FactId, Instant } from '../../domain/ids'
import { hasShapes } from '../../domain/occlusion/occluded-text'

/** Tells the study tables where cards stand, one transaction at a time for each member. */
export const placeForMembers = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  placed: readonly CardPlacement[],
): Promise<void> => {
  const members = await membersOf(tx, workspace.workspaceId)
  for (const learnerId of [...members].sort()) await lockLearner(tx, learnerId)
  await placeCards(tx, workspace, placed)
}

/** Where a fact stands in the library, without what it says. */
export type FactPlace = Pick<
  FactRow,
  'id' | 'key' | 'articleId' | 'passageId' | 'origin' | 'position' | 'editedAt' | 'retiredAt' | 'sourceLine'
>

/** The place of a fact of the library, which a person edits now. */
export const editedPlaceOf = ({ fact, source }: FoundFact, now: Instant): FactPlace => ({
  id: fact.factId,
  key: fact.key,
  articleId: source.articleId,
  passageId: fact.passage.passageId,
  origin: fact.origin,
  position: fact.position,
  retiredAt: fact.retiredAt,
  sourceLine: fact.sourceLine,
  editedAt: now,
})

/** Writes the row of a fact. When it was made stays. */
export const saveFactRow = (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  place: FactPlace,
  {
    kind,
    weight,
    statement,
    asOf,
    reviewBy,
    speaker,
    hedge,
  }: Omit<FactDraft, 'topics' | 'people' | 'places' | 'cards'>,
  now: Instant,
): Promise<void> =>
  saveItems(tx, workspace, 'fact', [
    { ...place, kind, weight, statement, asOf, reviewBy, speaker, hedge, createdAt: now, updatedAt: now },
  ])

const tagsOf = (factId: FactId, input: FactDraft): readonly TagRow[] => [
  ...input.topics.map((name) => ({ factId, kind: 'topic' as const, name })),
  ...input.people.map((name) => ({ factId, kind: 'person' as const, name })),
  ...input.places.map((name) => ({ factId, kind: 'place' as const, name })),
]

/** What cards' ids are made of: those of a content file's group are the ones that the file itself would give. */
const idsOf = (workspace: Authorized<InWorkspace>, card: CardToSave, isContent: boolean) => {
  // The number of a deleted shape may be that of another one now.
  if (!isContent || card.group === null || hasShapes(card.front)) {
    const key = newKey<CardId>()
    return { id: key, key }
  }
  const ending = card.form === 'cloze' ? `/${card.deletion}` : card.form === 'reversed' ? '/reverse' : ''
  const key = card.group + ending
  return { id: cardIdOf(workspace.workspaceId, key), key }
}

const isUnchanged = (card: CardToSave, before: KnownCard) =>
  before.retiredAt === null &&
  card.form === before.form &&
  card.front === before.front &&
  card.back === before.back &&
  card.hint === before.hint &&
  (card.extra ?? null) === (before.extra ?? null) &&
  JSON.stringify(card.aliases) === JSON.stringify(before.aliases)

type ToWrite = {
  readonly place: FactPlace
  readonly input: FactDraft
  readonly plan: CardPlan
  /** The position of the first new card. */
  readonly cardPosition: number
  /** The statement as it was; null for a new fact. */
  readonly statementBefore: string | null
  readonly now: Instant
}

/**
 * Writes a fact with its tags and cards and puts new cards into the new-card queue. Memories keep everything they hold; those of
 * dropped cards are kept, and these are no longer reviewed. @returns the cards that the fact has now, in order
 */
export const writeFact = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  fact: ToWrite,
): Promise<readonly CardId[]> => {
  const { place, input, plan, statementBefore, now } = fact
  const groups = new Map<number, string>()
  let position = fact.cardPosition
  const { id: factId } = place
  const { statement, weight } = input
  const cards = plan.cards.map((card): { readonly row: NewCard; readonly changed: boolean } => {
    const { before, form, deletion, front, back, hint, extra = null, aliases } = card
    const ids = before ? { id: before.cardId, key: before.key } : idsOf(workspace, card, place.origin === 'content')
    const group = card.group ?? groups.get(card.question) ?? ids.id
    groups.set(card.question, group)
    return {
      changed: before === null || statement !== statementBefore || !isUnchanged(card, before),
      row: {
        ...ids,
        group,
        factId,
        form,
        deletion,
        front,
        back,
        hint,
        extra,
        aliases,
        position: before?.position ?? position++,
        search: cardSearchText({ front, back, extra }, statement),
        createdAt: now,
        updatedAt: now,
        retiredAt: null,
      },
    }
  })
  await saveFactRow(tx, workspace, place, input, now)
  await replaceTags(tx, workspace, [factId], tagsOf(factId, input))
  await saveItems(
    tx,
    workspace,
    'card',
    cards.filter(({ changed }) => changed).map((card) => card.row),
  )
  const dropped = plan.dropped.map(({ cardId }) => cardId)
  await retireItems(tx, workspace, 'card', dropped, now)
  const placed = (cardId: CardId, position: number, retired: boolean): CardPlacement => ({
    cardId,
    position,
    retired,
    factId,
    weight,
  })
  await placeForMembers(tx, workspace, [
    ...cards.map((card) => placed(card.row.id, card.row.position, false)),
    ...plan.dropped.map((card) => placed(card.cardId, card.position, true)),
  ])
  return cards.map((card) => card.row.id)
}
