import type { Span } from './mention'
import { HEDGES } from './words/en/hedges'

/** Whether a capital makes a name or a month of them: “4 May 1999”, “Theresa May”. */
const isName = (found: string): boolean => /^(?:May|Might)\b/.test(found)

/** The first word of doubt in a sentence as it stands there (“reportedly”), or null. */
export function hedgeIn(plain: string, { start, end }: Span): string | null {
  const words = plain.slice(start, end)
  const lowered = words.toLowerCase()
  // A few letters are two when they are small, and offsets would shift.
  const small = lowered.length === words.length ? lowered : words
  for (const { 0: found, index } of small.matchAll(HEDGES.on(small))) {
    const written = words.slice(index, index + found.length)
    if (!isName(written)) return written
  }
  return null
}
