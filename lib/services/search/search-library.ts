import { listBriefings } from '../../data/queries/briefing/briefings'
import {
  articlesWithText,
  type FactWithPassage,
  type FoundItem,
  factsWithPassage,
  findItems,
  namesFound,
} from '../../data/queries/search/full-text'
import { libraryCards } from '../../data/queries/study/study-cards'
import { textOf } from '../../domain/cards/segments'
import { answerText, questionOf } from '../../domain/cards/sides'
import { COUNTED_TO } from '../../domain/format/counted-up-to'
import type { CardId } from '../../domain/ids'
import { TAG_KINDS } from '../../domain/library'
import type { TextSpan } from '../../domain/reading/article-parts'
import { bestSentence } from '../../domain/search/best-sentence'
import { type MarkedRun, markedRuns, matchesIn } from '../../domain/search/matches'
import { parseSearch, type SearchTerm } from '../../domain/search/query'
import type { Context } from '../context'

/** A part of an article's text holds 3,000 words; hardly any language needs more characters for them. */
const PART_CHARACTERS = 40_000
/** So many of a passage's characters are shown on either side of its first match. */
const PASSAGE_SHOWN = 160

/** A stretch of the article's current text; null where the result has none there. */
type Place = TextSpan | null

type Most = { readonly names?: number; readonly articles: number; readonly facts: number; readonly cards: number }

const marked = (text: string, terms: readonly SearchTerm[]) => markedRuns(text, matchesIn(text, terms))

/** A text around its first match, with dots where it was cut. */
const shortened = (text: string, terms: readonly SearchTerm[]): readonly MarkedRun[] => {
  const first = matchesIn(text, terms)[0]?.start ?? 0
  const from = first <= PASSAGE_SHOWN ? 0 : text.indexOf(' ', first - PASSAGE_SHOWN) + 1
  const limit = Math.max(first, from) + PASSAGE_SHOWN
  const to = limit >= text.length ? text.length : Math.max(first + 1, text.lastIndexOf(' ', limit))
  return marked(`${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`, terms)
}

const placeOf = ({ isInText, passage }: FactWithPassage): Place =>
  isInText && passage.exact !== '' ? { start: passage.start, end: passage.end } : null

const sourceRuns = (authors: readonly string[], outlet: string | null, terms: readonly SearchTerm[]) => {
  const runs = marked([...authors, ...(outlet === null ? [] : [outlet])].join(', '), terms)
  return runs.some(({ isMarked }) => isMarked) ? runs : null
}

/** How many of the terms some texts have between them. */
const termsIn = (texts: readonly string[], terms: readonly SearchTerm[]): number =>
  new Set(texts.flatMap((text) => matchesIn(text, terms).map(({ term }) => term))).size

const articleResults = async (
  { engine, actor }: Context,
  found: readonly FoundItem[],
  terms: readonly SearchTerm[],
) => {
  const itemIds = found.map(({ itemId }) => itemId)
  const articles = await articlesWithText(engine.read, actor.workspaceIds, itemIds)
  return found.flatMap(({ itemId, start }) => {
    const article = articles.get(itemId)
    if (!article) return []
    const { text, title, key, authors, outlet, published, origin } = article
    const within = { start, end: Math.min(text.length, start + PART_CHARACTERS) }
    const best = bestSentence(text, terms, within)
    // If an outlet was searched for, a sentence with one of the words of its name says nothing.
    const isOfSource = termsIn([...authors, outlet ?? ''], terms) === terms.length
    const sentence = isOfSource && new Set(best?.matches.map(({ term }) => term)).size < terms.length ? null : best
    return [
      {
        key,
        authors,
        outlet,
        published,
        origin,
        title: marked(title, terms),
        /** Its authors and outlet, where a search finds something in them; null otherwise. */
        source: sourceRuns(authors, outlet, terms),
        /** The sentence that says most of what is searched; null where authors and outlet say all of it and it does not. */
        sentence: sentence && shortened(text.slice(sentence.start, sentence.end), terms),
        at: sentence && { start: sentence.start, end: sentence.end },
      },
    ]
  })
}

