/** Beyond this much work two texts count as having nothing in common: a measure must not hold up a save. */
const MOST_CELLS = 4_000_000

/**
 * The Levenshtein distance of two texts: how many UTF-16 units must be put in, taken out or replaced to make one of the
 * other. Texts whose differing middles are both longer than some 2,000 characters count as replaced altogether.
 */
export function editDistance(a: string, b: string): number {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  const [short, long] = [a.slice(start, endA), b.slice(start, endB)].sort((x, y) => x.length - y.length)
  if (short === undefined || long === undefined || short === '') return Math.max(endA, endB) - start
  if (short.length * long.length > MOST_CELLS) return long.length
  let row = Array.from({ length: short.length + 1 }, (_, at) => at)
  for (let i = 1; i <= long.length; i++) {
    const next = [i]
    for (let j = 1; j <= short.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (long[i - 1] === short[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[short.length] ?? 0
}

type Written = {
  readonly statement: string
  readonly cards: readonly { readonly front: string; readonly back: string }[]
}

/** How many characters of a fact were changed between two wordings: statement by statement, card by card in their order. */
export function factDistance(drafted: Written, saved: Written): number {
  const sides = ({ statement, cards }: Written) => [statement, ...cards.flatMap(({ front, back }) => [front, back])]
  const [before, after] = [sides(drafted), sides(saved)]
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, at) => at)
  return places.reduce((sum, at) => sum + editDistance(before[at] ?? '', after[at] ?? ''), 0)
}
