/** Sums of checksums stay below this, so that they are whole numbers. */
export const MOST_COUNTED = 2 ** 52

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** A number below 2³² that stands for a word at a place of a column (FNV-1a): another word or place gives another one. */
export const sumOf = (word: string, column: string, offset: number): number => {
  let hash = FNV_OFFSET ^ offset
  for (const text of [word, column]) {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME)
    hash = Math.imul(hash ^ 0x20, FNV_PRIME)
  }
  return hash >>> 0
}