const factResult = (fact: FactWithPassage, terms: readonly SearchTerm[]) => {
  const { factId, kind, statement, passage, articleKey, articleTitle } = fact
  const isSame = passage.exact === '' || passage.exact.replace(/\s+/g, ' ') === statement
  return {
    factId,
    kind,
    statement: marked(statement, terms),
    /** Null where it says the same as the statement. */
    passage: isSame ? null : shortened(passage.exact, terms),
    articleKey,
    articleTitle,
    at: placeOf(fact),
  }
}

const cardResults = async ({ engine, actor }: Context, found: readonly FoundItem[], terms: readonly SearchTerm[]) => {
  const ids = found.map(({ itemId }) => itemId as CardId) // ids of entries of cards
  const cards = await libraryCards(engine.read, actor.workspaceIds, ids)
  const factIds = [...cards.values()].map(({ factId }) => factId)
  const facts = await factsWithPassage(engine.read, actor.workspaceIds, factIds)
  return ids.flatMap((cardId) => {
    const card = cards.get(cardId)
    const fact = card && facts.get(card.factId)
    if (!fact) return []
    return [
      {
        cardId,
        factId: card.factId,
        question: marked(textOf(questionOf(card)), terms),
        answer: marked(answerText(card), terms),
        articleKey: fact.articleKey,
        articleTitle: fact.articleTitle,
        at: placeOf(fact),
      },
    ]
  })
}

/**
 * What of the actor's library a search finds: topics, people and places by name, articles with the sentence that matches
 * best, facts with their passage, and cards, the best of each first, with the matching words marked. Nothing where the search has no words to find.
 */
export const searchLibrary = async (ctx: Context, typed: string, most: Most) => {
  const query = parseSearch(typed)
  const { terms } = query
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const mostNames = most.names ? COUNTED_TO : 0
  const found = await findItems(store, workspaceIds, query, {
    article: most.articles,
    fact: most.facts,
    card: most.cards,
    topic: mostNames,
    person: mostNames,
    place: mostNames,
  })
  const named = TAG_KINDS.flatMap((kind) => found[kind].items.map(({ itemId }) => itemId))
  const names = await namesFound(store, workspaceIds, named, most.names ?? 0)
  const factIds = found.fact.items.map(({ itemId }) => itemId)
  const facts = await factsWithPassage(store, workspaceIds, factIds)
  return {
    names: { total: names.total, results: names.names.map((one) => ({ ...one, runs: marked(one.name, terms) })) },
    articles: { total: found.article.total, results: await articleResults(ctx, found.article.items, terms) },
    facts: {
      total: found.fact.total,
      results: factIds.flatMap((id) => {
        const fact = facts.get(id)
        return fact ? [factResult(fact, terms)] : []
      }),
    },
    cards: { total: found.card.total, results: await cardResults(ctx, found.card.items, terms) },
  }
}

export type SearchResults = Awaited<ReturnType<typeof searchLibrary>>
export type ArticleResult = SearchResults['articles']['results'][number]

export type BriefingResult = { readonly id: string; readonly title: readonly MarkedRun[] }

/** The actor's briefings whose title has every word of a search, those ahead first, at most `most`. */
export const findBriefings = async (ctx: Context, typed: string, most: number): Promise<readonly BriefingResult[]> => {
  const { terms } = parseSearch(typed)
  if (terms.length === 0) return []
  const briefings = await listBriefings(ctx.engine.read, ctx.actor.learnerId)
  const found = briefings.flatMap(({ id, title, at }) => {
    const matches = matchesIn(title, terms)
    const isFound = terms.every((_, term) => matches.some((match) => match.term === term))
    return isFound ? [{ id, at, title: markedRuns(title, matches) }] : []
  })
  const nearest = found.sort((a, b) => Number(a.at < ctx.now) - Number(b.at < ctx.now) || a.at - b.at)
  return nearest.slice(0, most).map(({ id, title }) => ({ id, title }))
}
