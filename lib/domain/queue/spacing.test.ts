import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { cardId, fresh, names } from './queue.fixture'
import { bothWays, CARDS_BETWEEN, conflictsOf, keepApart } from './spacing'

function pairs(...given: [string, string][]) {
  return conflictsOf(bothWays(given.map(([one, other]) => [cardId(one), cardId(other)])))
}

function cards(count: number) {
  return Array.from({ length: count }, (_, index) => fresh(`${index}`))
}

function between(order: readonly CardId[], one: string, other: string) {
  return Math.abs(order.indexOf(cardId(one)) - order.indexOf(cardId(other))) - 1
}

describe('cards that are easily confused', () => {
  it('are kept five others apart', () => {
    const order = names(keepApart(cards(10), pairs(['2', '3'])))
    expect(order).toEqual(['0', '1', '2', '4', '5', '6', '7', '8', '3', '9'])
  })

  it('stand as far apart as can be where there are too few others', () => {
    const order = names(keepApart(cards(4), pairs(['1', '2'])))
    expect(between(order.map(cardId), '1', '2')).toBe(2)
  })

  it('are five apart in the shortest list that allows it, wherever the two stand', () => {
    const place = fc.nat(CARDS_BETWEEN + 1)
    fc.assert(
      fc.property(place, place, (one, other) => {
        fc.pre(one !== other)
        const order = names(keepApart(cards(CARDS_BETWEEN + 2), pairs([`${one}`, `${other}`])))
        expect(between(order.map(cardId), `${one}`, `${other}`)).toBe(CARDS_BETWEEN)
      }),
    )
  })

  it('are kept from what was asked just before the list, by as many cards as are missing between them', () => {
    const conflicts = pairs(['0', 'seen'])
    const others = (count: number) => Array.from({ length: count }, (_, index) => cardId(`other ${index}`))
    const placeAfter = (since: number) =>
      names(keepApart(cards(10), conflicts, [...others(since), cardId('seen')])).indexOf('0')
    expect([0, 1, 4, 5, 9].map(placeAfter)).toEqual([5, 4, 1, 0, 0])
    expect([...names(keepApart(cards(3), conflicts, [cardId('seen')]))]).toEqual(['1', '2', '0'])
  })

  it('leave the order alone where there are none', () => {
    const given = cards(6)
    expect(keepApart(given, pairs(['90', '91']))).toBe(given)
  })

  it('are kept apart for any pairs in a list long enough, and no card is lost', () => {
    const pair = fc.tuple(fc.nat(39), fc.nat(39)).filter(([one, other]) => one !== other)
    const disjoint = fc.uniqueArray(pair, { maxLength: 3, selector: ([one]) => one % 3, comparator: 'SameValue' })
    fc.assert(
      fc.property(disjoint, (chosen) => {
        const conflicts = pairs(...chosen.map(([one, other]): [string, string] => [`${one}`, `${other}`]))
        const order = names(keepApart(cards(40), conflicts)).map(cardId)
        expect([...order].sort()).toEqual([...names(cards(40))].sort())
        for (const [one, other] of chosen) {
          expect(between(order, `${one}`, `${other}`)).toBeGreaterThanOrEqual(CARDS_BETWEEN)
        }
      }),
    )
  })

  it('are never side by side as cards of one fact, where no fact has more than a third of them', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 8 })
    const orders = sizes
      .filter((all) => Math.max(...all) * 3 <= all.reduce((sum, size) => sum + size, 0))
      .map((all) => all.flatMap((size, fact) => Array.from({ length: size }, (_, n) => `${fact}${'abcde'[n]}`)))
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
    fc.assert(
      fc.property(orders, (all) => {
        const siblings = all.flatMap((one) =>
          all.flatMap((other): [string, string][] => (one < other && one[0] === other[0] ? [[one, other]] : [])),
        )
        const order = names(
          keepApart(
            all.map((name) => fresh(name)),
            pairs(...siblings),
          ),
        )
        expect([...order].sort()).toEqual([...all].sort())
        expect(order.filter((name, at) => name[0] === order[at - 1]?.[0])).toEqual([])
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('a card whose answer another one shows', () => {
  const shown = conflictsOf([[cardId('3'), cardId('2')]])

  it('comes five others after it, or at once before it', () => {
    expect(names(keepApart(cards(10), shown))).toEqual(['0', '1', '2', '4', '5', '6', '7', '8', '3', '9'])
    const before = conflictsOf([[cardId('2'), cardId('3')]])
    expect(names(keepApart(cards(10), before))).toEqual(names(cards(10)))
  })

  it('comes before it where there are too few others', () => {
    expect(names(keepApart(cards(5), shown))).toEqual(['0', '1', '3', '2', '4'])
  })

  it('does so for any pairs that do not go round in a circle', () => {
    const pair = fc.tuple(fc.nat(11), fc.nat(11)).filter(([one, other]) => one !== other)
    fc.assert(
      fc.property(pair, ([card, other]) => {
        const order = names(keepApart(cards(12), conflictsOf([[cardId(`${card}`), cardId(`${other}`)]])))
        const gap = order.indexOf(`${card}`) - order.indexOf(`${other}`) - 1
        expect(gap < 0 || gap >= CARDS_BETWEEN).toBe(true)
        expect([...order].sort()).toEqual([...names(cards(12))].sort())
      }),
    )
  })
})
