import type { Store } from '../../data/engine/engine'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { cardSides, cardsHolding, type SideRow } from '../../data/queries/retention/problem-cards'
import { answerText } from '../../domain/cards/sides'
import type { CardId, ReviewId, WorkspaceId } from '../../domain/ids'
import { type Answerable, mixedUpWith } from '../../domain/retention/confused-answers'
import { foldText, wordsOf } from '../../domain/text/fold'
import type { EntryInput } from './entry-schema'

/** Marks, braces and articles make a back longer than what is typed for it. */
const LONGER_BY = 40

/** What tells whose answer a text is, of a card as it is stored. */
export const answerable = (row: SideRow): Answerable => ({
  cardId: row.cardId,
  factId: row.factId,
  articleId: row.articleId,
  answer: answerText(row),
})

/** The card that a wrong answer to a card is the answer of; null where it is of none, or nobody can say of which. */
export const cardOfAnswer = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  cardId: CardId,
  typedAnswer: string,
): Promise<CardId | null> => {
  const words = wordsOf(foldText(typedAnswer))
  const [asked] = await cardSides(store, workspaceIds, [cardId])
  if (!asked || words.length === 0) return null
  const others = await cardsHolding(store, workspaceIds, words, typedAnswer.length + LONGER_BY)
  return mixedUpWith(answerable(asked), typedAnswer, others.map(answerable))
}

/**
 * Which cards' answers were typed instead of the right ones, by entry: of answers graded Again that say what was typed.
 * The text itself goes no further.
 */
export const confusedAnswers = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  inputs: readonly EntryInput[],
): Promise<ReadonlyMap<ReviewId, CardId>> => {
  const found = new Map<ReviewId, CardId>()
  for (const input of inputs) {
    if (input.kind !== 'review' || input.typedAnswer === undefined || input.rating !== 1 || input.format !== 'typed')
      continue
    // Each goes through the library: a batch of many must not keep other requests waiting for all of them.
    await yieldToEventLoop()
    const other = await cardOfAnswer(store, workspaceIds, input.cardId, input.typedAnswer)
    if (other !== null) found.set(input.id, other)
  }
  return found
}
