import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ArticleFile, type Problem, parseArticleFile } from '../domain/content-files/article-file'
import { checkLibrary } from '../domain/content-files/library'

/** The Markdown files of a folder by name, the articles that could be read from them, and what is wrong with them. */
export type ContentFiles = {
  readonly names: readonly string[]
  readonly articles: readonly ArticleFile[]
  readonly problems: readonly Problem[]
}

/** Reads every Markdown file of a folder and checks it as docs/CONTENT.md says. @throws where there is no such folder */
export function readContentFiles(directory: string): ContentFiles {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.md'))
    .sort()
  const read = names.map((name) => {
    const file = join(directory, name)
    return parseArticleFile(file, readFileSync(file, 'utf8'))
  })
  const articles = read.flatMap(({ article }) => article ?? [])
  return { names, articles, problems: [...read.flatMap(({ problems }) => problems), ...checkLibrary(articles)] }
}

/** A problem on one line, as editors and searches read it. */
export const problemLine = ({ file, line, severity, what, remedy }: Problem): string =>
  `${file}:${line}: ${severity}: ${what}. ${remedy}.`
