import type { Tx } from '../../data/engine/engine'
import type { Pause } from '../../data/engine/yield-to-event-loop'
import { addToRollups, type CardProgress, saveRecallHistory, saveRollupState } from '../../data/mutations/rollups'
import type { OwnStudy } from '../../data/proof'
import { learnerOf } from '../../data/queries/learner/learner'
import {
  countedCards,
  hasLog,
  type RollupState,
  readAnswers,
  recallAfterDays,
  rollupState,
} from '../../data/queries/retention/rollups'
import type { CardId, SettingsId, StudyDay, WorkspaceId } from '../../domain/ids'
import { nearestMonthEnd } from '../../domain/retention/month'
import { openDelta } from '../../domain/retention/rollup-delta'
import {
  type CountedAnswer,
  countAnswers,
  type LoggedAnswer,
  type RollupProgress,
  SUMS_VERSION,
} from '../../domain/retention/rollups'
import { recallCurve } from '../../domain/scheduling/fsrs'
import type { LogEntry } from '../../domain/scheduling/log'
import { byInstant } from '../../domain/scheduling/replay-met'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/time/study-day'
import type { Trace } from '../study/change-of-card'

/** One card with its new entries and what is stored beside them. */
export type RollupChange = {
  readonly cardId: CardId
  readonly entries: readonly LogEntry[]
  readonly traces: ReadonlyMap<string, Trace>
  /** The card's log before them, where they are not simply its end; otherwise null. */
  readonly log: readonly LogEntry[] | null
}

/** The state of sums that are kept, and the latest study day with an answer before the new entries. */
export type Opened = RollupState & { readonly openDayBefore: StudyDay }

/** Answers counted between two pauses. */
const ANSWERS_AT_ONCE = 200

/** The most days for which what was known is stored at once: after a long pause they lie further apart. */
const MOST_DAYS_AT_ONCE = 8

/**
 * Days from the last one with answers to the day before `day`, both among them, at most eight. Where they lie apart, a
 * day that is near the end of a month gives way to it: what was known then is what a report of the month says.
 */
export const daysToClose = (openDay: StudyDay, day: StudyDay): readonly StudyDay[] => {
  const count = day - openDay
  if (count <= 0) return []
  const points = Math.min(count, MOST_DAYS_AT_ONCE)
  const step = points === 1 ? 0 : (count - 1) / (points - 1)
  const days = Array.from({ length: points }, (_, i) => {
    const at = openDay + Math.round(i * step)
    const end = nearestMonthEnd(at)
    const isBetween = i > 0 && i < points - 1 && end > openDay && end < day - 1
    return isBetween && Math.abs(end - at) <= step / 2 ? end : at
  })
  return [...new Set(days)]
}

const closeDays = async (tx: Tx, proof: OwnStudy, openDay: StudyDay, day: StudyDay): Promise<void> => {
  const days = daysToClose(openDay, day)
  if (days.length === 0) return
  const learner = await learnerOf(tx, proof.learnerId)
  await saveRecallHistory(
    tx,
    proof,
    await recallAfterDays(tx, proof.learnerId, days, recallCurve(learner.scheduling.weights)),
  )
}

/**
 * To be called before entries are appended: counts the revision up, begins the sums of a learner whose log is empty, and
 * stores what was known on the days up to the last of the new entries, as the memories stand before them. What the new
 * entries made of those days is added by `correctRecallHistory`.
 * @param first the earliest study day of the new entries
 * @param last the latest
 * @returns the state of the sums; null where they are not built yet, so that there is nothing to keep
 */
export const beforeAppending = async (
  tx: Tx,
  proof: OwnStudy,
  { first, last }: { readonly first: StudyDay; readonly last: StudyDay },
): Promise<Opened | null> => {
  const state = await rollupState(tx, proof.learnerId)
  if (state === null && (await hasLog(tx, proof.learnerId))) return null
  if (state !== null && state.version !== SUMS_VERSION) return null
  const openDay = state?.openDay ?? null
  await closeDays(tx, proof, openDay ?? first, last)
  const next = {
    version: SUMS_VERSION,
    countedTo: state?.countedTo ?? null,
    openDay: Math.max(last, openDay ?? last),
    revision: (state?.revision ?? 0) + 1,
    lateRevision: state?.lateRevision ?? 0,
  }
  await saveRollupState(tx, proof, next)
  return { learnerId: proof.learnerId, ...next, openDayBefore: openDay ?? last }
}

