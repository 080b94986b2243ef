import {
  cardSides,
  cardsByBack,
  confusionsInLog,
  type SideRow,
  wrongAnswersGiven,
} from '../../data/queries/retention/confused-answers'
import { answerText, questionText } from '../../domain/cards/sides'
import { type ConfusedPair, type Confusion, confusedPairs, mixedUpWith } from '../../domain/retention/confused-answers'
import type { Context } from '../context'
import { answerable } from '../study/confused-answers'

const MOST_PAIRS = 20

const confusedCard = (row: SideRow) => ({ ...row, question: questionText(row), answer: answerText(row) })

export type ConfusedCard = ReturnType<typeof confusedCard>
/** `asked` was answered with the answer of `given` as often as `times` says, and the other way round `back` times. */
export type InterferingPair = Omit<ConfusedPair, 'asked' | 'given'> & {
  readonly asked: ConfusedCard
  readonly given: ConfusedCard
}

/** What was typed in rehearsals is kept, and looked at anew each time. */
const confusionsInRehearsals = async ({ engine, actor }: Context): Promise<readonly Confusion[]> => {
  const given = await wrongAnswersGiven(engine.read, actor.learnerId)
  const texts = [...new Set(given.map((row) => row.given.trim()))]
  const asked = await cardSides(engine.read, actor.workspaceIds, [...new Set(given.map(({ cardId }) => cardId))])
  const cards = new Map(asked.map((row) => [row.cardId, answerable(row)]))
  const others = (await cardsByBack(engine.read, actor.workspaceIds, texts)).map(answerable)
  return given.flatMap(({ cardId, given: text }) => {
    const card = cards.get(cardId)
    const other = card ? mixedUpWith(card, text, others) : null
    return other === null ? [] : [{ asked: cardId, given: other }]
  })
}

/** Pairs of cards whose answers the actor confused: how many there are, and those that were confused most often. */
export const loadInterferingPairs = async (
  ctx: Context,
): Promise<{ readonly count: number; readonly pairs: readonly InterferingPair[] }> => {
  const { engine, actor } = ctx
  const [inLog, inRehearsals] = await Promise.all([
    confusionsInLog(engine.read, actor.learnerId),
    confusionsInRehearsals(ctx),
  ])
  const all = confusedPairs([...inLog, ...inRehearsals])
  const ids = [...new Set(all.flatMap(({ asked, given }) => [asked, given]))]
  const cards = new Map((await cardSides(engine.read, actor.workspaceIds, ids)).map((row) => [row.cardId, row]))
  const pairs = all.flatMap(({ asked, given, times, back }): readonly InterferingPair[] => {
    const [one, other] = [cards.get(asked), cards.get(given)]
    if (!one || !other) return []
    return [{ asked: confusedCard(one), given: confusedCard(other), times, back }]
  })
  return { count: pairs.length, pairs: pairs.slice(0, MOST_PAIRS) }
}
