import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { saveCards } from '../../data/mutations/cards'
import { addFactPassage } from '../../data/mutations/fact-passages'
import { type FactRow, type NewCard, replaceDecksOfFacts, replaceTags, saveFacts } from '../../data/mutations/library'
import { cardSearchText } from '../../domain/cards/search-text'
import type { DeckId, FactId } from '../../domain/ids'
import { placeForMembers } from '../facts/write-fact'
import type { PlannedLines } from './text-json-plan'

/** A line as a row. Ids of an export, which its reader has checked to belong together, are taken for ids of the library. */
export const rowOf = <Row>(line: { readonly type: string }): Row => {
  const { type: _, ...row } = line
  return row as unknown as Row
}

/** Saves facts with their tags, decks and further passages. */
export const writeFacts = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  { facts }: PlannedLines,
): Promise<void> => {
  const rows = facts.map((fact) => {
    const { topics: _t, people: _p, places: _l, deckIds: _d, furtherPassages: _f, links: _n, ...line } = fact
    return rowOf<FactRow>(line)
  })
  const factIds = rows.map(({ id }) => id)
  await saveFacts(tx, workspace, rows)
  const named = { topic: 'topics', person: 'people', place: 'places' } as const
  await replaceTags(
    tx,
    workspace,
    factIds,
    facts.flatMap((fact) =>
      (['topic', 'person', 'place'] as const).flatMap(
        (kind) => fact[named[kind]].map((name) => ({ factId: fact.id as FactId, kind, name })), // edge
      ),
    ),
  )
  await replaceDecksOfFacts(
    tx,
    workspace,
    facts.flatMap(({ id, deckIds }) => deckIds.map((deckId) => ({ deckId: deckId as DeckId, factId: id as FactId }))), // edge
    factIds,
  )
  for (const fact of facts) {
    const own = { ...workspace, factId: fact.id as FactId } // edge
    for (const further of fact.furtherPassages)
      await addFactPassage(tx, own, {
        ...further,
        passageId: further.passageId,
        articleId: further.articleId,
      } as Parameters<typeof addFactPassage>[2]) // edge
  }
}

/** Saves cards, and places them among the new ones of each member. @param facts of the import so far, by id */
export const writeCards = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  planned: PlannedLines,
  facts: FactsOfImport,
): Promise<void> => {
  const rows = planned.cards.map((card): NewCard => {
    const statement = facts.get(card.factId)?.statement ?? ''
    return { ...rowOf<NewCard>(card), search: cardSearchText(card, statement) }
  })
  await saveCards(tx, workspace, rows)
  await placeForMembers(
    tx,
    workspace,
    rows.map(({ id: cardId, factId, position, retiredAt }) => {
      const fact = facts.get(factId)
      const retired = retiredAt != null || fact?.retired === true
      return { cardId, factId, weight: fact?.weight ?? 'should', position, retired }
    }),
  )
}

/** What is needed of the facts of an import, by id. */
export type FactsOfImport = Map<
  string,
  { readonly statement: string; readonly weight: 'must' | 'should' | 'nice'; readonly retired: boolean }
>
