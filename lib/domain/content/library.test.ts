import { describe, expect, it } from 'vitest'
import type { ArticleFile, FactFile } from './article-file'
import { checkLibrary, countLibrary } from './library'

const fact = (key: string, over: Partial<FactFile> = {}): FactFile => ({
  key,
  kind: 'event',
  weight: 'should',
  statement: 'It happened.',
  passage: { exact: 'It', prefix: '', suffix: '', start: 0, end: 2 },
  asOf: null,
  reviewBy: null,
  speaker: null,
  hedge: null,
  topics: [],
  people: [],
  places: [],
  contradicts: [],
  cards: [
    {
      key: `${key}-card`,
      group: `${key}-card`,
      form: 'question',
      deletion: 0,
      front: `What of ${key}?`,
      back: 'it',
      hint: null,
      aliases: [],
      line: 9,
    },
  ],
  line: 5,
  ...over,
})
const article = (key: string, facts: FactFile[]): ArticleFile => ({
  file: `${key}.md`,
  key,
  title: key,
  authors: ['A'],
  outlet: 'O',
  published: '2022',
  url: null,
  topics: [],
  text: 'It',
  facts,
})
const told = (articles: ArticleFile[]) =>
  checkLibrary(articles).map(({ file, line, severity, what }) => `${file}:${line}: ${severity}: ${what}`)

describe('checkLibrary', () => {
  it('warns of an answer that is one of the most common words of all articles', () => {
    const statement = 'Lethra and Ashel trade.'
    const [card] = fact('x').cards
    if (!card) throw new Error('no card')
    const facts = Array.from({ length: 10 }, (_, at) => fact(`f${at}`, { statement }))
    const guessed = fact('x', { cards: [{ ...card, back: 'Lethra' }] })
    const both = [
      article('a', [...facts, guessed]),
      article(
        'b',
        Array.from({ length: 10 }, (_, at) => fact(`g${at}`, { statement })),
      ),
    ]
    expect(told(both)).toEqual([
      'a.md:9: warning: “Lethra” is one of the ten most common words of the library, so it is easy to guess (x-card)',
    ])
    expect(told(both.slice(0, 1))).toEqual([])
  })

  it('finds nothing in a right library, also where one entry makes several cards', () => {
    const [card] = fact('x').cards
    if (!card) throw new Error('no card')
    const pair = [
      card,
      { ...card, key: `${card.key}/reverse`, form: 'reversed', front: 'it', back: card.front } as const,
    ]
    const rose = fact('rose-2003', { contradicts: [{ fact: 'rose-2004', note: 'the year' }] })
    const other = fact('rose-2004', { contradicts: [{ fact: 'rose-2003', note: 'the year' }] })
    expect(told([article('a', [rose, fact('x', { cards: pair })]), article('b', [other])])).toEqual([])
  })

  it('names the first place of an id that is used twice', () => {
    expect(told([article('a', [fact('same')]), article('a', [fact('same', { line: 7 })])])).toEqual([
      'a.md:2: error: The article id “a” is already used in a.md, line 2',
      'a.md:7: error: The fact id “same” is already used in a.md, line 5',
      'a.md:9: error: The card id “same-card” is already used in a.md, line 9',
    ])
  })

  it.each([
    [
      'is named on one side only',
      [fact('x', { contradicts: [{ fact: 'y', note: 'n' }] }), fact('y')],
      'a.md:5: error: The fact “x” contradicts “y”, which does not name it back',
    ],
    [
      'names an unknown fact',
      [fact('x', { contradicts: [{ fact: 'z', note: 'n' }] })],
      'a.md:5: error: The fact “x” contradicts “z”, which is not in the library',
    ],
    [
      'names itself',
      [fact('x', { contradicts: [{ fact: 'x', note: 'n' }] })],
      'a.md:5: error: The fact “x” contradicts itself',
    ],
  ])('tells of a contradiction that %s', (_, facts, problem) => {
    expect(told([article('a', facts)])).toEqual([problem])
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
