import { fromMarkdown } from './markdown'
import { fromPlainText } from './plain-text'
import { failure, type SourceResult } from './source-result'

export type { SourceFailureCode, SourceResult, SourceText } from './source-result'

/** The endings of file names that are read. */
export const ACCEPTED_ENDINGS = ['.txt', '.md', '.markdown'] as const

/** Reads a file by the ending of its name. Fails as `wrong-type`, naming what is accepted, for any other ending. */
export function readSource(fileName: string, bytes: Uint8Array): SourceResult {
  const ending = /\.[^./\\]*$/.exec(fileName)?.[0].toLowerCase()
  if (ending === '.txt') return fromPlainText(bytes)
  if (ending === '.md' || ending === '.markdown') return fromMarkdown(bytes)
  return failure(
    'wrong-type',
    `“${fileName}” cannot be read. Choose a plain text or Markdown file: ${ACCEPTED_ENDINGS.join(', ')}.`,
  )
}
