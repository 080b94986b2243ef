import { type ArticleFile, parseArticleFile } from '../../domain/content-files/article-file'
import { isContentText } from '../../domain/content-files/front-matter'
import { checkLibrary } from '../../domain/content-files/library'
import { readZip } from '../../sources/zip'
import { decodeFile } from './decode-file'
import type { TextFileOrder } from './read-text-file'
import { TextFileError } from './text-failure'

const MOST_NAMED = 3

/** The Markdown of a file, a zip or a folder by name; null if it is no text, or a zip of something else. */
const textsOf = async ({ bytes, fileName, files }: Omit<TextFileOrder, 'choices' | 'now'>) => {
  if (files) return files
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new Map([[fileName, bytes]])
  const zip = await readZip(bytes, (path) => /\.(?:md|markdown)$/iu.test(path) && !/(?:^|\/)[._]/u.test(path))
  return zip.ok ? zip.entries : null
}

/** Articles without what leads to facts and articles of other files: one file of a library can come alone. */
const withinFiles = (articles: readonly ArticleFile[]): readonly ArticleFile[] => {
  const keys = new Set(articles.map(({ key }) => key))
  const facts = new Set(articles.flatMap((article) => article.facts.map(({ key }) => key)))
  return articles.map((article) => ({
    ...article,
    facts: article.facts.map((fact) => ({
      ...fact,
      also: fact.also.filter((one) => keys.has(one.article)),
      links: fact.links.filter((link) => facts.has(link.fact)),
    })),
  }))
}

/**
 * The articles of content files, if all Markdown of a file, zip or folder is that; null if it is something else.
 * @throws TextFileError if one has an error: nothing is taken then, so that no wrong fact is ever asked
 */
export const readContentTexts = async (
  order: Omit<TextFileOrder, 'choices' | 'now'>,
): Promise<readonly ArticleFile[] | null> => {
  const files = await textsOf(order)
  if (files === null || files.size === 0) return null
  const texts = new Map<string, string>()
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = /\.(?:md|markdown)$/iu.test(name) ? textIn(bytes) : null
    if (text === null || !isContentText(text)) return null
    texts.set(name, text)
  }
  const read = [...texts].map(([name, text]) => parseArticleFile(name, text))
  const articles = withinFiles(read.flatMap(({ article }) => (article ? [article] : [])))
  const problems = [...read.flatMap(({ problems: own }) => own), ...checkLibrary(articles)]
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const named = errors.slice(0, MOST_NAMED).map(({ file, line, what }) => `${file}, line ${line}: ${what}.`)
    const more = errors.length > MOST_NAMED ? ` There are ${errors.length - MOST_NAMED} more.` : ''
    throw new TextFileError(`The content files have errors. ${named.join(' ')}${more}`)
  }
  return articles
}

const textIn = (bytes: Uint8Array): string | null => {
  try {
    return decodeFile(bytes).text
  } catch (reason) {
    if (reason instanceof TextFileError) return null
    throw reason
  }
}
