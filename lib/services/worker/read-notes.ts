import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadNote } from '../../domain/folder-sync/note-card'
import type { ImportProblem } from '../../domain/imports/import-report'
import { readNote } from '../../interchange/obsidian/read-note'
import { openTextProblems } from '../../interchange/text-import/text-problems'

/** The notes of a folder that have cards, or why it cannot be read, for people. */
export type ReadNotes =
  | {
      readonly ok: true
      readonly notes: readonly ReadNote[]
      /** How many Markdown files the folder has. */
      readonly files: number
      /** Those that could not be read. */
      readonly unread: readonly string[]
      readonly problems: readonly ImportProblem[]
    }
  | { readonly ok: false; readonly message: string }

const MOST_FILES = 20_000
const MOST_BYTES = 4 * 1024 * 1024
const DEEPEST = 40

/** The SHA-256 of bytes, in hexadecimal digits. */
export const sha256OfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The text of a note with every byte of it; null if it is not UTF-8. */
export const textOfNote = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The Markdown files below a folder, with `/`. Links are not followed, and what begins with a dot is left out. */
const markdownFiles = (folder: string, under = '', depth = 0): readonly string[] =>
  readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry): readonly string[] => {
    if (entry.name.startsWith('.')) return []
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isDirectory()) return depth < DEEPEST ? markdownFiles(folder, path, depth + 1) : []
    return entry.isFile() && /\.(?:md|markdown)$/iu.test(entry.name) ? [path] : []
  })

/** Reads the notes of a folder, one after the other. */
export const readNoteFolder = ({ folder }: { readonly folder: string }): ReadNotes => {
  const paths = [...markdownFiles(folder)].sort()
  if (paths.length > MOST_FILES) {
    const message = `The folder has more than ${MOST_FILES.toLocaleString('en-GB')} Markdown files. Sync the folders in it one by one.`
    return { ok: false, message }
  }
  const problems = openTextProblems()
  const unread: string[] = []
  const notes: ReadNote[] = []
  for (const path of paths) {
    const bytes = bytesOf(join(folder, path))
    const text = bytes && textOfNote(bytes)
    if (bytes === null || text === null) {
      problems.add('unreadable-file', path)
      unread.push(path)
      continue
    }
    const note = readNote(path, text, sha256OfBytes(bytes), problems)
    if (note.cards.length + note.strayIds.length + note.leftOut.length > 0) notes.push(note)
  }
  return { ok: true, notes, files: paths.length, unread, problems: problems.all() }
}

/** What a file has; null if it is too large, or cannot be read at the moment. */
const bytesOf = (file: string): Uint8Array | null => {
  try {
    return lstatSync(file).size > MOST_BYTES ? null : readFileSync(file)
  } catch {
    return null
  }
}
