import { describe, expect, it } from 'vitest'
import { noteSource, sourceToNote } from './note-source'

const HERE = 'Note “Geography” (Countries/Geography.md)'

describe('a note as the source of its cards', () => {
  it('has its title and its path, unless that is too long to be noted', () => {
    expect(noteSource('Countries/Geography.md')).toBe(HERE)
    expect(noteSource(`${'a'.repeat(200)}.md`)).toBeNull()
  })

  it('is noted for a card that has none, and follows a note that was moved', () => {
    const path = 'Countries/Geography.md'
    const library = (sourceLine: string | null, hasSource = false) => ({ hasSource, sourceLine })
    expect(sourceToNote({ path, link: null, library: null })).toBe(HERE)
    expect(sourceToNote({ path, link: { path }, library: library(null) })).toBe(HERE)
    expect(sourceToNote({ path, link: { path }, library: library(HERE) })).toBeNull()
    expect(sourceToNote({ path, link: { path: 'Old.md' }, library: library('Note “Old” (Old.md)') })).toBe(HERE)
    expect(sourceToNote({ path, link: { path: 'Old.md' }, library: library('Surveyor, 2001') })).toBeNull()
    expect(sourceToNote({ path, link: { path }, library: library(null, true) })).toBeNull()
  })
})
