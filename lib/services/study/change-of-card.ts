import { inChunks, type Pause } from '../../data/engine/yield-to-event-loop'
import type { CardId, ReviewId, SettingsId } from '../../domain/ids'
import type { Adoption } from '../../domain/scheduling/adoption'
import { byInstant, type LogEntry } from '../../domain/scheduling/log'
import type { Memory } from '../../domain/scheduling/memory'
import { recallAsked } from '../../domain/scheduling/recall'
import { applyEntry } from '../../domain/scheduling/replay'
import { replayMet } from '../../domain/scheduling/replay-met'
import type { SchedulingSettings } from '../../domain/scheduling/settings'

/** What is stored beside an entry: the memory that it met, and the recall that was predicted from it. */
export type Trace = {
  readonly memoryBefore: Memory | null
  readonly predictedRecall: number | null
}

export type CardChangeSinceReview = {
  readonly cardId: CardId
  readonly memory: Memory | null
  readonly traces: ReadonlyMap<ReviewId, Trace>
}

type Input = {
  readonly cardId: CardId
  readonly fresh: readonly LogEntry[]
  readonly memory: Memory | null
  /** The card's whole log where the new entries are not simply its end; otherwise null. */
  readonly log: readonly LogEntry[] | null
  readonly settingsOf: (id: SettingsId) => SchedulingSettings
  readonly adoptions: readonly Adoption[]
  /** The settings in force now; asked for entries that are not answers. */
  readonly inForce: () => SchedulingSettings
}

/** The recall that was predicted for an entry from the memory that it met; null where there is no prediction. */
export const predictedRecallOf = (
  entry: Pick<LogEntry, 'kind' | 'at' | 'day'>,
  before: Memory | null,
  settings: SchedulingSettings,
): number | null => (entry.kind === 'review' ? recallAsked(before, entry.at, entry.day, settings) : null)

/**
 * What new entries make of one card's memory. In order they are applied one by one; where one is late or takes another
 * back, the card's log is replayed as a whole, once for all of them, which gives the same in whichever order entries
 * arrive. A long replay pauses between its steps.
 */
export const changeOfCard = async (
  { cardId, fresh, memory, log, settingsOf, adoptions, inForce }: Input,
  pause: Pause,
): Promise<CardChangeSinceReview> => {
  const settings = (entry: LogEntry) => (entry.kind === 'review' ? settingsOf(entry.settingsId) : inForce())
  const sorted = [...fresh].sort(byInstant)
  const traces = new Map<ReviewId, Trace>()
  const trace = (entry: LogEntry, memoryBefore: Memory | null) =>
    traces.set(entry.id, { memoryBefore, predictedRecall: predictedRecallOf(entry, memoryBefore, settings(entry)) })
  let after = memory
  if (log === null) {
    for (const entry of sorted) {
      trace(entry, after)
      after = applyEntry(after, entry, settings(entry))
    }
  } else {
    const wanted = new Set(sorted.map(({ id }) => id))
    const replayed = await inChunks(replayMet(cardId, [...log, ...sorted], wanted, settingsOf, adoptions), pause)
    for (const entry of sorted) trace(entry, replayed.met.get(entry.id) ?? null)
    after = replayed.memory
  }
  return { cardId, memory: after, traces }
}
