import { pauses } from '../../data/engine/yield-to-event-loop'
import { learnerOf } from '../../data/queries/learner/learner'
import { cardsInLog } from '../../data/queries/storage/integrity-scan'
import { logsOfCards } from '../../data/queries/study/log'
import { type AttemptHistory, type FitLog, historiesOf, packHistories } from '../../domain/fitting/fit-log'
import { scoredItemsOf } from '../../domain/fitting/scored-items'
import type { CardId } from '../../domain/ids'
import { studyDayOfDate } from '../../domain/time/study-day'
import type { Context } from '../context'

/** The histories of some of the actor's cards at a time, without those that began before the date in the settings. */
async function* historyBatches({ engine, actor }: Context): AsyncGenerator<readonly AttemptHistory[]> {
  const { read } = engine
  const { learnerId } = actor
  const { queue } = await learnerOf(read, learnerId)
  const since = studyDayOfDate(queue.fitSince) ?? Number.NEGATIVE_INFINITY
  const pause = pauses()
  const historiesOfCards = async (ids: readonly CardId[]): Promise<readonly AttemptHistory[]> => {
    const histories: AttemptHistory[] = []
    for (const [cardId, entries] of await logsOfCards(read, learnerId, ids)) {
      const own = historiesOf(cardId, entries)
      histories.push(...own.filter(({ attempts }) => (attempts[0]?.day ?? since) >= since))
      await pause()
    }
    return histories
  }
  for await (const ids of cardsInLog(read, learnerId)) yield await historiesOfCards(ids)
}

/** The actor's whole log as parameters are fitted to it. */
export const loadFitLog = async (ctx: Context): Promise<FitLog> => {
  const histories: AttemptHistory[] = []
  for await (const batch of historyBatches(ctx)) histories.push(...batch)
  return packHistories(histories)
}

/** How many of the actor's reviews can be scored; once there are `enough`, no more are read. */
export const countScored = async (ctx: Context, enough: number): Promise<number> => {
  let scored = 0
  for await (const batch of historyBatches(ctx)) {
    scored += scoredItemsOf(packHistories(batch)).length
    if (scored >= enough) break
  }
  return Math.min(scored, enough)
}
