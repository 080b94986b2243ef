import { countWords, parseBlocks } from '../../domain/content/canonical-text'
import { parseArticleFile } from '../../domain/content-files/article-file'
import { articleLayoutOf } from '../../domain/content-files/article-layout'
import { problemsOf } from '../../domain/content-files/problem'
import { contentText } from './content-file'
import type { ContentArticle, ContentSection } from './content-parts'

const MOST_WORDS = 800

const isPlain = (block: string): boolean => articleLayoutOf(`---\n---\n${block}`, problemsOf('')).problems.length === 0

type Kept = { readonly source: string; readonly isHeading: boolean; readonly words: number; readonly at: number }

/** The blocks of a text that notes can hold: paragraphs without marks, and headings, which are all of one level there. */
const plainBlocks = (text: string): readonly Kept[] =>
  parseBlocks(text).flatMap((block, at): readonly Kept[] => {
    const isHeading = block.kind === 'heading'
    const source = isHeading ? `## ${block.text}` : text.slice(block.start, block.end)
    return isPlain(source) ? [{ source, isHeading, words: isHeading ? 0 : countWords(block.text), at }] : []
  })

/** Which paragraphs fit: those with passages first, then the others, each in the order of the text. */
const fitting = (blocks: readonly Kept[], passages: readonly string[]): ReadonlySet<number> => {
  const hasPassage = ({ source, isHeading }: Kept) => !isHeading && passages.some((words) => source.includes(words))
  const kept = new Set<number>()
  let words = 0
  for (const block of [...blocks.filter(hasPassage), ...blocks]) {
    if (kept.has(block.at) || words + block.words > MOST_WORDS) continue
    kept.add(block.at)
    words += block.words
  }
  return kept
}

/**
 * The notes of a content file for an article: all of its text, or as many paragraphs as notes may have, those with
 * passages first. A heading is kept with the paragraphs below it.
 */
export const contentSections = (text: string, passages: readonly string[]): readonly ContentSection[] => {
  const blocks = plainBlocks(text)
  const kept = fitting(blocks, passages)
  const sections: { heading: string | null; paragraphs: string[] }[] = [{ heading: null, paragraphs: [] }]
  for (const { source, isHeading, at } of blocks) {
    if (isHeading) sections.push({ heading: source, paragraphs: [] })
    else if (kept.has(at)) sections.at(-1)?.paragraphs.push(source)
  }
  return sections
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ heading, paragraphs }) => ({ blocks: [...(heading === null ? [] : [heading]), ...paragraphs] }))
}

/** The section whose paragraphs have the words of a passage once; -1 if none has. */
export const sectionOfPassage = (sections: readonly ContentSection[], passage: string): number =>
  sections.findIndex(({ blocks }) => blocks.some((block) => !block.startsWith('## ') && block.includes(passage)))

/** What is wrong with the notes themselves, before any fact; null if nothing is. */
export const wrongNotes = (
  article: ContentArticle,
  sections: readonly ContentSection[],
): 'length' | 'unchecked' | null => {
  const { problems } = parseArticleFile('', contentText(article, sections, []))
  const [error] = problems.filter(({ severity, code }) => severity === 'error' && code !== 'no-facts')
  if (error === undefined) return null
  return error.code === 'word-count' ? 'length' : 'unchecked'
}
