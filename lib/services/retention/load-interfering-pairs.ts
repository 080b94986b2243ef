import { cardSides, confusionsInLog, type SideRow } from '../../data/queries/retention/problem-cards'
import { answerText, questionText } from '../../domain/cards/sides'
import { type ConfusedPair, confusedPairs } from '../../domain/retention/confused-answers'
import type { Context } from '../context'

const MOST_PAIRS = 20

const confusedCard = (row: SideRow) => ({ ...row, question: questionText(row), answer: answerText(row) })

export type ConfusedCard = ReturnType<typeof confusedCard>
/** `asked` was answered with the answer of `given` as often as `times` says, and the other way round `back` times. */
export type InterferingPair = Omit<ConfusedPair, 'asked' | 'given'> & {
  readonly asked: ConfusedCard
  readonly given: ConfusedCard
}

/** Pairs of cards whose answers the actor confused: how many there are, and those that were confused most often. */
export const loadInterferingPairs = async (
  ctx: Context,
): Promise<{ readonly count: number; readonly pairs: readonly InterferingPair[] }> => {
  const { engine, actor } = ctx
  const all = confusedPairs(await confusionsInLog(engine.read, actor.learnerId))
  const ids = [...new Set(all.flatMap(({ asked, given }) => [asked, given]))]
  const cards = new Map((await cardSides(engine.read, actor.workspaceIds, ids)).map((row) => [row.cardId, row]))
  const pairs = all.flatMap(({ asked, given, times, back }): readonly InterferingPair[] => {
    const [one, other] = [cards.get(asked), cards.get(given)]
    if (!one || !other) return []
    return [{ asked: confusedCard(one), given: confusedCard(other), times, back }]
  })
  return { count: pairs.length, pairs: pairs.slice(0, MOST_PAIRS) }
}
