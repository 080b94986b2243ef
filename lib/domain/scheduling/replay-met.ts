import type { CardId, ReviewId, SettingsId } from '../ids'
import type { Adoption } from './adoption'
import { type ActEntry, byInstant, type LogEntry, type ReviewEntry } from './log'
import type { Memory } from './memory'
import { replayEntry, restated } from './replay'
import type { SchedulingSettings } from './settings'

export type Met = {
  /** The memory that each wanted entry met: what a replay of the entries before it gives. */
  readonly met: ReadonlyMap<ReviewId, Memory | null>
  /** What a replay of all entries gives. */
  readonly memory: Memory | null
}

/** Entries replayed between two pauses: under a millisecond. */
const STEP = 64

/**
 * Replays a card's log once, and says on the way which memory each of the `wanted` entries met. A void replays again
 * from the entry that it voids, an entry that restates another takes its place, and an adoption restates the memory where it falls. Yields after every 64 entries, so that the caller can let other work in.
 * @param entries of this card only, each once, in any order
 */
export function* replayMet(
  cardId: CardId,
  entries: readonly LogEntry[],
  wanted: ReadonlySet<ReviewId>,
  settingsOf: (id: SettingsId) => SchedulingSettings,
  adoptions: readonly Adoption[] = [],
): Generator<void, Met> {
  const effective: { readonly step: ReviewEntry | ActEntry | Adoption; after: Memory | null; isVoided: boolean }[] = []
  const places = new Map<string, number>()
  /** The same of the last that restates an entry, by the first. */
  const placeOfFirst = new Map<string, number>()
  const voided = new Set<string>()
  const met = new Map<ReviewId, Memory | null>()
  /** The entries before this place are replayed. */
  let replayed = 0
  let steps = 0

  const isEntry = (step: ReviewEntry | ActEntry | Adoption): step is ReviewEntry | ActEntry => 'kind' in step
  const afterStep = (memory: Memory | null, step: ReviewEntry | ActEntry | Adoption, place: number) => {
    const past = () =>
      effective.slice(0, place).flatMap(({ step: one, isVoided }) => (!isVoided && isEntry(one) ? [one] : []))
    return isEntry(step) ? replayEntry(memory, step, settingsOf) : restated(memory, past(), step, settingsOf)
  }

  function* memoryNow(): Generator<void, Memory | null> {
    let memory = effective[replayed - 1]?.after ?? null
    for (; replayed < effective.length; replayed++) {
      const one = effective[replayed]
      if (!one) break
      if (!one.isVoided) memory = afterStep(memory, one.step, replayed)
      one.after = memory
      if (++steps % STEP === 0) yield
    }
    return memory
  }

  const leaveOut = (place: number | undefined) => {
    const target = place === undefined ? undefined : effective[place]
    if (place === undefined || !target || target.isVoided) return
    target.isVoided = true
    replayed = Math.min(replayed, place)
  }

  let next = 0
  const adoptUntil = (at: number) => {
    for (; (adoptions[next]?.at ?? Number.POSITIVE_INFINITY) < at; next += 1) {
      const step = adoptions[next]
      if (step) effective.push({ step, after: null, isVoided: false })
    }
  }
  for (const entry of [...entries].sort(byInstant)) {
    if (entry.cardId !== cardId) continue
    adoptUntil(entry.at)
    if (entry.redoes !== undefined) leaveOut(placeOfFirst.get(entry.redoes))
    if (wanted.has(entry.id)) met.set(entry.id, yield* memoryNow())
    if (entry.kind === 'void') {
      voided.add(entry.voids)
      leaveOut(places.get(entry.voids))
    } else if (!voided.has(entry.id)) {
      places.set(entry.id, effective.length)
      placeOfFirst.set(entry.redoes ?? entry.id, effective.length)
      effective.push({ step: entry, after: null, isVoided: false })
    }
  }
  adoptUntil(Number.POSITIVE_INFINITY)
  return { met, memory: yield* memoryNow() }
}
