import type { FactView, PassageView } from '@/lib/data/queries/fact-views'
import type { TextSpan } from './article-text'

export type PlacedFact = TextSpan & { readonly fact: FactView }

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

/** An article's facts in the order of its text; `lost` are those whose passage does not stand in the present one. */
export function placeFacts(
  article: { readonly snapshotId: string; readonly text: string },
  facts: readonly FactView[],
): { readonly placed: readonly PlacedFact[]; readonly lost: readonly FactView[] } {
  const found = facts.map((fact) => {
    const { passage } = fact
    const isPresent = passage.snapshotId === article.snapshotId && passage.exact !== ''
    return { fact, span: isPresent ? passage : findAgain(article.text, passage) }
  })
  const placed = found.flatMap(({ fact, span }) => (span ? [{ fact, start: span.start, end: span.end }] : []))
  return {
    placed: placed.sort((a, b) => a.start - b.start || a.fact.position - b.fact.position),
    lost: found.flatMap(({ fact, span }) => (span ? [] : [fact])),
  }
}
