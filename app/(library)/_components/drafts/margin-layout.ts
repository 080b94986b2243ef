/** A note in the margin, in pixels: where the line that it is about begins, and how tall it is. */
export type MarginNote = { readonly line: number; readonly height: number; readonly isOpen: boolean }

/** Between two notes. */
const GAP = 6

/**
 * Where each note begins, in the order given: beside its line, or below the note before it if that reaches so far. The
 * open one keeps its line, and those before it move up as far as there is room.
 * @param notes in the order of their lines
 */
export function placeNotes(notes: readonly MarginNote[]): readonly number[] {
  const tops: number[] = []
  let free = 0
  for (const { line, height } of notes) {
    const top = Math.max(line, free)
    tops.push(top)
    free = top + height + GAP
  }
  const open = notes.findIndex(({ isOpen }) => isOpen)
  if (open < 0) return tops
  const heightBefore = notes.slice(0, open).reduce((sum, { height }) => sum + height + GAP, 0)
  let limit = Math.max(notes[open]?.line ?? 0, heightBefore)
  for (let at = open; at >= 0; at -= 1) {
    const note = notes[at]
    if (!note) break
    const most = at === open ? limit : limit - note.height - GAP
    tops[at] = Math.min(tops[at] ?? 0, most)
    limit = tops[at] ?? 0
  }
  for (let at = open + 1; at < notes.length; at += 1) {
    const before = notes[at - 1]
    tops[at] = Math.max(notes[at]?.line ?? 0, (tops[at - 1] ?? 0) + (before?.height ?? 0) + GAP)
  }
  return tops
}
