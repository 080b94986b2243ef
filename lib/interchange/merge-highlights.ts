import type { ImportedHighlight } from './highlighted-work'

/** Two highlights that share fewer characters at their ends only happen to have a few words alike. */
const SHORTEST_OVERLAP = 20

/** A highlight as it is compared: readers add or drop spaces, quotes and marks at the ends when they mark again. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[\s"'(]+|[\s"').,;:]+$/gu, '')
    .toLowerCase()

/**
 * Which of these words, as `comparable` gives them, stand nowhere in a text. Words that are a whole paragraph of it, as
 * highlights of an earlier import are, are found without looking through the text.
 */
export const newWordsIn = (text: string, wanted: readonly string[]): readonly boolean[] => {
  const paragraphs = new Set(text.split('\n\n').map(comparable))
  const whole = comparable(text)
  return wanted.map((words) => !paragraphs.has(words) && !whole.includes(words))
}

/** The two texts as one where the first ends with what the second begins with; null where they do not overlap. */
const joined = (first: string, second: string): string | null => {
  for (let length = Math.min(first.length, second.length) - 1; length >= SHORTEST_OVERLAP; length--) {
    if (first.endsWith(second.slice(0, length))) return first + second.slice(length)
  }
  return null
}

const touch = (a: ImportedHighlight, b: ImportedHighlight): boolean =>
  a.location <= b.locationEnd + 1 && b.location <= a.locationEnd + 1

/** What two highlights of one work come to together; null where they are two different ones. */
const together = (a: ImportedHighlight, b: ImportedHighlight): string | null => {
  const [one, other] = [comparable(a.text), comparable(b.text)]
  if (one === other) return a.text.length >= b.text.length ? a.text : b.text
  if (!touch(a, b)) return null
  if (one.includes(other)) return a.text
  if (other.includes(one)) return b.text
  return joined(a.text, b.text) ?? joined(b.text, a.text)
}

const notesOf = (a: string | null, b: string | null): string | null => {
  if (a === null || b === null || a === b) return a ?? b
  return `${a}\n${b}`
}

/**
 * Highlights of one work without repetitions: the same words marked twice are one, and one that was marked again with
 * more or other words around is joined with the first. Notes are kept.
 */
export const mergeHighlights = (highlights: readonly ImportedHighlight[]): readonly ImportedHighlight[] => {
  const merged: ImportedHighlight[] = []
  const exact = new Map<string, number>()
  for (const highlight of highlights) {
    const same = exact.get(comparable(highlight.text))
    const near = merged.length > 0 ? merged.length - 1 : undefined
    const at = same ?? near
    const before = at === undefined ? undefined : merged[at]
    const text = before ? together(before, highlight) : null
    if (at === undefined || !before || text === null) {
      exact.set(comparable(highlight.text), merged.push(highlight) - 1)
      continue
    }
    merged[at] = {
      text,
      note: notesOf(before.note, highlight.note),
      location: Math.min(before.location, highlight.location),
      locationEnd: Math.max(before.locationEnd, highlight.locationEnd),
      at: before.at,
    }
    exact.set(comparable(text), at)
  }
  return merged
}
