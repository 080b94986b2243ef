import type { FurtherPassage } from '@/lib/data/queries/facts/fact-links'
import type { FactView, PassageView } from '@/lib/data/queries/facts/fact-views'
import type { TextSpan } from './article-text'

/** A passage of a fact in a text. A fact may have several in one text. */
export type PlacedFact = TextSpan & {
  readonly fact: FactView
  /** Null for the fact's main passage. */
  readonly further: FurtherPassage | null
  /** Whether the fact is listed beside this passage: once in a text, at its main passage where that is in it. */
  readonly isListed: boolean
}

/** Words that stand in more places than this are told apart among the first of them. */
const MOST_PLACES = 500
/** How far from where they stood words are looked for, in characters: a book is not searched for each of its facts. */
const REACH = 100_000

const sharedEnd = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1
  return length
}

const sharedStart = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

/**
 * Where the words of a passage stand in a later text, not far from where they stood: of several places the one whose
 * surroundings are most alike. Null where they no longer stand there.
 */
export function findAgain(
  whole: string,
  { exact, prefix, suffix, start: before }: Pick<PassageView, 'exact' | 'prefix' | 'suffix' | 'start'>,
): TextSpan | null {
  if (exact === '') return null
  const from = Math.max(0, Math.min(before, whole.length) - REACH)
  const text = whole.slice(from, before + exact.length + REACH)
  let best: { start: number; score: number } | null = null
  let places = 0
  for (let start = text.indexOf(exact); start >= 0 && places < MOST_PLACES; start = text.indexOf(exact, start + 1)) {
    places += 1
    const end = start + exact.length
    const ahead = text.slice(Math.max(0, start - prefix.length), start)
    const score = sharedEnd(ahead, prefix) + sharedStart(text.slice(end, end + suffix.length), suffix)
    if (best === null || score > best.score) best = { start, score }
  }
  return best === null ? null : { start: from + best.start, end: from + best.start + exact.length }
}

/** A fact of which no passage is in the present text; `further` is null where its main one was. */
export type LostFact = Pick<PlacedFact, 'fact' | 'further'>

type ShownArticle = { readonly articleId: string; readonly snapshotId: string; readonly text: string }

/** Where the words of a passage are in an article's present text; null where they no longer are. */
const spanIn = (
  { snapshotId, text }: ShownArticle,
  passage: Pick<PassageView, 'exact' | 'prefix' | 'suffix' | 'start' | 'end'> & { readonly snapshotId: string },
): TextSpan | null => (passage.snapshotId === snapshotId && passage.exact !== '' ? passage : findAgain(text, passage))

const placesOf = (article: ShownArticle, fact: FactView): readonly PlacedFact[] => {
  const main = fact.source.articleId === article.articleId ? spanIn(article, fact.passage) : null
  const further = fact.also.flatMap((passage) => {
    if (passage.article.articleId !== article.articleId) return []
    const span = spanIn(article, { ...passage, prefix: passage.before, suffix: passage.after })
    return span ? [{ further: passage, start: span.start, end: span.end }] : []
  })
  const places = [...(main ? [{ further: null, start: main.start, end: main.end }] : []), ...further]
  return places.map((place, at) => ({ ...place, fact, isListed: at === 0 }))
}

/**
 * The passages of an article's facts in the order of its text, further ones among them; `lost` are the facts of which
 * no passage is in the present text.
 */
export function placeFacts(
  article: ShownArticle,
  facts: readonly FactView[],
): { readonly placed: readonly PlacedFact[]; readonly lost: readonly LostFact[] } {
  const found = facts.map((fact) => ({ fact, places: placesOf(article, fact) }))
  const furtherOf = ({ source, also }: FactView) =>
    source.articleId === article.articleId
      ? null
      : (also.find((passage) => passage.article.articleId === article.articleId) ?? null)
  return {
    placed: found
      .flatMap(({ places }) => places)
      .sort((a, b) => a.start - b.start || a.fact.position - b.fact.position),
    lost: found.flatMap(({ fact, places }) => (places.length === 0 ? [{ fact, further: furtherOf(fact) }] : [])),
  }
}
