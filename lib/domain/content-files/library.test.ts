import { describe, expect, it } from 'vitest'
import { type ArticleFile, type FactFile, parseArticleFile } from './article-file'
import { FILE } from './article-file.fixture'
import { checkLibrary, countLibrary } from './library'

const { article: ARTICLE } = parseArticleFile('trade.md', FILE)
const [FACT] = ARTICLE?.facts ?? []
const [CARD] = FACT?.cards ?? []
if (!ARTICLE || !FACT || !CARD) throw new Error('the fixture has no card')

const passage = { exact: 'It', prefix: '', suffix: '', start: 0, end: 2 }
const fact = (key: string, over: Partial<FactFile> = {}): FactFile => {
  const question = { key: `${key}-card`, group: `${key}-card`, form: 'question', front: `What of ${key}?` } as const
  const cards = [{ ...CARD, ...question, back: 'it', line: 9 }]
  return { ...FACT, key, kind: 'event', weight: 'should', asOf: null, passage, cards, line: 5, ...over }
}
const article = (key: string, facts: FactFile[]): ArticleFile => {
  return { ...ARTICLE, file: `${key}.md`, key, title: key, text: 'It', facts }
}
const told = (articles: ArticleFile[]) =>
  checkLibrary(articles).map(({ file, line, severity, what }) => `${file}:${line}: ${severity}: ${what}`)

describe('checkLibrary', () => {
  it('finds nothing in a right library, also where one entry makes several cards', () => {
    const [card] = fact('x').cards
    if (!card) throw new Error('no card')
    const reverse = { ...card, key: `${card.key}/reverse`, form: 'reversed', front: 'it', back: card.front } as const
    const pair = [card, reverse]
    const rose = fact('rose-2003', {
      links: [{ fact: 'rose-2004', kind: 'contradicts', note: 'the year' }],
      also: [{ article: 'b', passage: 'It', role: 'states', note: null }],
    })
    const other = fact('rose-2004', { links: [{ fact: 'x', kind: 'updates', note: 'newer' }] })
    expect(told([article('a', [rose, fact('x', { cards: pair })]), article('b', [other])])).toEqual([])
  })

  it('asks for a short title where the line above a card cuts the title', () => {
    const title = 'How the harbour towns of the northern lakes came to share one very long timetable of ferries'
    const long = { ...article('a', [fact('x')]), title }
    expect(told([long])).toEqual([
      expect.stringMatching(/^a\.md:1: warning: The line above the card “x-card” does not fit: “.*…/u),
    ])
    expect(told([{ ...long, shortTitle: 'How harbour towns share a timetable' }])).toEqual([])
  })

  it('names the first place of an id that is used twice', () => {
    expect(told([article('a', [fact('same')]), article('a', [fact('same', { line: 7 })])])).toEqual([
      'a.md:2: error: The article id “a” is already used in a.md, line 2',
      'a.md:7: error: The fact id “same” is already used in a.md, line 5',
      'a.md:9: error: The card id “same-card” is already used in a.md, line 9',
    ])
  })

  const link = (fact: string, kind: 'contradicts' | 'updates' = 'contradicts') => ({ fact, kind, note: 'n' })
  const linked = (key: string, ...links: ReturnType<typeof link>[]) => fact(key, { links })

  it.each([
    [
      'an unknown fact',
      [linked('x', link('z'))],
      '5: error: The fact “x” is linked to “z”, which is not in the library',
    ],
    ['itself', [linked('x', link('x'))], '5: error: The fact “x” is linked to itself'],
    ['a fact twice', [linked('x', link('y'), link('y')), fact('y')], '5: error: “x” is linked to “y” twice'],
    [
      'one that says so',
      [linked('x', link('y')), linked('y', link('x'))],
      '5: error: “x” already has this link to “y”',
    ],
  ])('reports a link to %s', (_, facts, problem) => {
    expect(told([article('a', facts)])).toEqual([`a.md:${problem}`])
  })

  it('reports two facts that each update the other', () => {
    const facts = [linked('x', link('y', 'updates')), linked('y', link('x', 'updates'))]
    expect(told([article('a', facts)])).toHaveLength(2)
  })

  const also = (articleKey: string, words: string) => {
    return { article: articleKey, passage: words, role: 'states' as const, note: null }
  }

  it.each([
    ['of an unknown article', also('z', 'It'), '“x” has a passage of “z”, which is not in the library'],
    ['that is the main one', also('a', 'It'), '“x” has the same passage twice'],
    ['that is nowhere', also('b', 'That'), 'The words “That” of “x” are found nowhere in the notes of “b”'],
    ['that is found twice', also('b', 'i'), 'The words “i” of “x” are found more than once in “b”'],
  ])('reports a further passage %s', (_, one, problem) => {
    const other = { ...article('b', []), text: 'It is in.' }
    expect(told([article('a', [fact('x', { also: [one] })]), other])).toEqual([`a.md:5: error: ${problem}`])
  })

  it('warns of the same question about two facts', () => {
    const y = fact('y', { cards: fact('y').cards.map((card) => ({ ...card, front: 'What of X?' })) })
    expect(told([article('a', [fact('x')]), article('b', [y])])).toEqual([
      'b.md:9: warning: The card “y-card” asks the same as “x-card” of another fact',
    ])
  })
})

describe('countLibrary', () => {
  it('counts by article, kind, weight and form', () => {
    expect(
      countLibrary([article('a', [fact('x'), fact('y', { kind: 'date', weight: 'must' })]), article('b', [])]),
    ).toEqual({
      articles: [
        { key: 'a', facts: 2, cards: 2 },
        { key: 'b', facts: 0, cards: 0 },
      ],
      facts: 2,
      cards: 2,
      kinds: { date: 1, event: 1 },
      weights: { must: 1, should: 1 },
      forms: { question: 2 },
    })
  })
})
