import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarginNote, placeNotes } from './use-margin-notes'

const note = (line: number, height = 30, isOpen = false): MarginNote => ({ line, height, isOpen })

describe('notes in the margin', () => {
  it('stand beside their lines where there is room', () => {
    expect(placeNotes([note(0), note(60), note(200)])).toEqual([0, 60, 200])
  })

  it('move down below the one before', () => {
    expect(placeNotes([note(0), note(0), note(10), note(200)])).toEqual([0, 36, 72, 200])
  })

  it('make way upwards for the open one, which keeps its line', () => {
    expect(placeNotes([note(100), note(100), note(110, 250, true), note(130)])).toEqual([38, 74, 110, 366])
  })

  it('move the open one down where those before it fill the margin', () => {
    expect(placeNotes([note(0), note(0), note(10, 250, true)])).toEqual([0, 36, 72])
  })

  it('never overlap, never begin above the text, and the open one is never above its line', () => {
    const notes = fc.array(fc.record({ line: fc.nat(2_000), height: fc.integer({ min: 1, max: 400 }) }), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(notes, fc.nat(40), (lines, open) => {
        const sorted = lines
          .toSorted((a, b) => a.line - b.line)
          .map((one, at): MarginNote => ({ ...one, isOpen: at === open }))
        const tops = placeNotes(sorted)
        for (const [at, { line, height, isOpen }] of sorted.entries()) {
          const top = tops[at] ?? -1
          expect(top).toBeGreaterThanOrEqual(0)
          if (isOpen) expect(top).toBeGreaterThanOrEqual(line)
          const next = tops[at + 1]
          if (next !== undefined) expect(next).toBeGreaterThanOrEqual(top + height)
        }
      }),
    )
  })
})
