import type { Tx } from '../../data/engine/engine'
import { noSourceIdsOf } from '../../data/library-ids'
import { type NearFact, nearNamedFacts, passageWords } from '../../data/queries/facts/name-pool'
import type { CardSides } from '../../domain/cards/card'
import { answerText, questionText } from '../../domain/cards/sides'
import { type AnsweredCard, distractorsFor } from '../../domain/grading/distractors'
import { type AnswerNameKind, type NamePool, nameKindOf, namePool, type PoolName } from '../../domain/grading/name-pool'
import { roleIn } from '../../domain/grading/role'
import type { ArticleId, CardId, FactId, PassageId, WorkspaceId } from '../../domain/ids'
import { foldText } from '../../domain/text/fold'

/** The names of facts: those of their tags, and those answers of their cards that are names. */
export const poolOfFacts = (facts: readonly NearFact[]): NamePool => {
  const authors = new Set(facts.flatMap((fact) => fact.authors.map(foldText)))
  const tagged = facts.flatMap(({ articleId, topics, people, places }): PoolName[] => [
    ...people
      .filter((name) => !authors.has(foldText(name)))
      .map((name): PoolName => ({ name, kind: 'person', articleId, topics })),
    ...places.map((name): PoolName => ({ name, kind: 'place', articleId, topics })),
  ])
  const kindsByName = new Map<string, AnswerNameKind>(tagged.map(({ name, kind }) => [foldText(name), kind]))
  const answers = facts.flatMap(({ articleId, topics, kind: factKind, cards }) =>
    cards.flatMap((card): PoolName[] => {
      const name = answerText(card)
      const kind = nameKindOf(name, factKind, kindsByName)
      return kind === null ? [] : [{ name, kind, articleId, topics, role: roleIn(questionText(card)) }]
    }),
  )
  return namePool([...tagged, ...answers])
}

type OfFact = Pick<AnsweredCard, 'kind' | 'passage' | 'articleId' | 'topics'>

/** Three wrong answers for a card, or null; the same for the same card and library. `seed` is the card's id. */
export const wrongAnswersOf = (card: CardSides, fact: OfFact, pool: NamePool, seed: string): readonly string[] | null =>
  distractorsFor({ ...fact, answer: answerText(card), question: questionText(card), aliases: card.aliases }, pool, seed)

type FactToWrite = Omit<OfFact, 'passage' | 'articleId'> & {
  readonly factId: FactId
  readonly articleId: ArticleId
  readonly passageId: PassageId
}

/** A maker of wrong answers for the cards of one fact, from what is near it in the library. */
export const wrongAnswersFor = async (tx: Tx, workspaceId: WorkspaceId, fact: FactToWrite) => {
  const hasArticle = fact.articleId !== noSourceIdsOf(workspaceId).articleId
  const pool = poolOfFacts(
    await nearNamedFacts(tx, workspaceId, { ...fact, articleId: hasArticle ? fact.articleId : null }),
  )
  const passage = await passageWords(tx, workspaceId, fact.passageId)
  const of = { ...fact, passage, ...(hasArticle ? {} : { articleId: fact.factId }) }
  return (card: CardSides, cardId: CardId) => wrongAnswersOf(card, of, pool, cardId)
}
