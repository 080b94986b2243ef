import type { GivenRow } from '../../data/queries/retention/confused-answers'
import type { LibraryCard } from '../../data/queries/study/study-cards'
import { answerText, questionText } from '../../domain/cards/sides'
import { withPastErrors } from '../../domain/grading/distractors'
import { nameKindOf, namePool, type PoolName } from '../../domain/grading/name-pool'
import type { CardId } from '../../domain/ids'
import { foldText } from '../../domain/text/fold'

/** Each kept list as it is, for learners who made no errors yet. */
type OptionsOf = (card: LibraryCard, kept: readonly string[], topics: readonly string[]) => readonly string[]

const poolOf = (cards: readonly LibraryCard[]) =>
  namePool(
    cards.flatMap((card): PoolName[] => {
      const name = answerText(card)
      const kind = nameKindOf(name, card.fact.kind, new Map())
      return kind === null ? [] : [{ name, kind, articleId: card.source.articleId, topics: [] }]
    }),
  )

/**
 * Puts what the learner typed wrongly for a card before the wrong answers that are kept with it. An error that is the
 * answer to another of the cards is written as that one is, since few people type capitals.
 * @param given the latest first
 */
export const wrongOptionsOf = (cards: ReadonlyMap<CardId, LibraryCard>, given: readonly GivenRow[]): OptionsOf => {
  const errors = new Map<CardId, string[]>()
  for (const { cardId, given: text } of given) errors.set(cardId, [...(errors.get(cardId) ?? []), text])
  const all = [...cards.values()]
  if (!all.some(({ cardId }) => errors.has(cardId))) return (_, kept) => kept
  const spelling = new Map(all.map((card) => [foldText(answerText(card)), answerText(card)]))
  const pool = poolOf(all)
  return (card, kept, topics) => {
    const own = errors.get(card.cardId)
    if (!own) return kept
    const { aliases, fact, source } = card
    const [answer, question] = [answerText(card), questionText(card)]
    const asked = {
      answer,
      question,
      aliases,
      topics,
      kind: fact.kind,
      passage: source.exact,
      articleId: source.articleId,
    }
    return withPastErrors(
      asked,
      kept,
      pool,
      own.map((text) => spelling.get(foldText(text)) ?? text),
    )
  }
}
