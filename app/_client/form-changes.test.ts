import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, formChanges, formEntries } from './use-kept-form'

const entries = fc.dictionary(fc.constantFrom('a', 'b', 'on', 'key'), fc.array(fc.string(), { minLength: 1 }))

describe('changes of a form', () => {
  it('are the controls that hold something else, by name; a switch that is off holds nothing', () => {
    const before = formEntries([
      ['limit', '20'],
      ['theme', 'dark'],
      ['fuzz', 'on'],
      ['on', '1'],
      ['on', '2'],
    ])
    const now = formEntries([
      ['limit', '12'],
      ['theme', 'dark'],
      ['on', '2'],
    ])
    expect(formChanges(before, now)).toEqual({
      limit: { from: ['20'], to: ['12'] },
      fuzz: { from: ['on'], to: [] },
      on: { from: ['1', '2'], to: ['2'] },
    })
    expect(formChanges(before, before)).toBeNull()
  })

  it('never have a secret or a file in them', () => {
    const form = [
      ['apiKey', 'sk-1'],
      ['file', new Blob(['x'])],
      ['model', 'm'],
    ] as const
    expect(formEntries(form, ['apiKey'])).toEqual({ model: ['m'] })
  })

  it('what was saved meanwhile is not changed back', () => {
    const kept = { limit: { from: ['20'], to: ['12'] }, theme: { from: ['dark'], to: ['light'] } }
    expect(changesOf({ limit: ['20'], theme: ['system'] }, kept)).toEqual({ limit: kept.limit })
    expect(changesOf({ limit: ['12'], theme: ['light'] }, kept)).toBeNull()
  })

  it('from what they were made from, all of them are meant', () => {
    fc.assert(
      fc.property(entries, entries, (before, now) => {
        const changes = formChanges(before, now)
        if (changes !== null) expect(changesOf(before, changes)).toEqual(changes)
      }),
    )
  })
})
