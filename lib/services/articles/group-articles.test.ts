import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grouped, pageOfGroups } from './list-articles'

const named = (name: string | null, id: number) => ({ name, id })

describe('groups of articles', () => {
  it('come by their names without regard to case and accents, and those without a name last', () => {
    const articles = [named('Övre', 1), named(null, 2), named('beta', 3), named('Alpha', 4), named('beta', 5)]
    const groups = grouped(articles, ({ name }) => name)
    expect(groups.map(({ name, total }) => [name, total])).toEqual([
      ['Alpha', 1],
      ['beta', 2],
      ['Övre', 1],
      [null, 1],
    ])
    expect(groups[1]?.articles.map(({ id }) => id)).toEqual([3, 5])
  })

  it('say how many they have in all where a page shows a part of them', () => {
    const groups = grouped(
      [1, 2, 3, 4, 5].map((id) => named(id < 4 ? 'a' : 'b', id)),
      ({ name }) => name,
    )
    const [first, second] = [pageOfGroups(groups, 0, 2), pageOfGroups(groups, 2, 4)]
    expect(first).toEqual([{ name: 'a', total: 3, articles: [named('a', 1), named('a', 2)] }])
    expect(second.map(({ name, total, articles }) => [name, total, articles.map(({ id }) => id)])).toEqual([
      ['a', 3, [3]],
      ['b', 2, [4]],
    ])
  })

  it('lose and repeat no article, whatever the pages', () => {
    const articles = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c', null), id: fc.nat() }))
    fc.assert(
      fc.property(articles, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const groups = grouped(all, ({ name }) => name)
        const pages = Array.from({ length: Math.ceil(all.length / size) }, (_, page) =>
          pageOfGroups(groups, page * size, (page + 1) * size).flatMap((group) => group.articles),
        )
        expect(pages.flat()).toEqual(groups.flatMap((group) => group.articles))
        expect(pages.flat()).toHaveLength(all.length)
        expect(pages.slice(0, -1).every((page) => page.length === size)).toBe(true)
      }),
    )
  })
})
