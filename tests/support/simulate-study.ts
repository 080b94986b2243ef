import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { recallOf } from '@/lib/domain/scheduling/recall'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { seeded } from '../bench/random'
import { later, reviewOf } from './entries'

/** Sessions of a day: what is learned comes back in steps until none is left, but nobody goes on for ever. */
const MOST_ROUNDS = 12

type Simulation = {
  readonly days: number
  /** How much more often than predicted cards are recalled, as a share: below 0 for a learner who forgets faster. */
  readonly bias?: number
  /** The share of days without study. */
  readonly rest?: number
  readonly seed?: number
}

/**
 * Studies the library of `ctx` day by day through the program's own session and log, from `ctx.now` on: each card is
 * recalled with its predicted recall, moved by `bias`. The same seed gives the same log.
 * @returns the context of the last day, an hour after its session
 */
export const simulateStudy = async (
  ctx: Context,
  { days, bias = 0, rest = 0, seed = 7 }: Simulation,
): Promise<Context> => {
  const random = seeded(seed)
  let at = ctx
  for (let day = 0; day < days; day++) {
    at = later(ctx, day * DAY_MS)
    if (random() < rest) continue
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { learning, main, settingsId, scheduling } = await loadSession(at)
      const model = fsrsModel(scheduling.weights)
      const cards = [...learning.filter(({ memory }) => (memory?.dueAt ?? 0) <= at.now), ...main]
      if (cards.length === 0 && learning.length === 0) break
      const entries = cards.map(({ cardId, memory }, i): EntryInput => {
        const instant = at.now + i * 8_000
        const chance = memory === null ? 0.8 : Math.min(0.99, (recallOf(memory, instant, model) ?? 0.8) + bias)
        const isRecalled = random() < chance
        const rating: Rating = !isRecalled ? 1 : random() < 0.08 ? 2 : random() < 0.06 ? 4 : 3
        const times = {
          questionMs: 2_500 + Math.floor(random() * 4_000),
          answerMs: 1_000 + Math.floor(random() * 2_000),
        }
        return reviewOf({ cardId, at: instant, rating, ...times, fuzz: random(), settingsId })
      })
      at = later(at, entries.length * 8_000 + 12 * MINUTE_MS)
      if (entries.length > 0) await submitEntries(at, entries)
    }
  }
  const end = later(at, 60 * MINUTE_MS)
  await rollupsUpToDate(end)
  return end
}
