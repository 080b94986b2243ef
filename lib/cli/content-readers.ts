import { createHash } from 'node:crypto'
import {
  type Digest,
  type ReaderAnswer,
  type ReaderFront,
  readerAnswers,
  readerFronts,
} from '../domain/content-files/reader-cards'
import { counted } from '../domain/format/words'
import { problemLine, readContentFiles } from './content-files'
import { wrap } from './terminal'

/** What readers are given (`fronts`), and what their answers are compared with (`answers`). */
export type ReaderPart = 'fronts' | 'answers'

export type ReaderOutput =
  | { readonly ok: true; readonly output: string }
  /** Why nothing is given out. */
  | { readonly ok: false; readonly message: string }

const sha256: Digest = (text) => createHash('sha256').update(text).digest('hex')

const frontWords = ({ id, context, front }: ReaderFront): string => [id, wrap(context), wrap(front, '  ')].join('\n')

const answerWords = ({ id, answer }: ReaderAnswer): string => `${id}\n${wrap(answer, '  ')}`

const output = <Entry>(entries: readonly Entry[], words: (entry: Entry) => string, json: boolean): string =>
  json ? JSON.stringify(entries, null, 2) : entries.map(words).join('\n\n')

/**
 * One part of the cards of a folder of content files, for a test with readers, as text or as JSON. Cards with an error
 * would be tested in vain: with any error in the folder, or nothing to read, there is a message and no output.
 */
export function readerOutput(
  directory: string,
  part: ReaderPart,
  { json, seed }: { readonly json: boolean; readonly seed: number },
): ReaderOutput {
  const { names, articles, problems } = readContentFiles(directory)
  if (names.length === 0) return { ok: false, message: `${directory}: no Markdown file to read` }
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const remedy = `Fix ${counted(errors.length, 'error')} first. “npm run aide -- content check” checks again.`
    return { ok: false, message: [...errors.map(problemLine), remedy].join('\n') }
  }
  return part === 'fronts'
    ? { ok: true, output: output(readerFronts(articles, seed, sha256), frontWords, json) }
    : { ok: true, output: output(readerAnswers(articles, seed, sha256), answerWords, json) }
}
