import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerText, questionText } from '../cards/sides'
import { parseArticleFile } from '../content/article-file'
import type { ComparableFact } from './comparable'
import { compareWithLibrary } from './compare'
import { indexOf } from './index-of-facts'

const FOLDER = join(import.meta.dirname, '../../../content')

const articles = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => parseArticleFile(name, readFileSync(join(FOLDER, name), 'utf8')).article ?? [])

const facts: readonly ComparableFact[] = articles.flatMap(({ facts, published, authors }) =>
  facts.map(({ key, kind, statement, asOf, cards }) => ({
    factId: key,
    ...{ kind, statement, asOf, published, authors },
    cards: cards.map((card) => ({ question: questionText(card), answer: answerText(card) })),
  })),
)

const pairs = (found: ReturnType<typeof compareWithLibrary>, factId: string, kind: string): readonly string[] =>
  found.filter((one) => one.kind === kind && factId < one.factId).map((one) => `${factId} ${one.factId}`)

const index = indexOf(facts)
const found = (kind: string) =>
  facts.flatMap((fact) => pairs(compareWithLibrary(fact, index), fact.factId ?? '', kind)).sort()

describe('the starter library compared with itself', () => {
  it('finds each of its real conflicts and no other', () => {
    expect(facts.length).toBeGreaterThan(200)
    expect(found('conflict')).toEqual([
      'kazakhstan-capital-astana-2013 kazakhstan-capital-nur-sultan',
      'lianyungang-province-jiangsu lianyungang-province-shandong',
      'rose-revolution-2003 rose-revolution-2004',
      'tulip-revolution-2004 tulip-revolution-2005',
    ])
  })

  it('finds all pairs that its files declare, whichever of the two is compared', () => {
    const declared = articles.flatMap((article) =>
      article.facts.flatMap(({ key, links }) =>
        links.flatMap(({ fact, kind }) => (kind === 'contradicts' ? [[key, fact] as const] : [])),
      ),
    )
    expect(declared.length).toBeGreaterThan(0)
    for (const [key, other] of declared) {
      const fact = facts.find(({ factId }) => factId === key)
      if (!fact) throw new Error(`there is no fact ${key}`)
      expect(compareWithLibrary(fact, index)).toMatchObject([{ kind: 'conflict', factId: other }])
    }
  })

  it('holds no fact twice and no two questions that blur', () => {
    expect(found('duplicate')).toEqual([])
    expect(found('interference')).toEqual([])
  })
})
