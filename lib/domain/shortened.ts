/** A word longer than this is cut itself: an address or a formula would leave nothing of the text. */
const LONGEST_WORD = 30

/**
 * A text in one line of at most so many UTF-16 units, with “…” where it was cut: at a word, or within one that is longer
 * than 30. A sign of two units is never cut in half.
 */
export const shortened = (text: string, most: number): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= most) return line
  // One more than there is room for: a word may end exactly there.
  const room = line.slice(0, most)
  const end = room.lastIndexOf(' ')
  const cut = end >= most - LONGEST_WORD && end > 0 ? room.slice(0, end) : line.slice(0, most - 1)
  return `${cut.replace(/[\uD800-\uDBFF]$/u, '').replace(/[\s,;:–—-]+$/u, '')}…`
}
