import { type FoundFact, findFact, type HistoryEntry, historyOfCards } from '../../data/queries/facts/fact-page'
import type { CardId, FactId, Instant, StudyDay } from '../../domain/ids'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { isoDateOf } from '../../domain/time/study-day'
import { DAY_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { inputOf } from './edit-fact'
import type { FactInput } from './fact-input'

const HISTORY_LENGTH = 40

export type LoadedFact = FoundFact & {
  /** The fact as its form begins. */
  readonly input: FactInput
  /** The chance, 0 to 1, that a card is recalled now; cards never studied are missing. */
  readonly recall: ReadonlyMap<CardId, number>
  readonly history: readonly HistoryEntry[]
  readonly now: Instant
  readonly day: StudyDay
  /** The calendar date of the study day, `YYYY-MM-DD`. */
  readonly today: string
  readonly timeZone: string
}

/** A fact of the asker's with its article and the history of its cards; null when there is none of that id. */
export const loadFact = async (ctx: Context, factId: FactId): Promise<LoadedFact | null> => {
  const { workspaceIds, learnerId } = ctx.actor
  const found = await findFact(ctx.engine.read, workspaceIds, learnerId, factId)
  if (!found) return null
  const { day, scheduling } = await studyDayOf(ctx)
  const model = fsrsModel(scheduling.weights)
  const { cards } = found.fact
  const recall = cards.flatMap(({ cardId, memory }): [CardId, number][] =>
    memory?.stability == null || memory.lastReviewAt === null
      ? []
      : [[cardId, model.recall(Math.max(0, ctx.now - memory.lastReviewAt) / DAY_MS, memory.stability)]],
  )
  return {
    ...found,
    input: inputOf(found),
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
