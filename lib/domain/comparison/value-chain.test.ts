import { describe, expect, it } from 'vitest'
import type { FactId } from '../ids'
import { anId } from '../ids.fixture'
import { chainOf, latestOf, type Update } from './value-chain'

const id = anId<FactId>
const update = (newer: string, older: string): Update => ({ newer: id(newer), older: id(older) })

describe('chainOf', () => {
  it('follows updates both ways, and no others', () => {
    const updates = [update('b', 'a'), update('c', 'b'), update('y', 'x')]
    for (const name of ['a', 'b', 'c']) expect([...chainOf(id(name), updates)].sort()).toEqual(['a', 'b', 'c'])
    expect([...chainOf(id('lonely'), updates)]).toEqual(['lonely'])
  })

  it('ends where updates go round', () => {
    expect([...chainOf(id('a'), [update('b', 'a'), update('a', 'b')])].sort()).toEqual(['a', 'b'])
  })
})

describe('latestOf', () => {
  it('follows updates to the newest, past retired facts, and ends where they go round', () => {
    const updates = [update('b', 'a'), update('c', 'b'), update('a', 'c')]
    const live =
      (...names: string[]) =>
      (factId: FactId) =>
        names.includes(factId)
    expect(latestOf(id('a'), updates, live('a', 'b', 'c'))).toBe('c')
    expect(latestOf(id('a'), updates, live('a', 'b'))).toBe('b')
    expect(latestOf(id('a'), updates, live('a', 'c'))).toBe('c')
    expect(latestOf(id('lonely'), updates, live('a'))).toBeNull()
  })
})
