import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ArticleFile, parseArticleFile } from '../../domain/content-files/article-file'
import { checkLibrary } from '../../domain/content-files/library'
import type { Problem } from '../../domain/content-files/problem'
import { ContentError, contentFiles } from './content-files'

/** The latest first; articles of one date by name. */
const latestFirst = (a: ArticleFile, b: ArticleFile) =>
  (b.published ?? '').localeCompare(a.published ?? '') || a.key.localeCompare(b.key)

/** All articles of a content folder, the latest published first, with every problem found. */
export const readContentFolder = (
  folder: string,
): { readonly articles: readonly ArticleFile[]; readonly problems: readonly Problem[] } => {
  const parsed = contentFiles(folder).map((name) => parseArticleFile(name, readFileSync(join(folder, name), 'utf8')))
  const articles = parsed.flatMap(({ article }) => (article ? [article] : [])).sort(latestFirst)
  return { articles, problems: [...parsed.flatMap(({ problems }) => problems), ...checkLibrary(articles)] }
}

/** All articles of a content folder. @throws ContentError when one has an error; warnings pass */
export const readContent = (folder: string): readonly ArticleFile[] => {
  const { articles, problems } = readContentFolder(folder)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new ContentError(errors)
  return articles
}
