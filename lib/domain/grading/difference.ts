import type { Segment } from '../cards/segments'
import { foldText } from '../text/fold'
import { alignment, isSameOrSlip } from './word-match'

/** Longer texts are not compared letter by letter: nobody types them. */
const LONGEST_COMPARED = 400

type Part = { readonly text: string; readonly folded: string; readonly same: boolean }

/** Words and what stands between them. */
const piecesOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu) ?? []

const isWord = (piece: string): boolean => /[\p{L}\p{N}]/u.test(piece)

/** A folded word; one that folds to nothing stands for itself. */
const foldWord = (word: string): string => foldText(word) || word.toLowerCase()

function lettersOf(word: string, typed: string): Part[] {
  const letters = [...word]
  const folded = letters.map((letter) => foldWord(letter))
  const kept = new Set(alignment(folded, [...foldWord(typed)], (one, other) => one === other).map((pair) => pair.from))
  return letters.map((text, at) => ({ text, folded: folded[at] ?? text, same: kept.has(at) }))
}

/**
 * The answer in segments; what the typed text lacks or has otherwise is `bold`. Case, diacritics and punctuation make
 * no difference. Joined, the segments are the answer.
 */
export function differenceOf(typed: string, answer: string): Segment[] {
  if (typed.length > LONGEST_COMPARED || answer.length > LONGEST_COMPARED) return [{ text: answer, bold: true }]
  const pieces = piecesOf(answer)
  const typedWords = piecesOf(typed).filter(isWord)
  const words = pieces.flatMap((piece, at) => (isWord(piece) ? [{ at, folded: foldWord(piece) }] : []))
  const typedFolded = typedWords.map(foldWord)
  const pairs = alignment(words, typedFolded, (word, other) => isSameOrSlip(other, word.folded))
  const typedAt = new Map(pairs.map((pair) => [words[pair.from]?.at, pair.to]))
  const parts = pieces.flatMap((piece, at): Part[] => {
    // A sign or a space is right only beside a word that is: the $ of a sum that nobody typed is not.
    if (!isWord(piece)) {
      const isRight = typedAt.has(at - 1) || typedAt.has(at + 1) || /^\s+$/u.test(piece)
      return [{ text: piece, folded: piece, same: isRight }]
    }
    const index = typedAt.get(at)
    if (index === undefined) return [{ text: piece, folded: piece, same: false }]
    if (typedFolded[index] === foldWord(piece)) return [{ text: piece, folded: piece, same: true }]
    return lettersOf(piece, typedWords[index] ?? '')
  })
  return joinedParts(parts)
}

/** Neighbours that are alike as one segment; what is not the same is `bold`. */
export function joinedParts(parts: readonly Pick<Part, 'text' | 'same'>[]): Segment[] {
  const segments: { text: string; same: boolean }[] = []
  for (const { text, same } of parts) {
    const last = segments.at(-1)
    if (last?.same === same) last.text += text
    else segments.push({ text, same })
  }
  return segments.map(({ text, same }) => (same ? { text } : { text, bold: true }))
}
