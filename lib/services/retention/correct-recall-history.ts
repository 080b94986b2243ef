import type { Tx } from '../../data/engine/engine'
import type { Pause } from '../../data/engine/yield-to-event-loop'
import { addToRecallHistory } from '../../data/mutations/rollups'
import type { OwnStudy } from '../../data/proof'
import { learnerOf } from '../../data/queries/learner/learner'
import { settingsOfLog } from '../../data/queries/learner/settings-versions'
import { recallHistory } from '../../data/queries/retention/rollup-metrics'
import { retirements } from '../../data/queries/retention/rollups'
import { logsOfCards } from '../../data/queries/study/log'
import type { CardId, StudyDay, WorkspaceId } from '../../domain/ids'
import { recallAfterDay, stretchesOf } from '../../domain/retention/expected-recall-by-day'
import { recallCurve } from '../../domain/scheduling/fsrs'
import type { LogEntry } from '../../domain/scheduling/log'
import { studyCalendar } from '../../domain/time/study-day'
import type { Opened, RollupChange } from './update-rollups'

/** The settings that the answers of some logs name. */
export const settingsOfLogs = async (
  store: Parameters<typeof settingsOfLog>[0],
  learnerId: OwnStudy['learnerId'],
  logs: Iterable<readonly LogEntry[]>,
) => {
  const ids = [...logs].flat().flatMap((entry) => (entry.kind === 'review' ? [entry.settingsId] : []))
  const settings = await settingsOfLog(store, learnerId, [...new Set(ids)])
  return (id: (typeof ids)[number]) => {
    const found = settings.get(id)
    if (!found) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
    return found
  }
}

/** The study days of entries, a void's being that of what it takes back; one that takes back nothing has none. */
const daysOf = (log: readonly LogEntry[], entries: readonly LogEntry[]): readonly StudyDay[] => {
  const dayOf = new Map([...log, ...entries].map(({ id, day }) => [id as string, day]))
  return entries.flatMap((entry) => {
    const day = entry.kind === 'void' ? dayOf.get(entry.voids) : entry.day
    return day === undefined ? [] : [day]
  })
}

type Mending = {
  readonly state: Opened | null
  readonly workspaceIds: readonly WorkspaceId[]
  readonly changes: readonly Pick<RollupChange, 'cardId' | 'entries' | 'log'>[]
}

/** Each card's log without the new entries: as it was given, or read where the new entries are the log's end. */
const logsBefore = async (tx: Tx, { learnerId }: OwnStudy, changes: Mending['changes']) => {
  const unread = changes.filter(({ log }) => log === null)
  const read = await logsOfCards(
    tx,
    learnerId,
    unread.map(({ cardId }) => cardId),
  )
  return changes.map(({ cardId, entries, log }) => {
    const fresh = new Set<string>(entries.map(({ id }) => id))
    return { cardId, entries, before: log ?? (read.get(cardId) ?? []).filter(({ id }) => !fresh.has(id)) }
  })
}

/**
 * Brings what is recorded of past days up to date with entries that were just appended, in the same transaction: of each
 * card whose entries lie on a recorded day or before one, every such day changes by what its log made of it then, less
 * what it had made before. Nothing is done where all entries are of the last day.
 */
export const correctRecallHistory = async (
  tx: Tx,
  proof: OwnStudy,
  { state, workspaceIds, changes }: Mending,
  pause: Pause,
): Promise<void> => {
  if (state === null) return
  const openDay = state.openDay ?? 0
  const perhaps = changes.filter(({ entries }) => entries.some(({ kind, day }) => kind === 'void' || day < openDay))
  if (perhaps.length === 0) return
  const late = (await logsBefore(tx, proof, perhaps)).flatMap(({ cardId, entries, before }) => {
    const first = Math.min(...daysOf(before, entries))
    return first < openDay ? [{ cardId, first, before, after: [...before, ...entries] }] : []
  })
  if (late.length === 0) return
  const recorded = await recallHistory(tx, proof.learnerId, Math.min(...late.map(({ first }) => first)))
  if (recorded.length === 0) return
  const learner = await learnerOf(tx, proof.learnerId)
  const { weights, timeZone, dayStartHour } = learner.scheduling
  const curve = recallCurve(weights)
  const calendar = studyCalendar(timeZone, dayStartHour)
  const settingsOf = await settingsOfLogs(
    tx,
    proof.learnerId,
    late.map(({ after }) => after),
  )
  const ids: readonly CardId[] = late.map(({ cardId }) => cardId)
  const retired = await retirements(tx, workspaceIds, ids)
  const changed = new Map<StudyDay, number>()
  for (const { cardId, first, after, before } of late) {
    await pause()
    const was = stretchesOf(cardId, before, settingsOf)
    await pause()
    const is = stretchesOf(cardId, after, settingsOf)
    await pause()
    const retiredAt = retired.get(cardId)
    const end = retiredAt === undefined ? Number.POSITIVE_INFINITY : calendar.dayOf(retiredAt)
    for (const { day } of recorded) {
      if (day < first || day >= end) continue
      const change = recallAfterDay(is, day, curve) - recallAfterDay(was, day, curve)
      if (change !== 0) changed.set(day, (changed.get(day) ?? 0) + change)
    }
  }
  await addToRecallHistory(
    tx,
    proof,
    [...changed].map(([day, cards]) => ({ day, cards })),
  )
}
