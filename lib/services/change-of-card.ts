import type { CardId, ReviewId, SettingsId } from '../domain/ids'
import { fsrsModel } from '../domain/scheduling/fsrs'
import type { LogEntry } from '../domain/scheduling/log'
import type { Memory } from '../domain/scheduling/memory'
import { applyEntry, replay } from '../domain/scheduling/replay'
import type { SchedulingSettings } from '../domain/scheduling/settings'

const DAY_MS = 86_400_000

/** What is stored beside an entry: the memory that it met, and the recall that was predicted from it. */
export type Trace = {
  readonly id: ReviewId
  readonly memoryBefore: Memory | null
  readonly predictedRecall: number | null
}

export type CardChange = {
  readonly cardId: CardId
  readonly memory: Memory | null
  readonly leech: boolean
  readonly traces: readonly Trace[]
}

type Input = {
  readonly cardId: CardId
  readonly fresh: readonly LogEntry[]
  readonly memory: Memory | null
  /** The card's whole log where the new entries are not simply its end; otherwise null. */
  readonly log: readonly LogEntry[] | null
  readonly settingsOf: (id: SettingsId) => SchedulingSettings
  readonly current: SchedulingSettings
}

const inOrder = (a: LogEntry, b: LogEntry) => a.at - b.at || (a.id < b.id ? -1 : 1)

const trace = (entry: LogEntry, before: Memory | null, settings: SchedulingSettings): Trace => {
  const { id } = entry
  if (entry.kind !== 'review' || before?.stability == null || before.lastReviewAt === null) {
    return { id, memoryBefore: before, predictedRecall: null }
  }
  const elapsedDays = Math.max(0, entry.at - before.lastReviewAt) / DAY_MS
  const predictedRecall = fsrsModel(settings.weights).recall(elapsedDays, before.stability)
  return { id, memoryBefore: before, predictedRecall }
}

/**
 * What new entries make of one card's memory. In order they are applied one by one; where one is late or takes another
 * back, the card's log is replayed as a whole, which gives the same in whichever order entries arrive.
 */
export const changeOfCard = ({ cardId, fresh, memory, log, settingsOf, current }: Input): CardChange => {
  const settings = (entry: LogEntry) => (entry.kind === 'review' ? settingsOf(entry.settingsId) : current)
  const sorted = [...fresh].sort(inOrder)
  const isLeech = (after: Memory | null) =>
    after !== null && current.leechThreshold > 0 && after.lapses >= current.leechThreshold
  if (log === null) {
    let after = memory
    const traces = sorted.map((entry) => {
      const before = after
      after = applyEntry(before, entry, settings(entry))
      return trace(entry, before, settings(entry))
    })
    return { cardId, memory: after, leech: isLeech(after), traces }
  }
  const whole = [...log, ...sorted]
  const traces = sorted.map((entry) => {
    const earlier = whole.filter((other) => inOrder(other, entry) < 0 && other.id !== entry.id)
    return trace(entry, replay(cardId, earlier, settingsOf), settings(entry))
  })
  const after = replay(cardId, whole, settingsOf)
  return { cardId, memory: after, leech: isLeech(after), traces }
}
