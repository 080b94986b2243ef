import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { NOTE, WORDS_FROM } from '../page-marks'
import { lineTopOf } from '../text-in-page'

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

const notesIn = (root: HTMLElement): readonly HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[${NOTE}]`)]

/** The words beside a note: those of its row. */
const blockBeside = (note: HTMLElement, root: HTMLElement): HTMLElement | null => {
  const row = [...root.children].find((child) => child.contains(note))
  return row?.querySelector<HTMLElement>(`[${WORDS_FROM}]`) ?? null
}

const isOpen = (note: HTMLElement): boolean => note.querySelector('section, details[open]') !== null

/** Moves each note beside its line, and makes room at the end of the text for what reaches further. */
function place(root: HTMLElement): void {
  const { top } = root.getBoundingClientRect()
  const notes = notesIn(root)
    .map((element) => {
      const block = blockBeside(element, root)
      const line = (block ? lineTopOf(block, Number(element.getAttribute(NOTE))) : top) - top
      // Without the move of the last time.
      const moved = new DOMMatrixReadOnly(getComputedStyle(element).transform).m42
      const box = element.getBoundingClientRect()
      return { element, line, height: box.height, isOpen: isOpen(element), from: box.top - moved - top }
    })
    .toSorted((a, b) => a.line - b.line)
  const tops = placeNotes(notes)
  for (const [at, { element, from }] of notes.entries()) {
    element.style.transform = `translateY(${Math.round((tops[at] ?? 0) - from)}px)`
  }
  const end = Math.max(0, ...notes.map(({ height }, at) => (tops[at] ?? 0) + height))
  const text = root.getBoundingClientRect().height - Number.parseFloat(root.style.paddingBottom || '0')
  root.style.paddingBottom = `${Math.max(0, Math.ceil(end - text))}px`
}

function clear(root: HTMLElement): void {
  for (const note of notesIn(root)) note.style.transform = ''
  root.style.paddingBottom = ''
}

/**
 * Keeps the notes in the margin beside their lines and apart from each other, however tall they are: the text is never
 * pulled apart for them. In a small window they are in the text, and stay where they are.
 */
export function useMarginNotes(root: RefObject<HTMLElement | null>, isWide: boolean): void {
  // Every render may change a note; the work is a few milliseconds.
  useLayoutEffect(() => {
    if (root.current && isWide) place(root.current)
  })
  useEffect(() => {
    const element = root.current
    if (!element || !isWide) return
    const again = () => place(element)
    const watch = new ResizeObserver(again)
    watch.observe(element)
    // A fact that is opened or closed changes nothing else that could be watched.
    element.addEventListener('toggle', again, true)
    void document.fonts.ready.then(again)
    return () => {
      watch.disconnect()
      element.removeEventListener('toggle', again, true)
      clear(element)
    }
  }, [root, isWide])
}
