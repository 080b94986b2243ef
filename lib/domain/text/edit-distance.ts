/** Beyond this much work two texts count as having nothing in common: a measure must not hold up a save. */
const MOST_CELLS = 4_000_000
/** The same for all texts of a fact together: it may have forty cards. */
const MOST_CELLS_OF_FACT = 2 * MOST_CELLS

type Middles = { readonly short: string; readonly long: string }

/** Two texts without what they begin and end with alike, the shorter first. */
function middlesOf(a: string, b: string): Middles {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  const [own, other] = [a.slice(start, endA), b.slice(start, endB)]
  return own.length <= other.length ? { short: own, long: other } : { short: other, long: own }
}

/** With `swaps` two neighbours in the wrong order are one change, not two. */
function distanceOf({ short, long }: Middles, swaps: boolean): number {
  if (short === '') return long.length
  let beforeLast = new Uint32Array(short.length + 1)
  let last = Uint32Array.from({ length: short.length + 1 }, (_, at) => at)
  let row = new Uint32Array(short.length + 1)
  for (let i = 1; i <= long.length; i++) {
    row[0] = i
    const unit = long.charCodeAt(i - 1)
    for (let j = 1; j <= short.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (unit === short.charCodeAt(j - 1) ? 0 : 1)
      let least = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (
        swaps &&
        i > 1 &&
        j > 1 &&
        unit === short.charCodeAt(j - 2) &&
        long.charCodeAt(i - 2) === short.charCodeAt(j - 1)
      )
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)
      row[j] = least
    }
    ;[beforeLast, last, row] = [last, row, beforeLast]
  }
  return last[short.length] ?? 0
}

/**
 * The Levenshtein distance of two texts: how many UTF-16 units must be put in, taken out or replaced to make one of the
 * other. Texts whose differing middles are both longer than some 2,000 characters count as replaced altogether.
 */
export function editDistance(a: string, b: string): number {
  const middles = middlesOf(a, b)
  return middles.short.length * middles.long.length > MOST_CELLS ? middles.long.length : distanceOf(middles, false)
}

/**
 * Letters of a word, as UTF-16 units, to insert, delete, replace or swap with their neighbour to make another word of it
 * (optimal string alignment distance). Of any two of three words it may be more than the way round by the third.
 */
export const typoDistance = (a: string, b: string): number => distanceOf(middlesOf(a, b), true)

type Written = {
  readonly statement: string
  readonly cards: readonly { readonly front: string; readonly back: string }[]
}

/**
 * How many characters of a fact were changed between two wordings: statement by statement, card by card in their order.
 * What is left when the two have been compared for long counts as replaced.
 */
export function factDistance(drafted: Written, saved: Written): number {
  const sides = ({ statement, cards }: Written) => [statement, ...cards.flatMap(({ front, back }) => [front, back])]
  const [before, after] = [sides(drafted), sides(saved)]
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, at) => at)
  let left = MOST_CELLS_OF_FACT
  return places.reduce((sum, at) => {
    const middles = middlesOf(before[at] ?? '', after[at] ?? '')
    const cells = middles.short.length * middles.long.length
    if (cells > Math.min(left, MOST_CELLS)) return sum + middles.long.length
    left -= cells
    return sum + distanceOf(middles, false)
  }, 0)
}
