import { adviseCommonAnswer, commonWords } from '../cards/advice/common-words'
import { questionText } from '../cards/sides'
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

function contradictionProblems(facts: readonly (Place & { readonly fact: FactFile })[]): Problem[] {
  const byKey = new Map(facts.map(({ fact }) => [fact.key, fact]))
  return facts.flatMap(({ fact, file, line }) =>
    fact.contradicts.flatMap((contradiction) => {
      const problem = problemsOf(file)
      if (contradiction.fact === fact.key) {
        return [problem(line, `The fact “${fact.key}” contradicts itself`, 'Name the other fact')]
      }
      const other = byKey.get(contradiction.fact)
      if (!other) {
        const what = `The fact “${fact.key}” contradicts “${contradiction.fact}”, which is not in the library`
        return [problem(line, what, 'Correct the id, or fix the fact it names')]
      }
      if (other.contradicts.some((back) => back.fact === fact.key)) return []
      const what = `The fact “${fact.key}” contradicts “${other.key}”, which does not name it back`
      return [problem(line, what, `Add {fact: ${fact.key}, note: "…"} to the contradicts of “${other.key}”`)]
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

function commonAnswers(articles: readonly ArticleFile[]): Problem[] {
  const common = commonWords(articles.flatMap(({ text, facts }) => [text, ...facts.map(({ statement }) => statement)]))
  return articles.flatMap(({ file, facts }) =>
    facts
      .flatMap(({ cards }) => cards)
      .flatMap((card) =>
        adviseCommonAnswer(card, common).map(({ what, remedy }) =>
          problemsOf(file)(card.line, `${what} (${card.key})`, remedy, 'warning'),
        ),
      ),
  )
}

/**
 * What is wrong between the articles of a library: ids used twice, contradictions named on one side, equal questions, and
 * answers that the whole library makes easy to guess.
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
    ...contradictionProblems(facts),
    ...sameQuestions(articles),
    ...commonAnswers(articles),
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
