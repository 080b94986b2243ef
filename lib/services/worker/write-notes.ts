import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import type { NoteEdit, NoteRefusal } from '../../domain/folder-sync/note-card'
import { editNote } from '../../interchange/obsidian/edit-note'
import { sha256OfBytes, textOfNote } from './read-notes'

/** What is to be written into a note, if it still is what was read. */
export type NoteToWrite = { readonly path: string; readonly sha256: string; readonly edits: readonly NoteEdit[] }

export type WriteNotesOrder = {
  readonly folder: string
  readonly notes: readonly NoteToWrite[]
  /** Only to see what could not be written. */
  readonly isTrial: boolean
}

/** The cards of a note whose edits were not written. */
export type WrittenNote = {
  readonly path: string
  readonly refused: readonly { readonly place: number; readonly why: NoteRefusal }[]
}

/** A file of the folder itself: not one that a link leads to. */
const isInside = (folder: string, file: string): boolean => {
  const home = realpathSync(folder)
  const place = realpathSync(dirname(file))
  return (place === home || place.startsWith(home + sep)) && lstatSync(file).isFile()
}

/** Writes a file beside its place, and renames it if what is there still is what was read. @returns whether it is */
const replaceFile = (file: string, text: string, sha256: string): boolean => {
  const { mode } = lstatSync(file)
  const beside = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}.tmp`)
  const open = openSync(beside, 'wx', 0o600)
  try {
    try {
      writeFileSync(open, text)
      fchmodSync(open, mode)
      fsyncSync(open)
    } finally {
      closeSync(open)
    }
    if (sha256OfBytes(readFileSync(file)) !== sha256) return false
    renameSync(beside, file)
    return true
  } finally {
    rmSync(beside, { force: true })
  }
}

const isReadOnly = (file: string): boolean => {
  try {
    accessSync(file, constants.W_OK)
    accessSync(dirname(file), constants.W_OK)
    return false
  } catch {
    return true
  }
}

const writeNote = (folder: string, { path, sha256, edits }: NoteToWrite, isTrial: boolean): WrittenNote => {
  const all = (why: NoteRefusal): WrittenNote => ({ path, refused: edits.map(({ place }) => ({ place, why })) })
  const file = join(folder, path)
  try {
    if (!isInside(folder, file)) return all('changed')
    const bytes = readFileSync(file)
    const text = textOfNote(bytes)
    if (text === null || sha256OfBytes(bytes) !== sha256) return all('changed')
    if (isReadOnly(file)) return all('read-only')
    const edited = editNote(path, text, edits)
    if (!isTrial && edited.text !== text && !replaceFile(file, edited.text, sha256)) return all('changed')
    return { path, refused: edited.refused.map((place) => ({ place, why: 'unwritable' as const })) }
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? reason.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return all('changed')
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return all('read-only')
    throw reason
  }
}

/** Writes ids and texts of cards into notes, and says which it could not write. */
export const writeNotes = ({ folder, notes, isTrial }: WriteNotesOrder): readonly WrittenNote[] =>
  notes.map((note) => writeNote(folder, note, isTrial))
