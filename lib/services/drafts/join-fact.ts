import type { Tx } from '../../data/engine/engine'
import type { ArticleView } from '../../data/queries/articles/article-page'
import { factSaying } from '../../data/queries/drafts/drafts'
import type { RowsChange } from '../../domain/actions/action'
import { draftOfFact, planCards } from '../../domain/drafting/draft-cards'
import type { DraftCard, FactDraft } from '../../domain/drafting/fact-draft'
import type { Span } from '../../domain/finder/mention'
import type { FactId } from '../../domain/ids'
import { factToChange } from '../authorise'
import type { Context } from '../context'
import { rewriteFact } from '../facts/edit-fact'
import { passageAt } from '../facts/write-fact'

type Offered = { readonly span: Span; readonly fact: FactDraft }

/** The fact that was made of the same sentence and says the same: a second draft of it is another card of that fact. */
export const factOfSameSentence = async (
  tx: Tx,
  { workspaceId, articleId, snapshotId, text }: ArticleView,
  { span, fact: { statement } }: Offered,
): Promise<FactId | null> => {
  const placed = passageAt(workspaceId, snapshotId, text, span)
  return placed.ok ? factSaying(tx, { workspaceId, articleId, passageId: placed.value.row.id, statement }) : null
}

const isSameCard = (one: DraftCard) => (other: DraftCard) =>
  one.form === other.form && one.front === other.front && one.back === other.back

const both = (own: readonly string[], more: readonly string[]): readonly string[] => [...new Set([...own, ...more])]

/**
 * Gives a fact the cards of a draft, with the topics, people and places that it lacks. Null, with nothing written, where
 * the fact with these cards does not pass the lint.
 * @returns how many cards the draft came to
 */
export const joinFact = async (tx: Tx, ctx: Context, factId: FactId, fact: FactDraft): Promise<number | null> => {
  const read = await factToChange(ctx, factId, tx)
  if (!read.ok) return null
  const own = draftOfFact(read.value.fact)
  const cards = fact.cards
    .filter((card) => !own.cards.some(isSameCard(card)))
    .map((card) => ({ ...card, cardId: null }))
  const input = {
    ...own,
    topics: both(own.topics, fact.topics),
    people: both(own.people, fact.people),
    places: both(own.places, fact.places),
    cards: [...own.cards, ...cards],
  }
  const written = await rewriteFact(tx, ctx, read.value, input, { span: null, minds: () => true })
  return written.ok ? planCards([], fact.cards).cards.length : null
}

/** Whether changes of an action made a fact or brought it back. */
export const madeFact = (changes: readonly RowsChange[], factId: FactId): boolean =>
  changes.some(
    ({ table, keys, before }) =>
      table === 'facts' &&
      keys.some((key) => key.includes(factId)) &&
      (before === null || (before.retiredAt ?? null) !== null),
  )

/**
 * Takes the cards that an action gave a fact out of it again; what was learnt of them is kept.
 * @returns false where no other card is left, so that the fact itself has to go
 */
export const leaveFact = async (
  tx: Tx,
  ctx: Context,
  factId: FactId,
  changes: readonly RowsChange[],
): Promise<boolean> => {
  const read = await factToChange(ctx, factId, tx)
  if (!read.ok || read.value.fact.retiredAt !== null) return true
  const made = new Set(
    changes.flatMap(({ table, before, keys }) => (table === 'cards' && before === null ? keys.flat() : [])),
  )
  const own = draftOfFact(read.value.fact)
  const cards = own.cards.filter(({ cardId }) => cardId === null || !made.has(cardId))
  if (cards.length === 0) return false
  // Nothing is added, so the lint has nothing to say.
  await rewriteFact(tx, ctx, read.value, { ...own, cards }, { span: null, minds: () => false })
  return true
}
