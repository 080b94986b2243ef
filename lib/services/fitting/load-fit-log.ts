import { pauses } from '../../data/engine/yield-to-event-loop'
import { cardsInLog } from '../../data/queries/storage/integrity-scan'
import { logsOfCards } from '../../data/queries/study/log'
import { type AttemptHistory, type FitLog, historiesOf, packHistories } from '../../domain/fitting/fit-log'
import type { Context } from '../context'

/** The actor's whole log as parameters are fitted to it. */
export const loadFitLog = async ({ engine, actor }: Context): Promise<FitLog> => {
  const histories: AttemptHistory[] = []
  const pause = pauses()
  for await (const ids of cardsInLog(engine.read, actor.learnerId)) {
    const logs = await logsOfCards(engine.read, actor.learnerId, ids)
    for (const [cardId, entries] of logs) {
      histories.push(...historiesOf(cardId, entries))
      await pause()
    }
  }
  return packHistories(histories)
}
