import type { Instant } from '../ids'
import { DAY_MS, MINUTE_MS } from '../time/units'

/** Between two entries that lie further apart, or the wrong way round, the clock was changed. */
const LONGEST_GAP_MS = 7 * DAY_MS
/** What is taken to lie between such entries, and between the last one and what came after it. */
const USUAL_GAP_MS = MINUTE_MS

/**
 * When entries really happened whose clock was wrong: as far apart as they were by that clock, the last of them just
 * before what is known to have come after them, and none before what is known to have come before.
 * @param instants by the wrong clock, in the order in which the entries came in
 * @param after the latest instant known to lie before all of them; null where nothing does
 * @param before the earliest instant known to lie after all of them
 * @returns an instant for each, in the same order, going up
 */
export const redated = (
  instants: readonly Instant[],
  { after, before }: { readonly after: Instant | null; readonly before: Instant },
): readonly Instant[] => {
  const gaps = instants.map((at, i) => {
    const gap = at - (instants[i - 1] ?? at)
    return i === 0 ? 0 : gap < 0 || gap > LONGEST_GAP_MS ? USUAL_GAP_MS : gap
  })
  const total = gaps.reduce((sum, gap) => sum + gap, 0) + USUAL_GAP_MS
  const room = after === null ? total : Math.max(0, before - after)
  const share = Math.min(1, room / total)
  let at = before - total * share
  return gaps.map((gap) => {
    at += gap * share
    // A product of fractions may come out a hair too small.
    return Math.max(Math.floor(at), after ?? Number.NEGATIVE_INFINITY)
  })
}
