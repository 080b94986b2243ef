import type { Authorized, OfLearner } from '../../data/authorized'
import type { Store, Tx } from '../../data/engine/engine'
import type { Pause } from '../../data/engine/yield-to-event-loop'
import { addToRecallHistory, saveRecallHistory } from '../../data/mutations/rollups'
import { inPieces } from '../../data/mutations/upsert'
import { learnerOf } from '../../data/queries/learner/learner'
import { settingsOfLog } from '../../data/queries/learner/settings-versions'
import { recallHistory } from '../../data/queries/retention/rollup-metrics'
import { recallAfterDays, retirements } from '../../data/queries/retention/rollups'
import { uncountedCards, uncountedEntriesOf } from '../../data/queries/retention/uncounted'
import { allWorkspaces } from '../../data/queries/storage/integrity-scan'
import { logsOfCards } from '../../data/queries/study/log'
import type { CardId, LearnerId, SettingsId, StudyDay } from '../../domain/ids'
import { endedOn, recallAfterDay, type Stretch, stretchesOf } from '../../domain/retention/expected-recall-by-day'
import { recallCurve } from '../../domain/scheduling/fsrs'
import { type LogEntry, settingsNamedIn } from '../../domain/scheduling/log'
import { studyCalendar } from '../../domain/time/study-day'
import type { LeftOut } from './count-rollups'

/** The learner's forgetting curve, and what gives the stretches of some cards' logs, which end when a card is retired. */
export const openStretches = async (
  store: Store,
  learnerId: LearnerId,
  logs: ReadonlyMap<CardId, readonly LogEntry[]>,
) => {
  const settings = await settingsOfLog(store, learnerId, settingsNamedIn([...logs.values()].flat()))
  const settingsOf = (id: SettingsId) => {
    const found = settings.get(id)
    if (!found) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
    return found
  }
  const workspaces = await allWorkspaces(store)
  const retired = await retirements(store, workspaces, [...logs.keys()])
  const learner = await learnerOf(store, learnerId)
  const { timeZone, dayStartHour } = learner.scheduling
  const calendar = studyCalendar(timeZone, dayStartHour)
  return {
    curve: recallCurve(learner.scheduling.weights),
    stretches: (cardId: CardId, log: readonly LogEntry[]): readonly Stretch[] => {
      const stretches = stretchesOf(cardId, log, settingsOf)
      const retiredAt = retired.get(cardId)
      return retiredAt === undefined ? stretches : endedOn(stretches, calendar.dayOf(retiredAt))
    },
  }
}

/** The entries of a log that are not left out. */
export const without = (log: readonly LogEntry[], leftOut: LeftOut): readonly LogEntry[] =>
  log.filter(({ id }) => !leftOut.has(id))

/**
 * Records the expected recall at the end of past days, as it was before the uncounted entries: of their cards by a
 * replay of the log without them, of all others from the memories.
 */
export const recordDays = async (
  tx: Tx,
  learner: Authorized<OfLearner>,
  days: readonly StudyDay[],
  pause: Pause,
): Promise<void> => {
  if (days.length === 0) return
  const { learnerId } = learner
  const ofMemories = recallCurve((await learnerOf(tx, learnerId)).scheduling.weights)
  const others = await recallAfterDays(tx, learnerId, days, ofMemories, uncountedCards(tx, learnerId))
  const entries = await uncountedEntriesOf(tx, learnerId)
  const uncounted = new Set<string>(entries.map(({ id }) => id))
  const cards = [...new Set(entries.flatMap(({ cardId }) => (cardId === null ? [] : [cardId])))]
  const sums = new Map(others.map(({ day, cards: sum }) => [day, sum]))
  for (const piece of inPieces(cards)) {
    const logs = await logsOfCards(tx, learnerId, piece)
    const { curve, stretches } = await openStretches(tx, learnerId, logs)
    for (const [cardId, log] of logs) {
      const before = stretches(cardId, without(log, uncounted))
      for (const day of days) sums.set(day, (sums.get(day) ?? 0) + recallAfterDay(before, day, curve))
      await pause()
    }
  }
  await saveRecallHistory(
    tx,
    learner,
    [...sums].map(([day, sum]) => ({ day, cards: sum })),
  )
}

/** The earliest study day that entries change, a void's being that of what it takes back; +∞ if they change none. */
const firstDayOf = (log: readonly LogEntry[], entries: readonly LogEntry[]): StudyDay => {
  const dayOf = new Map<string, StudyDay>(log.map(({ id, day }) => [id, day]))
  return Math.min(
    ...entries.map((entry) => (entry.kind === 'void' ? dayOf.get(entry.voids) : entry.day) ?? Number.POSITIVE_INFINITY),
  )
}

/**
 * Changes what is recorded of past days by what entries make of it: of each card by what its log gives with them, less
 * what it gave before. `was` and `is` name the entries that are left out of its log before and now.
 * @param cards those with an entry that is a void, or of a study day before `openDay`
 * @param hasVoids whether any entry is a void
 * @returns whether any day before `openDay` may have changed
 */
export const correctRecallHistory = async (
  tx: Tx,
  learner: Authorized<OfLearner>,
  {
    openDay,
    cards,
    hasVoids,
    was,
    is,
  }: {
    readonly openDay: StudyDay
    readonly cards: readonly CardId[]
    readonly hasVoids: boolean
    readonly was: LeftOut
    readonly is: LeftOut
  },
  pause: Pause,
): Promise<boolean> => {
  if (cards.length === 0) return false
  // After an import nothing is recorded yet, and its logs need not be read.
  if (!hasVoids && (await recallHistory(tx, learner.learnerId)).length === 0) return true
  const logs = await logsOfCards(tx, learner.learnerId, cards)
  const late = [...logs].flatMap(([cardId, log]) => {
    const first = firstDayOf(
      log,
      log.filter(({ id }) => was.has(id) && !is.has(id)),
    )
    return first < openDay ? [{ cardId, first, log }] : []
  })
  if (late.length === 0) return false
  const recorded = await recallHistory(tx, learner.learnerId, Math.min(...late.map(({ first }) => first)))
  if (recorded.length === 0) return true
  const { curve, stretches } = await openStretches(tx, learner.learnerId, logs)
  const changed = new Map<StudyDay, number>()
  for (const { cardId, first, log } of late) {
    const before = stretches(cardId, without(log, was))
    await pause()
    const after = stretches(cardId, without(log, is))
    await pause()
    for (const { day } of recorded) {
      if (day < first) continue
      const change = recallAfterDay(after, day, curve) - recallAfterDay(before, day, curve)
      if (change !== 0) changed.set(day, (changed.get(day) ?? 0) + change)
    }
  }
  await addToRecallHistory(
    tx,
    learner,
    [...changed].map(([day, sum]) => ({ day, cards: sum })),
  )
  return true
}
