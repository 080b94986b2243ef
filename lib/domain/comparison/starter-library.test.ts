import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerText, questionText } from '../cards/sides'
import { parseArticleFile } from '../content-files/article-file'
import { anId } from '../ids.fixture'
import type { ComparableFact } from './comparable'
import { compareWithLibrary } from './compare'
import { indexOf } from './index-of-facts'

const FOLDER = join(import.meta.dirname, '../../../content')

const articles = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => parseArticleFile(name, readFileSync(join(FOLDER, name), 'utf8')).article ?? [])

const facts: readonly ComparableFact[] = articles.flatMap(({ facts, published, authors }) =>
  facts.map(({ key, kind, statement, asOf, cards }) => ({
    factId: anId(key),
    kind,
    statement,
    asOf,
    published,
    authors,
    cards: cards.map((card) => ({ question: questionText(card), answer: answerText(card) })),
  })),
)

const pairs = (found: ReturnType<typeof compareWithLibrary>, factId: string, kind: string): readonly string[] =>
  found.filter((one) => one.kind === kind && factId < one.factId).map((one) => `${factId} ${one.factId}`)

const index = indexOf(facts)
const found = (kind: string) =>
  facts.flatMap((fact) => pairs(compareWithLibrary(fact, index), fact.factId ?? '', kind)).sort()

/** Pairs of facts that two articles by one author really disagreed on, as an earlier library asked for them. */
const DISAGREEING: readonly (readonly [string, string, string, string])[] = [
  [
    'jiangsu',
    'A photo caption in Raffaello Pantucci’s South China Morning Post piece on Kazakhstan of 2022 places Lianyungang in Jiangsu province.',
    'In which province does a photo caption in Pantucci’s South China Morning Post piece on Kazakhstan of 2022 place Lianyungang?',
    'Jiangsu',
  ],
  [
    'shandong',
    'Raffaello Pantucci’s Straits Times piece of January 2022 places Lianyungang in Shandong.',
    'In which province, at odds with a caption to another article, does Pantucci’s Straits Times piece of January 2022 place Lianyungang?',
    'Shandong',
  ],
  [
    'tulip-2004',
    'Raffaello Pantucci’s Straits Times piece of January 2022 places Kyrgyzstan’s Tulip Revolution in 2004.',
    'In which year, at odds with his later RUSI piece, does Pantucci’s Straits Times piece of January 2022 place Kyrgyzstan’s Tulip Revolution?',
    '2004',
  ],
  [
    'tulip-2005',
    'Raffaello Pantucci’s RUSI piece of 2022 dates the Tulip Revolution in Kyrgyzstan to 2005.',
    'In which year does Pantucci’s RUSI piece of 2022, “China’s Soft Shoe on Ukraine”, place Kyrgyzstan’s Tulip Revolution?',
    '2005',
  ],
]
const disagreeing: readonly ComparableFact[] = DISAGREEING.map(([factId, statement, question, answer]) => ({
  factId: anId(factId),
  statement,
  kind: 'place',
  asOf: null,
  published: null,
  authors: ['Raffaello Pantucci'],
  cards: [{ question, answer }],
}))

describe('the starter library compared with itself', () => {
  it('holds no conflict that its files do not declare', () => {
    expect(facts.length).toBeGreaterThan(100)
    const declared = new Set(
      articles.flatMap((article) =>
        article.facts.flatMap(({ key, links }) => links.map(({ fact }) => [key, fact].sort().join(' '))),
      ),
    )
    expect(found('conflict').filter((pair) => !declared.has(pair))).toEqual([])
  })

  it('shows values that two articles disagree on, among all its other facts', () => {
    const wider = indexOf([...facts, ...disagreeing])
    const conflicts = disagreeing.flatMap((fact) =>
      pairs(compareWithLibrary(fact, wider), fact.factId ?? '', 'conflict'),
    )
    expect(conflicts.sort()).toEqual(['jiangsu shandong', 'tulip-2004 tulip-2005'])
  })

  it('holds no fact twice and no two questions that blur', () => {
    expect(found('duplicate')).toEqual([])
    expect(found('interference')).toEqual([])
  })
})
