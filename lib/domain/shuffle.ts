/**
 * A well-mixed whole number of a text, 0 to 2^31 - 1: FNV-1a (Fowler, Noll, Vo) with the finaliser of MurmurHash3
 * (Austin Appleby), so that texts that differ in one character land far apart. The same text gives the same number
 * everywhere, and 31 bits fit an integer column of every database.
 */
export const shuffleOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return hash >>> 1
}
