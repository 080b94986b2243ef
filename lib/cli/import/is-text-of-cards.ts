import { closeSync, openSync, readSync, statSync } from 'node:fs'

const READ_BYTES = 64 * 1024

/** The first bytes of a file as text; nothing where it cannot be read: whoever imports it says why. */
const beginningOf = (path: string): string => {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(READ_BYTES)
      return bytes.subarray(0, readSync(file, bytes, 0, READ_BYTES, 0)).toString('utf8')
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}

const ANKI_HEADER =
  /^\uFEFF?(?:tags:.*\r?\n)?#(?:separator|html|columns|(?:guid|deck|tags|notetype) column|notetype):/iu

/** A content file: front matter with an outlet, and facts. */
const isContentFile = (text: string): boolean =>
  /^\uFEFF?---\r?\n/u.test(text) && /^outlet:/mu.test(text) && /^```facts\r?$/mu.test(text)

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/**
 * Whether a file holds cards and is no article: by its name, and a text by what Anki writes in its first lines. A folder is
 * read for the cards of its Markdown files.
 */
export const isTextOfCards = (path: string): boolean =>
  /\.(?:csv|tsv|mochi|zip|jsonl)$/iu.test(path) ||
  isFolder(path) ||
  (/\.txt$/iu.test(path) && ANKI_HEADER.test(beginningOf(path))) ||
  (/\.md$/iu.test(path) && isContentFile(beginningOf(path)))
