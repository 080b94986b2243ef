import { type FoundFact, findFact, type HistoryEntry, historyOfCards } from '../../data/queries/facts/fact-views'
import { mainDecks } from '../../data/queries/study/card-places'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import type { CardId, FactId, Instant, StudyDay } from '../../domain/ids'
import { type Forgetting, forgettingOf } from '../../domain/scheduling/forgetting'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { isLeech } from '../../domain/scheduling/leech'
import { isStudied } from '../../domain/scheduling/memory'
import { recallOf } from '../../domain/scheduling/recall'
import { isoDateOf } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'

const HISTORY_LENGTH = 40

export type LoadedFact = FoundFact & {
  /** The name of its main deck; null if it is in none, or if the deck is called like its article. */
  readonly deck: string | null
  /** The fact as its form begins. */
  readonly input: FactDraft
  /** Cards that are leeches and not retired. */
  readonly leeches: readonly CardId[]
  /** The chance, 0 to 1, that a card is recalled now; cards never studied are missing. */
  readonly recall: ReadonlyMap<CardId, number>
  /** How recall falls from now on; cards never studied are missing. */
  readonly forgetting: ReadonlyMap<CardId, Forgetting>
  readonly history: readonly HistoryEntry[]
  readonly now: Instant
  readonly day: StudyDay
  /** The calendar date of the study day, `YYYY-MM-DD`. */
  readonly today: string
  readonly timeZone: string
}

/** A fact of the actor's with its article and the history of its cards; null when there is none of that id. */
export const loadFact = async (ctx: Context, factId: FactId): Promise<LoadedFact | null> => {
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
    deck: deck === found.source.title ? null : deck,
    input: draftOfFact(found.fact),
    leeches: cards.flatMap(({ cardId, memory, retiredAt }) => {
      const isOne = memory !== null && isLeech(memory.lapses, scheduling.leechThreshold, memory.clearedLapses)
      return isOne && retiredAt === null ? [cardId] : []
    }),
    forgetting: new Map(
      cards.flatMap(({ cardId, memory }) => {
        if (memory?.stability == null || memory.lastReviewAt === null || !isStudied(memory)) return []
        const { stability, lastReviewAt } = memory
        return [[cardId, forgettingOf({ stability, lastReviewAt }, ctx.now, model)] as const]
      }),
    ),
    recall: new Map(recall),
    history: await historyOfCards(
      ctx.engine.read,
      learnerId,
      cards.map(({ cardId }) => cardId),
      HISTORY_LENGTH,
    ),
    now: ctx.now,
    day,
    today: isoDateOf(day),
    timeZone: scheduling.timeZone,
  }
}
