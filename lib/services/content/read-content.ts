import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ArticleFile, parseArticleFile } from '../../domain/content/article-file'
import { checkLibrary } from '../../domain/content/library'
import type { Problem } from '../../domain/content/problem'

/** Content files with errors: nothing of them is loaded, so that no wrong fact is ever asked. */
export class ContentError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(
      [
        'The library was not loaded because content files have errors:',
        ...problems.map(({ file, line, what, remedy }) => `${file}:${line}: ${what} ${remedy}`),
        'Fix them and check with “npm run aide -- content check”.',
      ].join('\n'),
    )
    this.name = 'ContentError'
  }
}

const contentFiles = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()

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

/** Counted up when the same files come to mean something else. */
const FORMAT = 'content format 4'

/** Identifies what the files of a content folder say, without reading them as articles. */
export const fingerprintOfFolder = (folder: string): string => {
  const hash = createHash('sha256').update(FORMAT)
  for (const name of contentFiles(folder)) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}

/** All articles of a content folder. @throws ContentError when one has an error; warnings pass */
export const readContent = (folder: string): readonly ArticleFile[] => {
  const { articles, problems } = readContentFolder(folder)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new ContentError(errors)
  return articles
}
