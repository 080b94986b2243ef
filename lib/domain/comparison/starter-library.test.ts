import { describe, expect, it } from 'vitest'
import { answerText, questionText } from '../cards/sides'
import { starterArticles } from '../content-files/starter-library.fixture'
import { anId } from '../ids.fixture'
import type { ComparableFact } from './comparable'
import { compareWithLibrary } from './compare'
import { indexOf } from './index-of-facts'

const articles = starterArticles()

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

  it('holds no fact twice and no two questions that blur', () => {
    expect(found('duplicate')).toEqual([])
    expect(found('interference')).toEqual([])
  })
})
