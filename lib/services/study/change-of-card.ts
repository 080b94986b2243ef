import type { CardId, ReviewId, SettingsId } from '../../domain/ids'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import type { LogEntry } from '../../domain/scheduling/log'
import type { Memory } from '../../domain/scheduling/memory'
import { applyEntry, replay } from '../../domain/scheduling/replay'
import type { SchedulingSettings } from '../../domain/scheduling/settings'

const DAY_MS = 86_400_000

/** What is stored beside an entry: the memory that it met, and the recall that was predicted from it. */
export type Trace = {
  readonly memoryBefore: Memory | null
  readonly predictedRecall: number | null
}

export type CardChange = {
  readonly cardId: CardId
  readonly memory: Memory | null
  readonly leech: boolean
  readonly traces: ReadonlyMap<ReviewId, Trace>
}

type Input = {
  readonly cardId: CardId
  readonly fresh: readonly LogEntry[]
  readonly memory: Memory | null
  /** The card's whole log where the new entries are not simply its end; otherwise null. */
  readonly log: readonly LogEntry[] | null
  readonly settingsOf: (id: SettingsId) => SchedulingSettings
  /** The settings in force now; asked for entries that are not answers. */
  readonly inForce: () => SchedulingSettings
}

const inOrder = (a: LogEntry, b: LogEntry) => a.at - b.at || (a.id < b.id ? -1 : 1)

const trace = (entry: LogEntry, before: Memory | null, settings: SchedulingSettings): Trace => {
  if (entry.kind !== 'review' || before?.stability == null || before.lastReviewAt === null) {
    return { memoryBefore: before, predictedRecall: null }
  }
  const elapsedDays = Math.max(0, entry.at - before.lastReviewAt) / DAY_MS
  const predictedRecall = fsrsModel(settings.weights).recall(elapsedDays, before.stability)
  return { memoryBefore: before, predictedRecall }
}

/**
 * What new entries make of one card's memory. In order they are applied one by one; where one is late or takes another
 * back, the card's log is replayed as a whole, which gives the same in whichever order entries arrive.
 */
export const changeOfCard = ({ cardId, fresh, memory, log, settingsOf, inForce }: Input): CardChange => {
  const settings = (entry: LogEntry) => (entry.kind === 'review' ? settingsOf(entry.settingsId) : inForce())
  const sorted = [...fresh].sort(inOrder)
  const traces = new Map<ReviewId, Trace>()
  let after = memory
  if (log === null) {
    for (const entry of sorted) {
      traces.set(entry.id, trace(entry, after, settings(entry)))
      after = applyEntry(after, entry, settings(entry))
    }
  } else {
    const whole = [...log, ...sorted]
    for (const entry of sorted) {
      const earlier = whole.filter((other) => inOrder(other, entry) < 0 && other.id !== entry.id)
      traces.set(entry.id, trace(entry, replay(cardId, earlier, settingsOf), settings(entry)))
    }
    after = replay(cardId, whole, settingsOf)
  }
  const last = sorted.at(-1)
  const threshold = last ? settings(last).leechThreshold : 0
  return { cardId, memory: after, leech: threshold > 0 && (after?.lapses ?? 0) >= threshold, traces }
}
