import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArticleId } from '../ids'
import { anId } from '../ids.fixture'
import type { Weight } from '../library'
import { UNSTUDIED } from '../scheduling/memory'
import { type MixedCard, mixNew } from './mix-new'
import { cardId, fresh, names } from './queue.fixture'
import { CARDS_BETWEEN, conflictsOf } from './spacing'

const card = (name: string, article: string, given: Partial<MixedCard> = {}): MixedCard => ({
  ...fresh(name),
  articleId: anId<ArticleId>(article),
  topics: [],
  ...given,
})
const NONE = conflictsOf([])
const order = (cards: readonly MixedCard[], conflicts = NONE) => names(mixNew(cards, 'weight', conflicts))

describe('new cards', () => {
  it('take turns by article, each in its own order', () => {
    const cards = ['1x', '2x', '3x', '4y', '5y', '6z', '7z'].map((name) => card(name, name.slice(-1)))
    expect(order(cards)).toEqual(['1x', '4y', '6z', '2x', '5y', '7z', '3x'])
  })

  it('leave no article over at the end that could have taken turns', () => {
    const cards = ['1x', '2y', '3z', '4z', '5z', '6z'].map((name) => card(name, name.slice(-1)))
    const articles = order(cards).map((name) => name.slice(-1))
    expect(articles.filter((article, at) => article === articles[at - 1])).toHaveLength(1)
  })

  it('come from other topics where articles leave a choice', () => {
    const cards = [
      card('1a', 'x', { topics: ['gas', 'trade'] }),
      card('2a', 'y', { topics: ['gas', 'trade'] }),
      card('3a', 'z', { topics: ['army', 'trade'] }),
      card('4a', 'w', { topics: ['trade'] }),
    ]
    expect(order(cards)).toEqual(['1a', '3a', '2a', '4a'])
  })

  it('keep the positions that the learner gave them; those between are mixed', () => {
    const placed = (name: string, position: number) => {
      const memory = { ...UNSTUDIED, position }
      return card(name, name.slice(-1), { memory, position })
    }
    const cards = [
      ...['1x', '2x', '3x'].map((name, at) => placed(name, at)),
      ...['4y', '5y', '6z'].map((name, at) => card(name, name.slice(-1), { position: 10 + at })),
      placed('7x', 20),
      placed('8x', 21),
    ]
    expect(order(cards)).toEqual(['1x', '2x', '3x', '4y', '6z', '5y', '7x', '8x'])
  })

  it('stay in the order of the library if that is asked for', () => {
    const cards = ['1x', '2x', '3y'].map((name) => card(name, name.slice(-1)))
    expect(mixNew(cards, 'position', NONE)).toBe(cards)
  })

  it('wait for another day if one of today shows their answer, and come before what shows it', () => {
    const cards = Array.from({ length: 12 }, (_, i) => card(`${i}a`, `${i}`))
    const shownByFirst = conflictsOf([[cardId('3a'), cardId('0a')]])
    const mixed = order(cards, shownByFirst)
    expect(mixed.indexOf('3a')).toBeLessThan(mixed.indexOf('0a'))
    const bothShow = conflictsOf([
      [cardId('3a'), cardId('0a')],
      [cardId('0a'), cardId('3a')],
    ])
    expect(order(cards, bothShow).at(-1)).toMatch(/^[03]a$/)
  })

  it('keep the order of the cards of one fact', () => {
    const cards = [card('1a', 'x'), card('1b', 'x'), card('2a', 'y')]
    const shown = conflictsOf([[cardId('2a'), cardId('1a')]])
    const mixed = order(cards, shown)
    expect(mixed.indexOf('1a')).toBeLessThan(mixed.indexOf('1b'))
  })

  it('are all there, in order of weight, with no two of one article running while another waits, for any library', () => {
    const any = fc.record({ article: fc.nat(4), weight: fc.constantFrom<Weight>('must', 'should', 'nice') })
    const pairs = fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 20 })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), pairs, (given, shown) => {
        const rank = { must: 0, should: 1, nice: 2 }
        const cards = given
          .map(({ article, weight }, i) => card(`${i}a`, `${article}`, { weight }))
          .sort((a, b) => rank[a.weight] - rank[b.weight])
        const conflicts = conflictsOf(shown.map(([one, other]) => [cardId(`${one}a`), cardId(`${other}a`)]))
        const mixed = mixNew(cards, 'weight', conflicts)
        expect([...names(mixed)].sort()).toEqual([...names(cards)].sort())
        expect(mixed.map(({ weight }) => weight)).toEqual(cards.map(({ weight }) => weight))
        for (const [at, { articleId, weight }] of mixed.entries()) {
          const last = mixed[at - 1]
          if (last?.articleId !== articleId || last.weight !== weight) continue
          const others = mixed.slice(at).filter((other) => other.weight === weight && other.articleId !== articleId)
          const recent = mixed.slice(Math.max(0, at - CARDS_BETWEEN), at).map((other) => other.cardId)
          const free = others.filter(({ cardId: id }) => !recent.some((other) => conflicts.get(id)?.has(other)))
          expect(free).toEqual([])
        }
      }),
    )
  })
})
