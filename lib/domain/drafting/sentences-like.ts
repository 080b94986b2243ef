import { documentOf } from '../finder/document'
import type { Span } from '../finder/mention'
import { foldText, isSmallWord, wordsOf } from '../text/fold'

/** Paragraphs whose sentences are read: the text may be a book. */
const MOST_PARAGRAPHS = 20
const MOST_PARAGRAPH_CHARACTERS = 8_000
const MOST_SENTENCES = 40

const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(wordsOf(foldText(text)).filter((word) => !isSmallWord(word)))

const inCommon = (text: string, words: ReadonlySet<string>): number =>
  [...tellingWords(text)].filter((word) => words.has(word)).length

const byCommon = (a: { readonly common: number }, b: { readonly common: number }) => b.common - a.common

/**
 * The sentences of a text that share words with another text, those with most in common first and at most 40. Paragraphs
 * are compared first, so that only a few are taken apart.
 */
export function sentencesLike(text: string, statement: string): readonly Span[] {
  const words = tellingWords(statement)
  const paragraphs: { readonly start: number; readonly words: string; readonly common: number }[] = []
  for (const { index, 0: paragraph } of text.matchAll(/[^\n]+/gu)) {
    const near = paragraph.slice(0, MOST_PARAGRAPH_CHARACTERS)
    const common = inCommon(near, words)
    if (common > 0) paragraphs.push({ start: index, words: near, common })
  }
  return paragraphs
    .sort(byCommon)
    .slice(0, MOST_PARAGRAPHS)
    .flatMap(({ start, words: paragraph }) =>
      documentOf(paragraph, { language: 'en', published: null }).sentences.map((sentence) => ({
        start: start + sentence.start,
        end: start + sentence.end,
        common: inCommon(paragraph.slice(sentence.start, sentence.end), words),
      })),
    )
    .filter(({ common }) => common > 0)
    .sort(byCommon)
    .slice(0, MOST_SENTENCES)
    .map(({ start, end }) => ({ start, end }))
}
