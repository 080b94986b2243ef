import type { TextSpan } from '../reading/article-parts'
import { sentencesOfText } from '../text/sentences-of-text'
import { matchesIn, type SearchMatch } from './matches'
import type { SearchTerm } from './query'

/** Terms this close to each other count as together: about two sentences. */
const NEAR = 240
/** How far around the match a sentence is looked for: a paragraph may be as long as a book. */
const AROUND = 700

export type FoundSentence = TextSpan & {
  /** Within the sentence, as offsets into the same text. */
  readonly matches: readonly SearchMatch[]
}

/** The first match of the shortest stretch that has the most different terms. */
const densest = (matches: readonly SearchMatch[]): SearchMatch | undefined => {
  let best: { match: SearchMatch; terms: number; length: number } | undefined
  for (const [i, match] of matches.entries()) {
    const near = new Set<number>()
    let length = 0
    for (let j = i; j < matches.length; j++) {
      const other = matches[j]
      if (!other || other.start - match.start > NEAR) break
      if (near.has(other.term)) continue
      near.add(other.term)
      length = other.end - match.start
    }
    if (!best || near.size > best.terms || (near.size === best.terms && length < best.length))
      best = { match, terms: near.size, length }
  }
  return best?.match
}

/**
 * The sentence of a canonical text that says most of what a search asks for; null where none has any of it.
 * @param within the stretch to look in
 */
export const bestSentence = (text: string, terms: readonly SearchTerm[], within: TextSpan): FoundSentence | null => {
  const matches = matchesIn(text.slice(within.start, within.end), terms).map((match) => ({
    ...match,
    start: match.start + within.start,
    end: match.end + within.start,
  }))
  const best = densest(matches)
  if (best === undefined) return null
  const blockStart = text.lastIndexOf('\n\n', best.start) + 1
  const blockEnd = text.indexOf('\n\n', best.start)
  const from = Math.max(blockStart === 0 ? 0 : blockStart + 1, best.start - AROUND)
  const to = Math.min(blockEnd < 0 ? text.length : blockEnd, best.end + AROUND)
  const marker = /^(?:#{1,3}|-) /.exec(text.slice(from, to))?.[0].length ?? 0
  const sentence = sentencesOfText(text.slice(from + marker, to))
    .map(({ start, end }) => ({ start: start + from + marker, end: end + from + marker }))
    .find(({ end }) => end > best.start) ?? { start: best.start, end: best.end }
  return { ...sentence, matches: matches.filter(({ start, end }) => start >= sentence.start && end <= sentence.end) }
}
