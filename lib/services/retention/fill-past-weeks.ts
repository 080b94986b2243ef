import type { Engine } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { saveRecallHistory } from '../../data/mutations/rollups'
import { answeredDays, recallHistory } from '../../data/queries/retention/rollup-metrics'
import { isCounted, nextLoggedCards, rollupState } from '../../data/queries/retention/rollups'
import { uncountedIds } from '../../data/queries/retention/uncounted'
import { logsOfCards } from '../../data/queries/study/log'
import { expectedRecallByDay, hasUnrecordedWeek } from '../../domain/retention/expected-recall-by-day'
import type { RecallDay } from '../../domain/retention/month'
import { ROLLUPS_VERSION } from '../../domain/retention/rollups'
import { actingLearner } from '../authorise'
import type { Actor } from '../context'
import { openStretches, without } from './correct-recall-history'

/** Cards replayed before other requests get their turn: some milliseconds with a hundred answers each. */
const CARDS_AT_ONCE = 50

/**
 * Whether a week with answers has nothing recorded: they came in at once, from a device that was long offline or from a
 * log that was brought in.
 * @param recorded what is recorded of past days, where it was read already
 * @returns the last revision that changed past days, for which this holds; null where nothing is to be filled in
 */
export const unfilledSince = async (
  { read }: Engine,
  { learnerId }: Actor,
  recorded: readonly RecallDay[] | null = null,
): Promise<number | null> => {
  const state = await rollupState(read, learnerId)
  if (state === null || state.openDay === null || !isCounted(state, ROLLUPS_VERSION)) return null
  const answered = await answeredDays(read, learnerId)
  const days = (recorded ?? (await recallHistory(read, learnerId))).map(({ day }) => day)
  return hasUnrecordedWeek(answered, days, state.openDay) ? state.lateRevision : null
}

/**
 * Records past weeks of which nothing is recorded, by a replay of the log. Saves nothing where past days changed
 * meanwhile: that is not in it.
 */
export const fillPastWeeks = async (engine: Engine, actor: Actor, isStopped: () => boolean): Promise<void> => {
  const store = engine.read
  const { learnerId } = actor
  const state = await rollupState(store, learnerId)
  const openDay = state?.openDay ?? null
  if (state === null || openDay === null) return
  const expected = expectedRecallByDay()
  let after = ''
  for (;;) {
    if (isStopped()) return
    const ids = await nextLoggedCards(store, learnerId, after, CARDS_AT_ONCE)
    const logs = await logsOfCards(store, learnerId, ids)
    // Read after the logs: what was counted in between, and changed past days, is noticed at the end.
    const uncounted = new Set<string>(await uncountedIds(store, learnerId))
    const { curve, stretches } = await openStretches(store, learnerId, logs)
    for (const [cardId, log] of logs) expected.add(stretches(cardId, without(log, uncounted)), curve)
    after = ids.at(-1) ?? ''
    if (ids.length < CARDS_AT_ONCE) break
    await yieldToEventLoop()
  }
  const days = expected.days(openDay).filter(({ day }) => day < openDay)
  await engine.write(async (tx) => {
    await lockLearner(tx, learnerId)
    const now = await rollupState(tx, learnerId)
    if (now === null || now.lateRevision > state.revision) return
    await saveRecallHistory(tx, actingLearner(actor), days)
  })
}
