import { describe, expect, it } from 'vitest'
import { CARDS_BETWEEN } from '../queue/spacing'
import type { CardFile } from './article-cards'
import { type ArticleFile, type FactFile, parseArticleFile } from './article-file'
import { FILE } from './article-file.fixture'
import { opaqueIds, readerAnswers, readerFronts } from './reader-cards'

const { article: ARTICLE } = parseArticleFile('trade.md', FILE)
const [FACT] = ARTICLE?.facts ?? []
const [CARD] = FACT?.cards ?? []
if (!ARTICLE || !FACT || !CARD) throw new Error('the fixture has no card')

/** Not a digest to trust, but one whose first digits differ between the keys of these tests. */
const digest = (text: string): string =>
  Buffer.from([...text].reverse().join(''))
    .toString('hex')
    .padEnd(8, '0')

const cardOf = (key: string, change: Partial<CardFile> = {}): CardFile => ({ ...CARD, key, group: key, ...change })
const articleOf = (facts: readonly FactFile[]): ArticleFile => ({ ...ARTICLE, facts })

/** An article with a fact for each size, which has that many cards, all with the number of the fact as their front. */
const sized = (sizes: readonly number[]): ArticleFile =>
  articleOf(
    sizes.map((size, fact) => {
      const cards = Array.from({ length: size }, (_, card) => cardOf(`${fact}-${card}`, { front: `${fact}` }))
      return { ...FACT, key: `${fact}`, cards }
    }),
  )

/** The fewest cards between two of the same fact. */
const fewestBetween = (article: ArticleFile, seed: number): number => {
  const fronts = readerFronts([article], seed, digest).map(({ front }) => front)
  return Math.min(...fronts.map((front, at) => fronts.indexOf(front, at + 1) - at - 1).filter((gap) => gap >= 0))
}

const idsOf = (articles: readonly ArticleFile[], seed: number) =>
  readerFronts(articles, seed, digest).map(({ id }) => id)

describe('cards for readers', () => {
  it('show context and front of every card, a cloze with its gap and hint, and nothing of the answer', () => {
    const fronts = readerFronts([ARTICLE], 1, digest)
    expect(fronts.map((front) => Object.keys(front))).toEqual(fronts.map(() => ['id', 'context', 'front']))
    expect(new Set(fronts.map(({ front }) => front))).toEqual(
      new Set([
        'What did trade between China and Russia come to in 2022?',
        'In 2022 trade between China and Russia grew [per cent].',
        'In 2022 trade between China and Russia [...] 29.3%.',
      ]),
    )
    const context = 'Figure · 2022 · China’s embrace of Russia is mostly for show (Nikkei Asia, Feb 2023)'
    expect(fronts.map((front) => front.context)).toEqual([context, context, context])
    const question = fronts.find(({ front }) => front.startsWith('What'))
    expect(JSON.stringify(question)).not.toMatch(/190|bn/)
  })

  it('show no hint that the learner has to ask for', () => {
    const [front] = readerFronts([articleOf([{ ...FACT, cards: [cardOf('x', { hint: 'a sum' })] }])], 1, digest)
    expect(JSON.stringify(front)).not.toContain('a sum')
  })

  it('have their answers under the same ids, in the same order, with other spellings', () => {
    const answers = readerAnswers([ARTICLE], 7, digest)
    expect(answers.map(({ id }) => id)).toEqual(idsOf([ARTICLE], 7))
    const byFront = readerFronts([ARTICLE], 7, digest).map(({ front }, at) => [front.slice(0, 7), answers[at]])
    expect(byFront).toContainEqual(['What di', expect.objectContaining({ answer: '$190 billion', aliases: ['190bn'] })])
    expect(answers.map(({ answer }) => answer).sort()).toEqual(['$190 billion', '29.3%', 'grew'])
  })

  it('come in an order that the seed decides, wherever their files stand', () => {
    const [one, other] = [sized([2, 1, 3, 1, 2]), articleOf([{ ...FACT, cards: [cardOf('x'), cardOf('y')] }])]
    expect(idsOf([one, other], 1)).toEqual(idsOf([other, one], 1))
    expect(idsOf([one, other], 2)).not.toEqual(idsOf([one, other], 1))
    expect(idsOf([one, other], 2).sort()).toEqual(idsOf([one, other], 1).sort())
  })

  it('are well apart from their siblings in a library', () => {
    const library = sized(Array.from({ length: 60 }, (_, at) => (at % 3) + 1))
    for (const seed of [1, 2, 3]) expect(fewestBetween(library, seed)).toBeGreaterThanOrEqual(CARDS_BETWEEN)
  })
})

describe('opaque ids', () => {
  it('are the first eight digits of the digest of a key', () => {
    const ids = opaqueIds(['a', 'b'], (key) => `${key}123456789abcdef`)
    expect([...ids]).toEqual([
      ['a', 'a1234567'],
      ['b', 'b1234567'],
    ])
  })

  it('have as many more digits as keep all of them apart', () => {
    expect([...opaqueIds(['1', '2', '3'], (key) => `0123456789${key}f`).values()]).toEqual([
      '01234567891',
      '01234567892',
      '01234567893',
    ])
    expect(() => opaqueIds(['1', '2'], () => '0123456789')).toThrow('same digest')
  })
})
