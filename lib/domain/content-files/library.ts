import { contextLine } from '../cards/context-line'
import { questionText } from '../cards/sides'
import { anchorIn } from '../content/anchor'
import type { ArticleFile, FactFile, Problem } from './article-file'
import { problemsOf } from './problem'

type Place = { readonly file: string; readonly line: number }

function repeated(things: readonly (Place & { readonly key: string })[], thing: string): Problem[] {
  const first = new Map<string, Place>()
  return things.flatMap(({ key, file, line }) => {
    const earlier = first.get(key)
    if (!earlier) {
      first.set(key, { file, line })
      return []
    }
    const what = `The ${thing} id “${key}” is already used in ${earlier.file}, line ${earlier.line}`
    return [problemsOf(file)(line, what, 'Choose another; it must be unique in the whole library')]
  })
}

type PlacedFact = Place & { readonly fact: FactFile }

function linkProblems(facts: readonly PlacedFact[]): Problem[] {
  const byKey = new Map(facts.map(({ fact }) => [fact.key, fact]))
  return facts.flatMap(({ fact, file, line }) => {
    const problem = problemsOf(file)
    const seen = new Set<string>()
    return fact.links.flatMap((link) => {
      const name = `${link.kind} ${link.fact}`
      if (seen.has(name)) return [problem(line, `“${fact.key}” is linked to “${link.fact}” twice`, 'Keep one link')]
      seen.add(name)
      if (link.fact === fact.key) {
        return [problem(line, `The fact “${fact.key}” is linked to itself`, 'Name the other fact')]
      }
      const other = byKey.get(link.fact)
      if (!other) {
        const what = `The fact “${fact.key}” is linked to “${link.fact}”, which is not in the library`
        return [problem(line, what, 'Correct the id')]
      }
      if (!other.links.some((back) => back.fact === fact.key && back.kind === link.kind)) return []
      if (link.kind === 'updates') {
        const what = `“${fact.key}” and “${other.key}” are each said to update the other`
        return [problem(line, what, 'Keep the link of the newer fact')]
      }
      // Either side may say so; both would be one link too many.
      return fact.key < other.key
        ? []
        : [problem(line, `“${other.key}” already has this link to “${fact.key}”`, 'Keep one of the two')]
    })
  })
}

function alsoProblems(articles: readonly ArticleFile[]): Problem[] {
  const texts = new Map(articles.map(({ key, text }) => [key, text]))
  return articles.flatMap(({ key, file, facts }) =>
    facts.flatMap((fact) => {
      const problem = problemsOf(file)
      const seen = new Set([`${key} ${fact.passage.exact}`])
      return fact.also.flatMap((also) => {
        const text = texts.get(also.article)
        if (text === undefined) {
          const what = `“${fact.key}” has a passage of “${also.article}”, which is not in the library`
          return [problem(fact.line, what, 'Correct the id of the article')]
        }
        const name = `${also.article} ${also.passage}`
        if (seen.has(name)) return [problem(fact.line, `“${fact.key}” has the same passage twice`, 'Keep one of them')]
        seen.add(name)
        const found = anchorIn(text, also.passage)
        if (!('failure' in found)) return []
        const what = `The words “${also.passage}” of “${fact.key}” are found`
        return found.failure === 'ambiguous'
          ? [problem(fact.line, `${what} more than once in “${also.article}”`, 'Add more words to the passage')]
          : [problem(fact.line, `${what} nowhere in the notes of “${also.article}”`, 'Copy the words from those notes')]
      })
    }),
  )
}

function sameQuestions(articles: readonly ArticleFile[]): Problem[] {
  const first = new Map<string, { fact: string; card: string }>()
  return articles.flatMap((article) =>
    article.facts.flatMap((fact) =>
      fact.cards.flatMap((card) => {
        const question = questionText(card).toLowerCase()
        const earlier = first.get(question)
        if (!earlier) first.set(question, { fact: fact.key, card: card.key })
        if (!earlier || earlier.fact === fact.key) return []
        const what = `The card “${card.key}” asks the same as “${earlier.card}” of another fact`
        const remedy = 'Name in both questions what distinguishes them'
        return [problemsOf(article.file)(card.line, what, remedy, 'warning')]
      }),
    ),
  )
}

function cutTitles(articles: readonly ArticleFile[]): Problem[] {
  return articles.flatMap((article) => {
    const cut = article.facts
      .flatMap((fact) => fact.cards.map((card) => ({ card, line: contextLine({ ...card, fact, source: article }) })))
      .find(({ line }) => line.includes('…'))
    if (!cut) return []
    const what = `The line above the card “${cut.card.key}” does not fit: “${cut.line}”`
    return [problemsOf(article.file)(1, what, 'Add a short-title of fewer words below the title', 'warning')]
  })
}

/**
 * What is wrong between the articles of a library: ids used twice, links and passages that lead to nothing, and
 * equal questions.
 */
export function checkLibrary(articles: readonly ArticleFile[]): Problem[] {
  const facts = articles.flatMap(({ file, facts }) =>
    facts.map((fact) => ({ fact, key: fact.key, file, line: fact.line })),
  )
  const cards = facts.flatMap(({ fact, file }) => {
    const groups = new Map(fact.cards.map((card) => [`${card.group} ${card.line}`, card]))
    return [...groups.values()].map(({ group, line }) => ({ key: group, file, line }))
  })
  return [
    ...repeated(
      articles.map(({ key, file }) => ({ key, file, line: 2 })),
      'article',
    ),
    ...repeated(facts, 'fact'),
    ...repeated(cards, 'card'),
    ...linkProblems(facts),
    ...alsoProblems(articles),
    ...sameQuestions(articles),
    ...cutTitles(articles),
  ]
}

type Count = Readonly<Record<string, number>>
/** How much a library holds. `forms` count cards, `kinds` and `weights` facts. */
export type LibraryTotals = {
  readonly articles: readonly { readonly key: string; readonly facts: number; readonly cards: number }[]
  readonly facts: number
  readonly cards: number
  readonly kinds: Count
  readonly weights: Count
  readonly forms: Count
}

function tally(words: readonly string[]): Count {
  const counts: Record<string, number> = {}
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** Counts facts and cards by article, kind, weight and form. */
export function countLibrary(articles: readonly ArticleFile[]): LibraryTotals {
  const facts = articles.flatMap((article) => article.facts)
  const cards = facts.flatMap((fact) => fact.cards)
  return {
    articles: articles.map(({ key, facts: own }) => ({
      key,
      facts: own.length,
      cards: own.reduce((sum, fact) => sum + fact.cards.length, 0),
    })),
    facts: facts.length,
    cards: cards.length,
    kinds: tally(facts.map((fact) => fact.kind)),
    weights: tally(facts.map((fact) => fact.weight)),
    forms: tally(cards.map((card) => card.form)),
  }
}

/** Articles without what leads to facts and articles of others: some of a library can come alone. */
export const withinFiles = (articles: readonly ArticleFile[]): readonly ArticleFile[] => {
  const keys = new Set(articles.map(({ key }) => key))
  const facts = new Set(articles.flatMap((article) => article.facts.map(({ key }) => key)))
  return articles.map((article) => ({
    ...article,
    facts: article.facts.map((fact) => ({
      ...fact,
      also: fact.also.filter((one) => keys.has(one.article)),
      links: fact.links.filter((link) => facts.has(link.fact)),
    })),
  }))
}
