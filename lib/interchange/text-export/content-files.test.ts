import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardView, FactView } from '@/lib/data/queries/facts/fact-views'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import { checkLibrary } from '@/lib/domain/content-files/library'
import { anId } from '@/lib/domain/ids.fixture'
import { type ArticleToWrite, contentFilesOf, type StoredLink } from './content-files'
import { openExportLosses } from './export-losses'

const FILLER = Array.from({ length: 30 }, () => 'The river runs through hills and past old towns here.').join(' ')
const SENTENCE = 'The Oder is 742 km long and flows through three countries.'
const TEXT = `# Rivers\n\n${FILLER}\n\n### Length\n\n${SENTENCE}\n\n- an item of a list`

const card = (key: string, given: Partial<CardView> = {}): CardView => ({
  cardId: anId(key),
  key,
  group: key,
  form: 'question',
  deletion: 0,
  front: 'How long is the Oder?',
  back: '742 km',
  hint: null,
  extra: null,
  aliases: [],
  position: 0,
  retiredAt: null,
  memory: null,
  ...given,
})

const fact = (key: string, cards: readonly CardView[], given: Partial<FactView> = {}): FactView => ({
  workspaceId: anId('workspace'),
  factId: anId(key),
  key,
  kind: 'figure',
  statement: 'The Oder is 742 km long.',
  weight: 'must',
  asOf: '2001',
  reviewBy: null,
  speaker: null,
  hedge: null,
  origin: 'person',
  position: 0,
  editedAt: null,
  retiredAt: null,
  topics: ['rivers'],
  people: [],
  places: ['Oder'],
  source: {
    articleId: anId('article'),
    key: 'rivers',
    title: 'Rivers: “the Oder”',
    authors: ['Ada Surveyor'],
    outlet: 'Bridge Review',
    published: '2001',
    url: 'https://example.org/rivers?a=1',
    origin: 'address',
  },
  sourceLine: null,
  passage: {
    passageId: anId('passage'),
    snapshotId: anId('snapshot'),
    exact: 'The Oder is 742 km long',
    prefix: '',
    suffix: '',
    start: 0,
    end: 0,
    before: '',
    after: '',
  },
  also: [],
  links: [],
  cards,
  ...given,
})

const article = (facts: readonly FactView[], text = TEXT): ArticleToWrite => ({ articleId: 'article', text, facts })

const written = async (articles: readonly ArticleToWrite[], links: readonly StoredLink[] = []) => {
  const losses = openExportLosses()
  const { files, cards } = await contentFilesOf(articles, links, losses, async () => undefined)
  const read = [...files].map(([name, text]) => parseArticleFile(name, text))
  const read2 = read.flatMap(({ article: one }) => (one ? [one] : []))
  const problems = [...read.flatMap(({ problems: own }) => own), ...checkLibrary(read2)]
  return {
    files,
    cards,
    articles: read2,
    errors: problems.filter(({ severity }) => severity === 'error'),
    losses: losses.all(),
  }
}

describe('content files of articles', () => {
  it('say everything that their facts and cards say, and are accepted by their check', async () => {
    const cards = [
      card('length', { hint: 'three digits' }),
      card('typed', { form: 'typed', front: 'The length of the Oder, typed?', aliases: ['742 kilometres'] }),
      card('gap/1', { group: 'gap', form: 'cloze', deletion: 1, front: 'The Oder is {{c1::742 km}} long.', back: '' }),
    ]
    const { files, articles, errors, losses, cards: count } = await written([article([fact('oder', cards)])])
    expect(errors).toEqual([])
    expect(losses).toEqual([])
    expect(count).toBe(3)
    expect([...files.keys()]).toEqual(['rivers.md'])
    const [read] = articles
    expect(read).toMatchObject({
      key: 'rivers',
      title: 'Rivers: “the Oder”',
      published: '2001',
      authors: ['Ada Surveyor'],
    })
    expect(read?.facts[0]).toMatchObject({
      key: 'oder',
      statement: 'The Oder is 742 km long.',
      passage: { exact: 'The Oder is 742 km long' },
      topics: ['rivers'],
    })
    expect(read?.facts[0]?.cards.map(({ key, form }) => [key, form])).toEqual([
      ['length', 'question'],
      ['typed', 'typed'],
      ['gap/1', 'cloze'],
    ])
  })

  it('hold no card that they would change, whatever it says, and count each that they leave out', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        '742 km',
        '- 742 km',
        '"742": km',
        '#742',
        '742\nkm',
        '```',
        '{{c1::742 km}}',
        'true',
        '742',
        "it's",
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), async (sides) => {
        const cards = sides.map(([question, back], at) =>
          card(`card-${at}`, { front: `How long is the Oder ${question}?`, back }),
        )
        const { articles, errors, losses, cards: count } = await written([article([fact('oder', cards)])])
        expect(errors).toEqual([])
        const read = articles.flatMap(({ facts }) => facts.flatMap((one) => one.cards))
        expect(read).toHaveLength(count)
        for (const { key, front, back } of read)
          expect(cards.find((one) => one.key === key)).toMatchObject({ front, back })
        const left = losses.reduce((sum, one) => sum + (one.isLeftOut ? one.count : 0), 0)
        expect(count + left).toBe(cards.length)
      }),
      { numRuns: 60 },
    )
  })

  it('leave out what they cannot hold, and say why', async () => {
    const own = (change: Partial<FactView['source']>) =>
      fact('oder', [card('length')], { source: { ...fact('oder', []).source, ...change } })
    const why = async (one: ArticleToWrite) => (await written([one])).losses[0]?.what ?? ''
    expect(await why(article([own({ outlet: null })]))).toContain('no author, outlet or date')
    expect(await why(article([own({})], SENTENCE))).toContain('250 to 800 words')
    expect(await why(article([own({ url: 'https://' })]))).toContain('has an error')
    const inList = fact('item', [card('item')], { passage: { ...fact('x', []).passage, exact: 'an item of a list' } })
    expect(await why(article([inList]))).toContain('the paragraph of its passage')
    const shown = card('shown', { front: `What is it? ![map](media:${'a'.repeat(64)}.png)` })
    expect(await why(article([fact('oder', [shown])]))).toContain('image, sound or video')
    expect(await why(article([fact('oder', [card('length', { back: '743 km' })])]))).toContain('has an error')
  })

  it('keep links between their facts, and say which are missing', async () => {
    const other = fact('oder-2', [card('other', { front: 'How many km does the Oder have?' })])
    const one = fact('oder-1', [card('length')])
    const link = { factId: one.factId, otherFactId: other.factId, kind: 'contradicts', note: 'Both say so.' } as const
    const back = { ...link, factId: other.factId, otherFactId: one.factId }
    const both = await written([article([one, other])], [link, back])
    expect(both.errors).toEqual([])
    expect(both.articles[0]?.facts.map(({ links }) => links.length)).toEqual([1, 0])
    const alone = await written([article([one])], [link])
    expect(alone.losses.map(({ what }) => what)).toEqual([
      '1 further passage or link of a fact is not in the file, because what it names is not.',
    ])
  })
})
