import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { newKey } from '../../data/library-ids'
import { addTopic, markFactsChanged, removeTopic, setFactsWeight } from '../../data/mutations/facts'
import { replaceDecksOfFacts, retireItems, saveDecks } from '../../data/mutations/library'
import { type ChosenFact, decksOfFacts, everyCardOfFacts, factsWithTopic } from '../../data/queries/cards/card-rows'
import { deckNamed } from '../../data/queries/learner/decks'
import type { DeckId, FactId, Instant } from '../../domain/ids'
import type { Weight } from '../../domain/library'
import { placeForMembers } from '../facts/write-fact'

/** Facts of one workspace that are changed together. */
export type FactsToChange = {
  readonly workspace: Authorized<InWorkspace>
  readonly facts: readonly ChosenFact[]
  readonly now: Instant
}

/** What was changed: the facts that are different now, and the decks that were made for them. */
export type ChangedFacts = {
  readonly factIds: readonly FactId[]
  readonly madeDecks: readonly DeckId[]
}

const idsOf = (facts: readonly ChosenFact[]): readonly FactId[] => facts.map(({ factId }) => factId)

/** Gives facts a weight. */
export const weighFacts = async (
  tx: Tx,
  { workspace, facts, now }: FactsToChange,
  weight: Weight,
): Promise<ChangedFacts> => {
  const others = facts.filter((fact) => fact.weight !== weight)
  const factIds = idsOf(others)
  await setFactsWeight(tx, workspace, factIds, weight)
  await markFactsChanged(tx, workspace, factIds, now)
  return { factIds, madeDecks: [] }
}

/** Gives facts some topics and takes others from them. */
export const tagFacts = async (
  tx: Tx,
  { workspace, facts, now }: FactsToChange,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<ChangedFacts> => {
  const all = idsOf(facts)
  const changed = new Set<FactId>()
  const each = async (names: readonly string[], isAdded: boolean): Promise<void> => {
    for (const name of names) {
      const having = await factsWithTopic(tx, workspace.workspaceId, all, name)
      const ids = all.filter((id) => having.has(id) !== isAdded)
      if (ids.length === 0) continue
      await (isAdded ? addTopic(tx, workspace, ids, name) : removeTopic(tx, workspace, ids, name))
      for (const id of ids) changed.add(id)
    }
  }
  await each(remove, false)
  await each(add, true)
  const factIds = [...changed]
  await markFactsChanged(tx, workspace, factIds, now)
  return { factIds, madeDecks: [] }
}

/** Moves facts to the deck of that name, which is made if there is none; without a name they are in no deck. */
export const moveFacts = async (
  tx: Tx,
  { workspace, facts, now }: FactsToChange,
  name: string,
): Promise<ChangedFacts> => {
  const { workspaceId } = workspace
  const known = name === '' ? null : await deckNamed(tx, workspaceId, name)
  let deckId = known
  if (deckId === null && name !== '') {
    deckId = newKey<DeckId>()
    await saveDecks(tx, workspace, [{ id: deckId, name, articleId: null, createdAt: now }])
  }
  const decks = await decksOfFacts(tx, workspaceId, idsOf(facts))
  const byFact = new Map<FactId, DeckId[]>()
  for (const [deck, factId] of decks) byFact.set(factId, [...(byFact.get(factId) ?? []), deck])
  const factIds = idsOf(facts).filter((id) => (byFact.get(id) ?? []).join() !== (deckId ?? ''))
  const rows = deckId === null ? [] : factIds.map((factId) => ({ deckId, factId }))
  await replaceDecksOfFacts(tx, workspace, rows, factIds)
  await markFactsChanged(tx, workspace, factIds, now)
  return { factIds, madeDecks: deckId !== null && known === null ? [deckId] : [] }
}

/** Takes facts out of the library with their cards, or brings back those that were taken out at one time. */
export const setFactsRetired = async (
  tx: Tx,
  { workspace, facts, now }: FactsToChange,
  retiredAt: Instant | null,
): Promise<ChangedFacts> => {
  const changed = facts.filter((fact) => (fact.retiredAt === null) === (retiredAt !== null))
  const factIds = idsOf(changed)
  const byId = new Map(changed.map((fact) => [fact.factId, fact]))
  const cards = (await everyCardOfFacts(tx, workspace.workspaceId, factIds)).filter(
    (card) => card.retiredAt === (byId.get(card.factId)?.retiredAt ?? null),
  )
  await retireItems(tx, workspace, 'fact', factIds, retiredAt)
  // What a content file says no longer brings its facts back or takes them away.
  await markFactsChanged(tx, workspace, idsOf(changed.filter(({ isContent }) => isContent)), now)
  await retireItems(
    tx,
    workspace,
    'card',
    cards.map(({ cardId }) => cardId),
    retiredAt,
  )
  await placeForMembers(
    tx,
    workspace,
    cards.map(({ cardId, factId, position }) => ({
      cardId,
      factId,
      position,
      weight: byId.get(factId)?.weight ?? 'should',
      retired: retiredAt !== null,
    })),
  )
  return { factIds, madeDecks: [] }
}
