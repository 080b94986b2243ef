import { nameWordsOf, type Word } from './name-values'
import { type FigureValue, figuresOf } from './values'

/** Texts that are kept: a section, a paragraph and the few drafts of one sentence come again and again. */
const MOST_KEPT = 48

/** A reading of texts that gives the same for the same text, without reading the last few again. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const cached = kept.get(text)
    if (cached !== undefined) {
      // What is used stays: a section is looked at again for each of its cards.
      kept.delete(text)
      kept.set(text, cached)
      return cached
    }
    const made = read(text)
    const [oldest] = kept.keys()
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    kept.set(text, made)
    return made
  }
}

/** The numbers and dates of a text, as `figuresOf` gives them. */
export const rememberedFigures = remembered<readonly FigureValue[]>(figuresOf)

/** The words of a text, as `nameWordsOf` gives them. */
export const rememberedWords = remembered<readonly Word[]>(nameWordsOf)
