import type { Segment } from '../cards/segments'
import { joinedParts } from './difference'
import { alignment } from './word-match'

/** More words than these between what is the same at both ends are marked as a whole: comparing them would take too long. */
const MOST_COMPARED = 400

const tokensOf = (text: string): readonly string[] =>
  text.match(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []

/** Which words of each text the other has in the same order. */
const shared = (a: readonly string[], b: readonly string[]): readonly [Set<number>, Set<number>] => {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start += 1
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const [from, to] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const pairs =
    Math.max(from.length, to.length) > MOST_COMPARED ? [] : alignment(from, to, (one, other) => one === other)
  const ends = (length: number) => [...Array(length).keys()].filter((at) => at < start || at >= length - end)
  return [
    new Set([...ends(a.length), ...pairs.map((pair) => start + pair.from)]),
    new Set([...ends(b.length), ...pairs.map((pair) => start + pair.to)]),
  ]
}

/**
 * Two texts in segments; what the other one does not have is `bold`. Every sign counts, unlike in `differenceOf`, which
 * judges an answer. Joined, the segments are the texts.
 */
export const wordDifferences = (one: string, other: string): readonly [Segment[], Segment[]] => {
  const [a, b] = [tokensOf(one), tokensOf(other)]
  const [inA, inB] = shared(a, b)
  const marked = (tokens: readonly string[], same: ReadonlySet<number>) =>
    joinedParts(tokens.map((text, at) => ({ text, same: same.has(at) })))
  return [marked(a, inA), marked(b, inB)]
}
