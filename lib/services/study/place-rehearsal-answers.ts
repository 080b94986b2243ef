import type { Tx } from '../../data/engine/engine'
import { dueByDay } from '../../data/queries/study/candidates'
import { dueDaysOfFacts } from '../../data/queries/study/due-days-of-facts'
import type { FactId, LearnerId, ReviewId, SettingsId } from '../../domain/ids'
import { balancedFuzzes, fuzzBounds } from '../../domain/scheduling/load-balance'
import { byInstant, type LogEntry, type ReviewEntry } from '../../domain/scheduling/log'
import { type Memory, RATINGS } from '../../domain/scheduling/memory'
import { countsForMemory, replayEntry } from '../../domain/scheduling/replay'
import type { SchedulingSettings } from '../../domain/scheduling/settings'

/** No day further away is looked at: beyond it nothing is balanced. */
const MOST_AHEAD_DAYS = 120

/** An answer whose interval nobody has seen: in a rehearsal no button shows one, so that it can be placed here. */
export const isUnplaced = (entry: LogEntry): entry is ReviewEntry =>
  entry.kind === 'review' &&
  entry.mode === 'rehearsal' &&
  entry.fuzz === null &&
  entry.redoes === undefined &&
  countsForMemory(entry)

type Answered = {
  readonly factId: FactId
  readonly memory: Memory | null
  readonly entries: readonly LogEntry[]
}

/**
 * Where load balancing puts answers of rehearsals: a place in the fuzz range for each, away from full days and from those
 * on which other cards of the fact are due, as in a review. For entries that are the end of their card's log.
 * @param memory what the card's memory was before them
 */
export const placesOfAnswers = async (
  tx: Tx,
  learnerId: LearnerId,
  { factId, memory, entries }: Answered,
  settingsOf: (id: SettingsId) => SchedulingSettings,
): Promise<ReadonlyMap<ReviewId, number>> => {
  const places = new Map<ReviewId, number>()
  let before = memory
  for (const entry of [...entries].sort(byInstant)) {
    if (entry.kind === 'void') continue
    let placed = entry
    if (isUnplaced(entry)) {
      const fuzz = await placeOf(tx, learnerId, factId, before, entry, settingsOf(entry.settingsId))
      if (fuzz !== null) {
        places.set(entry.id, fuzz)
        placed = { ...entry, fuzz }
      }
    }
    before = replayEntry(before, placed, settingsOf)
  }
  return places
}

/** The place of one answer; null where none of its intervals is balanced. */
async function placeOf(
  tx: Tx,
  learnerId: LearnerId,
  factId: FactId,
  memory: Memory | null,
  { cardId, at, day, rating }: ReviewEntry,
  settings: SchedulingSettings,
): Promise<number | null> {
  if (!settings.loadBalance) return null
  const situation = { cardId, memory, at, day, settings }
  // A better rating is placed after a worse one, so that the days of all of them count.
  const ranges = RATINGS.flatMap((each) => fuzzBounds(situation, each) ?? [])
  if (fuzzBounds(situation, rating) === null || ranges.length === 0) return null
  const from = Math.min(...ranges.map(({ lowest }) => lowest))
  const to = Math.min(Math.max(...ranges.map(({ highest }) => highest)), from + MOST_AHEAD_DAYS)
  const load = await dueByDay(tx, learnerId, day + from, day + to)
  const siblings = new Map(await dueDaysOfFacts(tx, learnerId, [factId]))
  siblings.delete(cardId)
  const taken = new Set(siblings.values())
  const fuzzes = balancedFuzzes(
    situation,
    (due) => load[due - day - from] ?? 0,
    (due) => taken.has(due),
  )
  return fuzzes[rating]
}
