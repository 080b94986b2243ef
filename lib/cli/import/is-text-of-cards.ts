import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { isContentText } from '@/lib/domain/content-files/front-matter'
import { MOST_GIVEN_BYTES } from '../read-given-file'

const HEADER_BYTES = 64 * 1024

/** What a file begins with, as text; nothing where it cannot be read: whoever imports it says why. */
const beginningOf = (path: string, mostBytes: number): string => {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(Math.min(fstatSync(file).size, mostBytes))
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0)).toString('utf8')
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}

const ANKI_HEADER =
  /^\uFEFF?(?:tags:.*\r?\n)?#(?:separator|html|columns|(?:guid|deck|tags|notetype) column|notetype):/iu

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/**
 * Whether a file holds cards and is no article: by its name, a text by what Anki writes in its first lines, and Markdown if
 * an import reads it as a content file. A folder is read for the cards of its Markdown files.
 */
export const isTextOfCards = (path: string): boolean =>
  /\.(?:csv|tsv|mochi|zip|jsonl)$/iu.test(path) ||
  isFolder(path) ||
  (/\.txt$/iu.test(path) && ANKI_HEADER.test(beginningOf(path, HEADER_BYTES))) ||
  (/\.(?:md|markdown)$/iu.test(path) && isContentText(beginningOf(path, MOST_GIVEN_BYTES)))
