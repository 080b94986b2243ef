import type { ExportLosses } from './export-losses'
import { openHashcardsFiles } from './hashcards-text'
import { openMochiFile } from './mochi-data'
import type { NotesFile } from './notes-file'
import { openObsidianText } from './obsidian-text'
import { openQuizletText } from './quizlet-text'
import { openRemNoteText } from './remnote-text'

const OPENERS = {
  obsidian: openObsidianText,
  hashcards: openHashcardsFiles,
  remnote: openRemNoteText,
  quizlet: openQuizletText,
  mochi: openMochiFile,
} as const satisfies Readonly<Record<string, (losses: ExportLosses) => NotesFile>>

/** The formats of other programs that hold notes as text. */
export type NotesFormat = keyof typeof OPENERS

/** @param losses counts what the format cannot hold */
export const openNotesFile = (format: NotesFormat, losses: ExportLosses): NotesFile => OPENERS[format](losses)
