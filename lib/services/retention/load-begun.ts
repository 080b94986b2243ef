import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { answeredSiblings, firstAnswerDays, perhapsBegun } from '../../data/queries/retention/begun'
import type { FactId, StudyDay } from '../../domain/ids'
import type { Context } from '../context'

const PIECE = 500

/**
 * The cards that the actor answered for the first time of all between two study days, and the facts of which no card had
 * been answered before; of some facts alone where they are named. What was taken back is no answer.
 */
export const loadBegun = async (
  { engine, actor }: Context,
  from: StudyDay,
  to: StudyDay,
  factIds: ReadonlySet<FactId> | null,
): Promise<{ readonly cards: number; readonly facts: number }> => {
  const store = engine.read
  const asked = await perhapsBegun(store, actor.learnerId, from, to)
  const all = [...(await answeredSiblings(store, actor.learnerId, asked))]
  const siblings = factIds === null ? all : all.filter(([, factId]) => factIds.has(factId))
  const firstOfFact = new Map<FactId, StudyDay>()
  let cards = 0
  for (let i = 0; i < siblings.length; i += PIECE) {
    const piece = siblings.slice(i, i + PIECE)
    const ids = piece.map(([cardId]) => cardId)
    const first = await firstAnswerDays(store, actor.learnerId, ids, to)
    for (const [cardId, factId] of piece) {
      const day = first.get(cardId)
      if (day === undefined) continue
      if (day >= from && day <= to) cards += 1
      firstOfFact.set(factId, Math.min(day, firstOfFact.get(factId) ?? day))
    }
    await yieldToEventLoop()
  }
  return { cards, facts: [...firstOfFact.values()].filter((day) => day >= from && day <= to).length }
}
