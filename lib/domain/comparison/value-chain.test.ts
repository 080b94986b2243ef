import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactId } from '../ids'
import { anId } from '../ids.fixture'
import { chainOf, inOrderOfValue, type Update } from './value-chain'

const id = anId<FactId>
const update = (newer: string, older: string): Update => ({ newer: id(newer), older: id(older) })
const dated = (factId: string, asOf: string | null) => ({ factId: id(factId), asOf })
const ids = (facts: readonly { readonly factId: string }[]) => facts.map(({ factId }) => factId)

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

describe('inOrderOfValue', () => {
  it.each([
    ['by date', [dated('b', '2022'), dated('a', '2021-05')], [update('b', 'a')], ['a', 'b']],
    [
      'by updates where a date is missing',
      [dated('b', null), dated('c', '2023'), dated('a', '2021')],
      [update('b', 'a'), update('c', 'b')],
      ['a', 'b', 'c'],
    ],
    ['by updates against dates', [dated('new', '2020'), dated('old', '2021')], [update('new', 'old')], ['old', 'new']],
    [
      'by date where two update the same',
      [dated('c', '2023'), dated('b', '2022'), dated('a', '2021')],
      [update('b', 'a'), update('c', 'a')],
      ['a', 'b', 'c'],
    ],
    ['without a date last', [dated('b', 'no date'), dated('a', '2021')], [], ['a', 'b']],
    ['a month by its end', [dated('b', '2022'), dated('a', '2022-03')], [], ['a', 'b']],
  ] as const)('puts facts in order %s', (_, facts, updates, expected) => {
    expect(ids(inOrderOfValue(facts, updates))).toEqual(expected)
  })

  const anyId = fc.constantFrom(...['a', 'b', 'c', 'd', 'e'].map(id))
  const facts = fc.uniqueArray(
    fc.record({ factId: anyId, asOf: fc.constantFrom(null, '2019', '2020-02', '2021', 'soon') }),
    { selector: ({ factId }) => factId },
  )
  const updates = fc.array(fc.record({ newer: anyId, older: anyId }), { maxLength: 8 })

  it('keeps every fact once, in the same order whatever order they come in', () => {
    fc.assert(
      fc.property(facts, updates, (list, links) => {
        const ordered = inOrderOfValue(list, links)
        expect(ids(ordered).sort()).toEqual(ids(list).sort())
        expect(inOrderOfValue([...list].reverse(), [...links].reverse())).toEqual(ordered)
      }),
    )
  })

  it('puts no fact before one that it updates, where updates do not go round', () => {
    const straight = updates.map((links) => links.filter(({ newer, older }) => newer > older))
    fc.assert(
      fc.property(facts, straight, (list, links) => {
        const order = ids(inOrderOfValue(list, links))
        for (const { newer, older } of links) {
          if (order.includes(newer) && order.includes(older))
            expect(order.indexOf(older)).toBeLessThan(order.indexOf(newer))
        }
      }),
    )
  })
})
