import type { Tx } from '../../data/engine/engine'
import { addToRollups, type CardProgress, saveRollupState } from '../../data/mutations/rollups'
import type { Learner } from '../../data/queries/learner/learner'
import { rollupState } from '../../data/queries/retention/rollups'
import { hasCountedLog } from '../../data/queries/retention/uncounted'
import type { CardId, FactId, ReviewId, StudyDay } from '../../domain/ids'
import type { FactKind } from '../../domain/library'
import { openDelta } from '../../domain/retention/rollup-delta'
import { countAnswers, type LoggedAnswer, ROLLUPS_VERSION } from '../../domain/retention/rollups'
import type { LogEntry } from '../../domain/scheduling/log'
import { studyCalendar } from '../../domain/time/study-day'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import type { Trace } from '../study/change-of-card'
import type { CountingStored } from '../study/store-entries'

/** The first revision of the rollups. */
const REVISION = 1
const NOTHING = { days: [], hours: [], scores: [] } as const

type CountedFact = { readonly factId: FactId; readonly factKind: FactKind }

const answersOf = (entries: readonly LogEntry[], traces: ReadonlyMap<ReviewId, Trace>): readonly LoggedAnswer[] =>
  entries.flatMap((entry) => {
    if (entry.kind !== 'review') return []
    const { id, cardId, at, day, rating, format, mode, questionMs, answerMs, settingsId } = entry
    const { memoryBefore = null, predictedRecall = null } = traces.get(id) ?? {}
    const ms = questionMs + answerMs
    return [{ id, cardId, at, day, rating, format, mode, ms, settingsId, predictedRecall, before: memoryBefore }]
  })

/** Counts what an import stores, for the rollups. */
export type ImportCount = {
  /** What counts the entries of these cards, all of them in the library for the first time. */
  readonly of: (facts: ReadonlyMap<CardId, CountedFact>) => CountingStored
  /** Writes what was counted of cards so far, which have all their entries: years of answers leave only sums of days. */
  readonly saveCards: (tx: Tx) => Promise<void>
  /** Writes what was counted, up to the last study day with an answer; null if there are none. */
  readonly save: (tx: Tx, lastDay: StudyDay | null) => Promise<void>
}

/**
 * Counts a log that begins with an import as it is stored: years of answers are not read again for it. Its last day is
 * taken for the present one, because otherwise each day of years would be closed in turn; past weeks are filled in
 * afterwards. Null where something is counted already, and the rollups follow the log as after any answers.
 */
export const openImportCount = async (
  tx: Tx,
  { actor, now }: Context,
  { scheduling }: Learner,
): Promise<ImportCount | null> => {
  const { learnerId } = actor
  if ((await rollupState(tx, learnerId)) !== null || (await hasCountedLog(tx, learnerId))) return null
  const calendar = studyCalendar(scheduling.timeZone, scheduling.dayStartHour)
  const learner = actingLearner(actor)
  const delta = openDelta(({ answer }) => calendar.localHour(answer.at))
  const progress = new Map<CardId, CardProgress>()
  let hasCards = false
  return {
    of: (facts) => ({
      cards: new Set(facts.keys()),
      add: (cardId, entries, traces) => {
        const fact = facts.get(cardId)
        if (!fact) return
        const counted = countAnswers(answersOf(entries, traces))
        delta.add(counted.counted, fact.factKind)
        progress.set(cardId, { ...fact, ...counted.progress })
      },
    }),
    saveCards: async (into) => {
      if (progress.size === 0) return
      hasCards = true
      await addToRollups(into, learner, { ...NOTHING, cards: delta.takeCards() }, progress, REVISION)
      progress.clear()
    },
    save: async (into, lastDay) => {
      if (!hasCards) return
      const openDay = lastDay ?? calendar.dayOf(now)
      await addToRollups(into, learner, delta.delta(), new Map(), REVISION)
      const state = { version: ROLLUPS_VERSION, countedTo: null, openDay, revision: REVISION, lateRevision: REVISION }
      await saveRollupState(into, learner, state)
    },
  }
}
