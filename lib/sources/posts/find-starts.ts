import type { Block } from '../canonical'
import { countWords } from '../canonical'
import {
  isByline,
  isDateLine,
  isIntroduction,
  isSeparator,
  isStrongSeparator,
  isTitleLike,
  labelledFields,
  titleOfFields,
} from './line-kinds'

/** Where a post begins, by the numbers of its blocks: what stands before its title belongs to it from `first` on. */
export type PostStart = { readonly first: number; readonly title: number }

/** A post has at least this many words; less between two titles is a list of pointers. */
const FEWEST_WORDS = 60
/** Title, subtitle and picture stand before the byline at most. */
const HEADER_BLOCKS = 3
const LONGEST_HEADER_LINE_WORDS = 40
/** An archive begins with a post, after a line or two about itself. */
const PREFACE_BLOCKS = 5
const LONGEST_PREFACE_WORDS = 150

type Evidence = (blocks: readonly Block[], at: number) => PostStart | null

const textAt = (blocks: readonly Block[], at: number): string => blocks[at]?.text ?? ''

const canBeTitle = (blocks: readonly Block[], at: number): boolean =>
  blocks[at] !== undefined && blocks[at].kind !== 'item' && isTitleLike(textAt(blocks, at))

/** An author introduces the text, then comes its title. */
const introduced: Evidence = (blocks, at) =>
  canBeTitle(blocks, at) && blocks[at - 1]?.kind === 'paragraph' && isIntroduction(textAt(blocks, at - 1))
    ? { first: at - 1, title: at }
    : null

const isMeta = (text: string): boolean => isByline(text) || isDateLine(text) || labelledFields(text) !== null

/** A title with a byline, a date or a source shortly after it, or a date just before it. */
const signed: Evidence = (blocks, at) => {
  if (!canBeTitle(blocks, at)) return null
  const isDated = isDateLine(textAt(blocks, at - 1))
  for (let next = at + 1; next <= at + HEADER_BLOCKS && next < blocks.length; next++) {
    if (isMeta(textAt(blocks, next))) return { first: isDated ? at - 1 : at, title: at }
    if (countWords(textAt(blocks, next)) > LONGEST_HEADER_LINE_WORDS) break
  }
  return isDated && blocks[at]?.kind === 'heading' ? { first: at - 1, title: at } : null
}

/** A header in labels that names the title. */
const labelled: Evidence = (blocks, at) =>
  titleOfFields(labelledFields(textAt(blocks, at))) === null ? null : { first: at, title: at }

/** A title after a long row of signs, or as the very first line. */
const separated: Evidence = (blocks, at) =>
  canBeTitle(blocks, at) && (at === 0 || isStrongSeparator(textAt(blocks, at - 1))) ? { first: at, title: at } : null

const wordsBetween = (blocks: readonly Block[], from: number, to: number): number =>
  blocks.slice(from, to).reduce((sum, { text }) => sum + countWords(text), 0)

const startsBy = (blocks: readonly Block[], evidence: Evidence): readonly PostStart[] => {
  const starts: PostStart[] = []
  for (let at = 0; at < blocks.length; at++) {
    const start = evidence(blocks, at)
    const last = starts.at(-1)
    if (start === null || (last && wordsBetween(blocks, last.title + 1, start.first) < FEWEST_WORDS)) continue
    starts.push(start)
  }
  const last = starts.at(-1)
  if (last && wordsBetween(blocks, last.title + 1, blocks.length) < FEWEST_WORDS) starts.pop()
  return starts
}

/** Where most titles are headings of one level, a line that is none is no title but a part of a post. */
const ofOneLevel = (blocks: readonly Block[], starts: readonly PostStart[]): readonly PostStart[] => {
  const levels = starts.map(({ title }) => blocks[title]?.level ?? 0)
  const [usual = 0, times = 0] =
    [...new Set(levels)]
      .map((level) => [level, levels.filter((other) => other === level).length] as const)
      .sort((a, b) => b[1] - a[1])[0] ?? []
  return usual > 0 && times > starts.length / 2 ? starts.filter((_, i) => levels[i] === usual) : starts
}

const beginsEarly = (blocks: readonly Block[], { first }: PostStart): boolean =>
  first <= PREFACE_BLOCKS && wordsBetween(blocks, 0, first) <= LONGEST_PREFACE_WORDS

/**
 * The posts of an archive: the kind of beginning that repeats most often in it. Empty where none repeats from the start
 * of the text on: an article has one beginning.
 */
export const findStarts = (blocks: readonly Block[]): readonly PostStart[] => {
  const found = [labelled, introduced, signed, separated]
    .map((evidence) => ofOneLevel(blocks, startsBy(blocks, evidence)))
    .filter((starts) => starts.length > 1 && starts[0] !== undefined && beginsEarly(blocks, starts[0]))
    .sort((a, b) => b.length - a.length)
  return found[0] ?? []
}

/** The block after the last one of a post that begins at `first`, with separators at its end left out. */
export const endOf = (blocks: readonly Block[], next: PostStart | undefined): number => {
  let end = next?.first ?? blocks.length
  while (end > 0 && isSeparator(textAt(blocks, end - 1))) end -= 1
  return end
}
