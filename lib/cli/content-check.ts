import type { Problem } from '../domain/content-files/article-file'
import { countLibrary, type LibraryTotals } from '../domain/content-files/library'
import { problemLine, readContentFiles } from './content-files'

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none'

function summary(totals: LibraryTotals, problems: readonly Problem[]): string[] {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  return [
    ...totals.articles.map(({ key, facts, cards }) => `${key}: ${facts} facts, ${cards} cards`),
    `Total: ${totals.articles.length} articles, ${totals.facts} facts, ${totals.cards} cards`,
    `Facts by kind: ${listed(totals.kinds)}`,
    `Facts by weight: ${listed(totals.weights)}`,
    `Cards by form: ${listed(totals.forms)}`,
    `${errors} errors, ${problems.length - errors} warnings`,
  ]
}

/**
 * Reads every Markdown file of a folder and checks it as docs/CONTENT.md says. The output has one line for each problem
 * and then the totals, or both as JSON; the exit code is 1 where there is an error (warnings pass) or nothing to read.
 */
export function runContentCheck(directory: string, json: boolean): { output: string; exitCode: number } {
  const { names, articles, problems } = readContentFiles(directory)
  const totals = countLibrary(articles)
  const exitCode = names.length === 0 || problems.some((problem) => problem.severity === 'error') ? 1 : 0
  if (json) return { output: JSON.stringify({ problems, totals }, null, 2), exitCode }
  const empty = names.length === 0 ? [`${directory}: no Markdown file to check`] : []
  return { output: [...problems.map(problemLine), ...empty, ...summary(totals, problems)].join('\n'), exitCode }
}
