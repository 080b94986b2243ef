import { type Block, blockOf } from '../content/canonical-text'

/** UTF-16 offsets into an article's text. */
export type TextSpan = { readonly start: number; readonly end: number }

/** A block of the text whose words begin at `wordsFrom`, behind the marker of a heading or an item. */
export type TextBlock = Block & { readonly wordsFrom: number }

export type PartLimits = {
  /** Some pages of a printed book: more on one screen is slow to lay out and hard to find one's way in. */
  readonly characters: number
  /** A text may be all short lines; each costs the page more than its words do. */
  readonly blocks: number
  /** A longer paragraph has lost its breaks. It is shown in pieces, cut between sentences. */
  readonly blockCharacters: number
}

const LIMITS: PartLimits = { characters: 40_000, blocks: 400, blockCharacters: 8_000 }

/** How far back from its limit a paragraph is searched for the end of a sentence. */
const LOOK_BACK = 1_000
/** Work between two yields: less than a millisecond. */
const STEP_PIECES = 1_000

/** Where a paragraph that goes on behind `limit` is cut: after a sentence, else between words, else at the limit. */
function cutBefore(text: string, start: number, limit: number): number {
  const from = Math.max(start, limit - LOOK_BACK)
  const near = text.slice(from, limit)
  const [sentence, space] = [near.lastIndexOf('. '), near.lastIndexOf(' ')]
  if (sentence >= 0) return from + sentence + 2
  if (space >= 0) return from + space + 1
  return /[\uDC00-\uDFFF]/.test(text.charAt(limit)) ? limit - 1 : limit
}

type Piece = TextSpan & {
  /** False for what goes on with the paragraph before it. */
  readonly isBlock: boolean
}

/** The blocks of a stretch of a canonical text in order, long ones in pieces. */
function* piecesIn(text: string, from: number, to: number, most: number): Generator<Piece> {
  let isBlock = from === 0 || text.startsWith('\n\n', from - 2)
  for (let at = from; at < to; ) {
    const found = text.indexOf('\n\n', at)
    const end = found < 0 || found > to ? to : found
    while (end - at > most) {
      const cut = cutBefore(text, at, at + most)
      yield { start: at, end: text.charAt(cut - 1) === ' ' ? cut - 1 : cut, isBlock }
      at = cut
      isBlock = false
    }
    if (end > at) yield { start: at, end, isBlock }
    at = end + 2
    isBlock = true
  }
}

const isHeading = (text: string, { start, isBlock }: Piece): boolean =>
  isBlock && text.charAt(start) === '#' && /^#{1,3} \S/.test(text.slice(start, start + 5))

/**
 * Cuts a canonical text into parts for one screen each, before a heading where one is near, in steps of a millisecond: a
 * text of 5 MB can be all line breaks. A short text has one part, an empty one too.
 */
export function* partsChunked(text: string, limits: PartLimits = LIMITS): Generator<void, readonly TextSpan[]> {
  const parts: TextSpan[] = []
  let [start, end, length, blocks, untilYield] = [0, 0, 0, 0, STEP_PIECES]
  for (const piece of piecesIn(text, 0, text.length, limits.blockCharacters)) {
    const isFull = length >= limits.characters || blocks >= limits.blocks
    if (blocks > 0 && (isFull || (length >= limits.characters * 0.7 && isHeading(text, piece)))) {
      parts.push({ start, end })
      ;[start, length, blocks] = [piece.start, 0, 0]
    }
    end = piece.end
    length += piece.end - piece.start
    blocks += 1
    untilYield -= 1
    if (untilYield === 0) {
      untilYield = STEP_PIECES
      yield
    }
  }
  return [...parts, { start, end: Math.max(end, start) }]
}

/** The blocks of one part of a text, in order. */
export const blocksOfPart = (text: string, part: TextSpan, limits: PartLimits = LIMITS): readonly TextBlock[] =>
  [...piecesIn(text, part.start, part.end, limits.blockCharacters)].map(({ start, end, isBlock }) => {
    const words = text.slice(start, end)
    const block: Block = isBlock ? blockOf(words, start, end) : { kind: 'paragraph', start, end, text: words }
    return { ...block, wordsFrom: end - block.text.length }
  })
