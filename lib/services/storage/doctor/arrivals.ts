import type { CardId, ReviewId, SettingsId } from '../../../domain/ids'
import type { Adoption } from '../../../domain/scheduling/adoption'
import { byInstant, type LogEntry } from '../../../domain/scheduling/log'
import type { Memory } from '../../../domain/scheduling/memory'
import { replayEntry } from '../../../domain/scheduling/replay'
import { type Met, replayMet } from '../../../domain/scheduling/replay-met'
import type { SchedulingSettings } from '../../../domain/scheduling/settings'
import { predictedRecallOf, type Trace } from '../../study/change-of-card'

export type { Trace } from '../../study/change-of-card'

export type Arrived = { readonly entry: LogEntry; readonly receivedAt: number }

const finish = (steps: Generator<void, Met>): Met => {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Entries that were received at one instant, one after the other: mostly those of one request. */
const groupsOf = (arrived: readonly Arrived[]) => {
  const groups: { readonly receivedAt: number; readonly group: LogEntry[] }[] = []
  for (const { entry, receivedAt } of arrived) {
    const last = groups.at(-1)
    if (receivedAt === last?.receivedAt) last.group.push(entry)
    else groups.push({ receivedAt, group: [entry] })
  }
  return groups
}

/**
 * What was stored beside each entry of a card when it came in: the memory that it met, from the entries that were there
 * by then, and the recall that was predicted from it. Goes through the log as it came in. Entries of one instant came in
 * one request or in several: where that makes a difference, what `isStored` holds to be stored is taken.
 * @param arrived in the order in which they came in
 */
export const tracesOf = (
  cardId: CardId,
  arrived: readonly Arrived[],
  settingsOf: (id: SettingsId) => SchedulingSettings,
  isStored: (id: ReviewId, trace: Trace) => boolean,
  adoptions: readonly Adoption[] = [],
): ReadonlyMap<ReviewId, Trace> => {
  const traces = new Map<ReviewId, Trace>()
  const soFar: LogEntry[] = []
  const voided = new Set<string>()
  let last: LogEntry | null = null
  let memory: Memory | null = null
  /** What was adopted by then: later adoptions changed no memory that an entry met. */
  let adopted: readonly Adoption[] = []

  const traceOf = (entry: LogEntry, memoryBefore: Memory | null): Trace => {
    const isReview = entry.kind === 'review'
    const predictedRecall = isReview ? predictedRecallOf(entry, memoryBefore, settingsOf(entry.settingsId)) : null
    return { memoryBefore, predictedRecall }
  }
  const replayed = (entries: readonly LogEntry[], wanted: readonly LogEntry[]) => {
    const { met, memory: after } = finish(
      replayMet(cardId, entries, new Set(wanted.map(({ id }) => id)), settingsOf, adopted),
    )
    return { after, traces: wanted.map((entry) => [entry.id, traceOf(entry, met.get(entry.id) ?? null)] as const) }
  }

  for (const { receivedAt, group } of groupsOf(arrived)) {
    const sorted = [...group].sort(byInstant)
    const [first] = sorted
    if (!first) continue
    const byNow = adoptions.filter(({ at }) => at < receivedAt)
    if (byNow.length > adopted.length) {
      adopted = byNow
      memory = replayed(soFar, []).after
    }
    const before = [...soFar]
    soFar.push(...sorted)
    const isEnd =
      (last === null || byInstant(last, first) < 0) &&
      (adopted.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < first.at &&
      sorted.every(({ id, kind }) => kind !== 'void' && !voided.has(id))
    if (isEnd) {
      for (const entry of sorted) {
        traces.set(entry.id, traceOf(entry, memory))
        memory = entry.kind === 'void' ? memory : replayEntry(memory, entry, settingsOf)
      }
    } else {
      const together = replayed(soFar, sorted)
      for (const [id, trace] of together.traces) traces.set(id, trace)
      memory = together.after
    }
    if (group.length > 1 && group.some(({ id }) => !isStored(id, traces.get(id) ?? traceOf(first, null)))) {
      for (const [i, entry] of group.entries()) {
        const [alone] = replayed([...before, ...group.slice(0, i + 1)], [entry]).traces
        if (alone && isStored(entry.id, alone[1])) traces.set(...alone)
      }
    }
    for (const entry of group) if (entry.kind === 'void') voided.add(entry.voids)
    const end = sorted.at(-1)
    if (end && (last === null || byInstant(last, end) < 0)) last = end
  }
  return traces
}
