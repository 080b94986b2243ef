import { describe, expect, it } from 'vitest'
import { parseArticleFile } from './article-file'
import { changed, FILE } from './article-file.fixture'

describe('a right file', () => {
  const { article, problems } = parseArticleFile('trade.md', FILE)

  it('has no problems', () => {
    expect(problems).toEqual([])
  })

  it('gives bibliography and canonical notes without the facts', () => {
    expect(article).toMatchObject({
      key: 'mostly-for-show',
      outlet: 'Nikkei Asia',
      published: '2023-02',
      url: null,
      topics: ['China–Russia relations'],
    })
    expect(
      article?.text.startsWith(
        '## Trade behind the rhetoric\n\nTrade between China and Russia grew 29.3% in 2022, to $190 billion, and both capitals like to say so.\n\n## The rest',
      ),
    ).toBe(true)
    expect(article?.text).not.toContain('id:')
  })

  it('gives the short title that a front matter has', () => {
    expect(article?.shortTitle).toBeNull()
    const short = FILE.replace('authors:', 'short-title: Mostly for show\nauthors:')
    expect(parseArticleFile('trade.md', short).article?.shortTitle).toBe('Mostly for show')
  })

  it('gives facts with an anchor in the notes and the article’s topics', () => {
    const fact = article?.facts[0]
    expect(fact).toMatchObject({
      key: 'china-russia-trade-2022',
      weight: 'must',
      asOf: '2022',
      reviewBy: null,
      topics: ['China–Russia relations', 'trade'],
      line: 16,
    })
    expect(article?.text.slice(fact?.passage.start, fact?.passage.end)).toBe('grew 29.3% in 2022, to $190 billion')
  })

  it('expands typed cards and clozes', () => {
    const cloze = 'In 2022 trade between China and Russia {{c2::grew}} {{c1::29.3%::per cent}}.'
    const value = {
      key: 'china-russia-trade-2022-value',
      group: 'china-russia-trade-2022-value',
      form: 'typed',
      deletion: 0,
      front: 'What did trade between China and Russia come to in 2022?',
      back: '$190 billion',
      hint: null,
      aliases: ['190bn'],
      line: 25,
    }
    const gap = {
      group: 'china-russia-trade-2022-growth',
      form: 'cloze',
      front: cloze,
      back: '',
      hint: null,
      aliases: [],
      line: 30,
    }
    expect(article?.facts[0]?.cards).toEqual([
      value,
      { ...gap, key: 'china-russia-trade-2022-growth/1', deletion: 1 },
      { ...gap, key: 'china-russia-trade-2022-growth/2', deletion: 2 },
    ])
  })

  it('expands a reversed card into two with one group', () => {
    const term = `\`\`\`facts
- id: sco-meaning
  kind: organisation
  weight: nice
  statement: SCO stands for Shanghai Cooperation Organisation.
  passage: The Shanghai Cooperation Organisation (SCO) met.
  cards: [{id: sco-term, q: SCO, a: Shanghai Cooperation Organisation, reversed: true}]
\`\`\`
`
    const read = parseArticleFile('trade.md', FILE + term)
    expect(read.problems).toEqual([])
    expect(
      read.article?.facts[1]?.cards.map(({ key, group, form, front, back }) => [key, group, form, front, back]),
    ).toEqual([
      ['sco-term', 'sco-term', 'question', 'SCO', 'Shanghai Cooperation Organisation'],
      ['sco-term/reverse', 'sco-term', 'reversed', 'Shanghai Cooperation Organisation', 'SCO'],
    ])
  })

  it('reads values as they are written, and line ends of other systems', () => {
    const dos = changed('published: 2023-02', 'published: 2023')
      .replace('as-of: "2022"', 'as-of: 2022')
      .replaceAll('\n', '\r\n')
    const read = parseArticleFile('trade.md', dos)
    expect(read.problems).toEqual([])
    expect(read.article).toMatchObject({ published: '2023', facts: [{ asOf: '2022' }] })
  })
})
