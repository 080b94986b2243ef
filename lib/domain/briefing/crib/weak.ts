/** A fact that is recalled at least so surely is never marked as weak, 0 to 1. */
const SURE = 0.8
/** Marking more facts than this share sets none of them apart. */
const MOST_MARKED = 0.4

/**
 * The predicted recall below which a fact is marked as one of the least likely to be recalled; null where none is: all
 * are likely, or too many are equally unlikely (as before anything is studied).
 * @param recalls of the facts on the page, each 0 to 1
 */
export function weakBelow(recalls: readonly number[]): number | null {
  const levels = [...new Set(recalls)].sort((a, b) => a - b)
  const most = Math.floor(recalls.length * MOST_MARKED)
  const below = [...levels.slice(1).filter((level) => level < SURE), SURE]
  for (const level of below.reverse()) {
    const marked = recalls.filter((recall) => recall < level).length
    if (marked > 0 && marked <= most) return level
  }
  return null
}