/** An answer of the log, from an entry and what is stored beside it. */
const loggedAnswer = (entry: LogEntry, trace: Trace | undefined): readonly LoggedAnswer[] => {
  if (entry.kind !== 'review') return []
  const { id, cardId, at, day, rating, format, mode, settingsId, questionMs, answerMs } = entry
  const { memoryBefore: before = null, predictedRecall = null } = trace ?? {}
  return [{ id, cardId, at, day, rating, format, mode, settingsId, predictedRecall, before, ms: questionMs + answerMs }]
}

/** How many answers two lists begin with in common. */
const commonLength = (a: readonly LoggedAnswer[], b: readonly LoggedAnswer[]): number => {
  const differs = a.findIndex(({ id }, i) => id !== b[i]?.id)
  return differs < 0 ? a.length : differs
}

/** The local hour of an answer in the zone of the settings that it names. */
export const hourBy =
  (settingsOf: (id: SettingsId) => SchedulingSettings) =>
  ({ answer }: CountedAnswer): number => {
    const { timeZone, dayStartHour } = settingsOf(answer.settingsId)
    return studyCalendar(timeZone, dayStartHour).localHour(answer.at)
  }

type Kept = {
  readonly state: Opened | null
  readonly workspaceIds: readonly WorkspaceId[]
  readonly changes: readonly RollupChange[]
  readonly settingsOf: (id: SettingsId) => SchedulingSettings
}

/**
 * Brings a learner's sums up to date with entries that were just appended, in the same transaction. Answers at the end
 * of a card's log are added; where one is late or taken back, the card is counted from there on as it was and as it is,
 * and the sums change by the difference.
 */
export const updateRollups = async (
  tx: Tx,
  proof: OwnStudy,
  { state, workspaceIds, changes, settingsOf }: Kept,
  pause: Pause,
): Promise<void> => {
  if (state === null) return
  const { countedTo } = state
  const due = changes.filter(({ cardId }) => countedTo === null || cardId <= countedTo)
  if (due.length === 0) return
  const before = await countedCards(
    tx,
    proof.learnerId,
    workspaceIds,
    due.map(({ cardId }) => cardId),
  )
  const late = due.filter(({ log }) => log !== null)
  const ids = late.map(({ cardId }) => cardId)
  const fresh = new Set<string>(late.flatMap(({ entries }) => entries.map(({ id }) => id)))
  const answersOf = await readAnswers(tx, proof.learnerId, ids)
  const [was, is] = [answersOf(fresh), answersOf()]
  const delta = openDelta(hourBy(settingsOf))
  const progress = new Map<CardId, CardProgress>()
  for (const { cardId, entries, traces, log } of due) {
    const card = before.get(cardId)
    if (!card) continue
    await pause()
    const count = async (answers: readonly LoggedAnswer[], from: RollupProgress, sign?: -1) => {
      let end = from
      for (let i = 0; i < answers.length; i += ANSWERS_AT_ONCE) {
        const { counted, progress: next } = countAnswers(answers.slice(i, i + ANSWERS_AT_ONCE), end)
        delta.add(counted, card.factKind, sign)
        end = next
        await pause()
      }
      return end
    }
    let end: RollupProgress
    if (log === null) {
      const answers = [...entries].sort(byInstant).flatMap((entry) => loggedAnswer(entry, traces.get(entry.id)))
      end = await count(answers, card)
    } else {
      const [before, after] = [was.get(cardId) ?? [], is.get(cardId) ?? []]
      const same = commonLength(before, after)
      const from = countAnswers(after.slice(0, same)).progress
      await count(before.slice(same), from, -1)
      end = await count(after.slice(same), from)
    }
    progress.set(cardId, { factId: card.factId, factKind: card.factKind, ...progressOf(end) })
  }
  const sums = delta.delta()
  await addToRollups(tx, proof, sums, progress, state.revision)
  if (sums.days.some(({ day }) => day < state.openDayBefore)) {
    await saveRollupState(tx, proof, { ...state, lateRevision: state.revision })
  }
}

const progressOf = ({ lastAttemptDay, spaced, missed }: RollupProgress): RollupProgress => ({
  lastAttemptDay,
  spaced,
  missed,
})
