import type { CardId, SettingsId } from '../ids'
import type { Adoption } from './adoption'
import type { ActEntry, LogEntry, ReviewEntry } from './log'
import type { Memory } from './memory'
import { effectiveEntries, replayEntry, restated } from './replay'
import type { SchedulingSettings } from './settings'

/** An effective entry with the memory that it met and the one that it left. */
export type MemoryChanged = {
  readonly entry: ReviewEntry | ActEntry
  readonly before: Memory | null
  readonly after: Memory | null
}

/**
 * What each effective entry of a card's log changed, in order: a replay that keeps its steps. The last memory is that of
 * `replay`, but for adoptions after the last entry. Parameters as there.
 */
export function replayChanges(
  cardId: CardId,
  entries: readonly LogEntry[],
  settingsOf: (id: SettingsId) => SchedulingSettings,
  adoptions: readonly Adoption[] = [],
): readonly MemoryChanged[] {
  const past: (ReviewEntry | ActEntry)[] = []
  let memory: Memory | null = null
  let next = 0
  return effectiveEntries(cardId, entries).map((entry) => {
    let adopted: Adoption | undefined
    for (; (adoptions[next]?.at ?? Number.POSITIVE_INFINITY) < entry.at; next += 1) {
      adopted = adoptions[next]
    }
    const before: Memory | null = adopted ? restated(memory, past, adopted, settingsOf) : memory
    memory = replayEntry(before, entry, settingsOf)
    past.push(entry)
    return { entry, before, after: memory }
  })
}
