import type { ArticleId, CardId, FactId } from '../ids'
import { foldText } from '../text/fold'

/** A card with what tells whose answer a text is. */
export type Answerable = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly articleId: ArticleId
  /** As plain text. */
  readonly answer: string
}

/**
 * The card that a wrong answer to `asked` is the answer of: of another fact, with another answer. Where several facts
 * have it, it must be the only one of the asked card's article; otherwise nobody can say which was meant, and it is null.
 */
export const mixedUpWith = (asked: Answerable, given: string, others: readonly Answerable[]): CardId | null => {
  const folded = foldText(given)
  if (folded === '' || folded === foldText(asked.answer)) return null
  const alike = others.filter(({ factId, answer }) => factId !== asked.factId && foldText(answer) === folded)
  const near = alike.filter(({ articleId }) => articleId === asked.articleId)
  const facts = (cards: readonly Answerable[]) => new Set(cards.map(({ factId }) => factId)).size
  const [meant] = [alike, near].filter((cards) => facts(cards) === 1)
  const [first] = (meant ?? []).map(({ cardId }) => cardId).sort()
  return first ?? null
}

/** That a card was answered with the answer of another. */
export type Confusion = { readonly asked: CardId; readonly given: CardId }

/** Two cards whose answers were confused: how often `asked` was answered with `given`, and how often the other way round. */
export type ConfusedPair = Confusion & { readonly times: number; readonly back: number }

/** Confused answers by pair, the most frequent first; the way that was taken more often is `times`. */
export const confusedPairs = (confusions: readonly Confusion[]): readonly ConfusedPair[] => {
  const pairs = new Map<string, ConfusedPair>()
  for (const { asked, given } of confusions) {
    const back = pairs.get(`${given}/${asked}`)
    if (back) pairs.set(`${given}/${asked}`, { ...back, back: back.back + 1 })
    else {
      const pair = pairs.get(`${asked}/${given}`) ?? { asked, given, times: 0, back: 0 }
      pairs.set(`${asked}/${given}`, { ...pair, times: pair.times + 1 })
    }
  }
  return [...pairs.values()]
    .map(({ asked, given, times, back }) =>
      back > times ? { asked: given, given: asked, times: back, back: times } : { asked, given, times, back },
    )
    .sort((a, b) => b.times + b.back - a.times - a.back || (a.asked < b.asked ? -1 : 1))
}
