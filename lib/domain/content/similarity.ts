/** In words: short enough that an edited sentence keeps most, long enough that two texts on one matter share few. */
const SHINGLE_WORDS = 3
/** The most shingles of a text that are compared; of a longer one every nth is taken, by what it says. */
const MOST_SHINGLES = 20_000

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** FNV-1a, 32 bits. */
const hashOf = (words: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

const shinglesOf = (words: readonly string[], every: number): ReadonlySet<number> => {
  const shingles = new Set<number>()
  for (let at = 0; at + SHINGLE_WORDS <= Math.max(words.length, SHINGLE_WORDS); at++) {
    const hash = hashOf(words.slice(at, at + SHINGLE_WORDS).join(' '))
    if (hash % every === 0) shingles.add(hash)
  }
  return shingles
}

/** The most words of which every shingle counts; of longer texts a sample that is the same for both does. */
const sampleOf = (a: readonly string[], b: readonly string[]): number =>
  Math.max(1, Math.ceil(Math.max(a.length, b.length) / MOST_SHINGLES))

const shareOf = (left: ReadonlySet<number>, right: ReadonlySet<number>): number => {
  let shared = 0
  for (const shingle of left) if (right.has(shingle)) shared += 1
  const all = left.size + right.size - shared
  return all === 0 ? 0 : shared / all
}

/**
 * How alike two texts are, 0 to 1: the share of three-word shingles that both have (Jaccard; Broder 1997). Texts of more
 * than 20,000 words are compared by a sample of their shingles that is the same for both.
 */
export const similarityOf = (one: string, other: string): number => {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.length === 0 || b.length === 0) return 0
  const every = sampleOf(a, b)
  return shareOf(shinglesOf(a, every), shinglesOf(b, every))
}

/** For each of these passages the place, among the others, of the one most like it, the first of several; null where none is like it. */
export const mostAlike = (texts: readonly string[], others: readonly string[]): readonly (number | null)[] => {
  const read = (text: string) => shinglesOf(wordsOf(text), 1)
  const wordSets = others.map(read)
  return texts.map((text) => {
    const own = read(text)
    const scores = wordSets.map((other) => shareOf(own, other))
    const best = scores.reduce((at, score, index) => (score > (scores[at] ?? 0) ? index : at), 0)
    return (scores[best] ?? 0) > 0 ? best : null
  })
}
