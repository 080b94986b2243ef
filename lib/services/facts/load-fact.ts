import { findFact, historyOfCards } from '../../data/queries/facts/fact-views'
import { mainDecks } from '../../data/queries/study/card-places'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import type { CardId, FactId } from '../../domain/ids'
import { forgettingOf } from '../../domain/scheduling/forgetting'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { isLeech } from '../../domain/scheduling/leech'
import { isStudied } from '../../domain/scheduling/memory'
import { recallOf } from '../../domain/scheduling/recall'
import { isoDateOf } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'

const HISTORY_LENGTH = 40

/** A fact of the actor's with its article and the history of its cards; null when there is none of that id. */
export const loadFact = async (ctx: Context, factId: FactId) => {
  const { workspaceIds, learnerId } = ctx.actor
  const found = await findFact(ctx.engine.read, workspaceIds, learnerId, factId)
  if (!found) return null
  const { day, scheduling } = await studyDayOf(ctx)
  const deck = (await mainDecks(ctx.engine.read, workspaceIds, [factId])).get(factId)?.name ?? null
  const model = fsrsModel(scheduling.weights)
  const { cards } = found.fact
  const recall = cards.flatMap(({ cardId, memory }): [CardId, number][] => {
    const predicted = memory && isStudied(memory) ? recallOf(memory, ctx.now, model) : null
    return predicted === null ? [] : [[cardId, predicted]]
  })
  return {
    ...found,
    /** The name of its main deck; null if it is in none, or if the deck is called like its article. */
    deck: deck === found.source.title ? null : deck,
    /** The fact as its form begins. */
    input: draftOfFact(found.fact),
    /** Cards that are leeches and not retired. */
    leeches: cards.flatMap(({ cardId, memory, retiredAt }) => {
      const isOne = memory !== null && isLeech(memory.lapses, scheduling.leechThreshold, memory.clearedLapses)
      return isOne && retiredAt === null ? [cardId] : []
    }),
    /** How recall falls from now on; cards never studied are missing. */
    forgetting: new Map(
      cards.flatMap(({ cardId, memory }) => {
        if (memory?.stability == null || memory.lastReviewAt === null || !isStudied(memory)) return []
        const { stability, lastReviewAt } = memory
        return [[cardId, forgettingOf({ stability, lastReviewAt }, ctx.now, model)] as const]
      }),
    ),
    /** The chance, 0 to 1, that a card is recalled now; cards never studied are missing. */
    recall: new Map(recall),
    history: await historyOfCards(
      ctx.engine.read,
      learnerId,
      cards.map(({ cardId }) => cardId),
      HISTORY_LENGTH,
    ),
    now: ctx.now,
    day,
    /** The calendar date of the study day, `YYYY-MM-DD`. */
    today: isoDateOf(day),
    timeZone: scheduling.timeZone,
  }
}

export type LoadedFact = NonNullable<Awaited<ReturnType<typeof loadFact>>>
