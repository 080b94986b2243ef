import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleFile } from '../../domain/content-files/article-file'
import type { TextChoices, TextPreview } from '../../domain/imports/text-preview'
import { openProblems } from '../../interchange/anki/import-problems'
import { lineOf } from '../../interchange/anki/staged-note'
import { type ContentOrder, readContentTexts } from '../../interchange/text-import/content-texts'
import { readTextFile } from '../../interchange/text-import/read-text-file'
import { TEXT_LIMITS, TextFileError, tooLarge } from '../../interchange/text-import/text-failure'
import { fullDisk, openLines, type StagedSummary } from './stage-file'

/** What came of reading a text of cards: how it was understood, or why it cannot be read, for people. */
export type StagedText =
  | { readonly ok: true; readonly kind: 'cards'; readonly summary: StagedSummary; readonly preview: TextPreview }
  | { readonly ok: true; readonly kind: 'content'; readonly articles: readonly ArticleFile[] }
  | { readonly ok: false; readonly message: string }

type StageTextOrder = {
  readonly path: string
  /** As people know it, without its folder. */
  readonly fileName: string
  readonly choices: TextChoices
  /** Where its notes go, a line of JSON each. */
  readonly notesFile: string
  readonly now: number
}

const NO_BYTES = new Uint8Array()
const MOST_FILES = 5_000

/** The bytes of a file, or the Markdown files of a folder and of those in it. */
const fileOrFolder = (path: string): Omit<ContentOrder, 'fileName'> => {
  const stats = statSync(path)
  if (!stats.isDirectory()) {
    if (stats.size > TEXT_LIMITS.bytes) throw tooLarge(stats.size)
    return { bytes: readFileSync(path) }
  }
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:md|markdown)$/iu.test(name) && !name.split('/').some((part) => part.startsWith('.')))
  if (names.length > MOST_FILES)
    throw new TextFileError(`The folder has more than ${MOST_FILES} Markdown files. Import its folders one by one.`)
  const files = names.map((name) => ({ name, size: statSync(join(path, name)).size }))
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > TEXT_LIMITS.bytes) throw tooLarge(bytes)
  return { bytes: NO_BYTES, files: new Map(names.map((name) => [name, readFileSync(join(path, name))])) }
}

/**
 * Reads a text of cards: its notes, as they come into the library, are written to a file.
 * @param tell is told the share of a table that is read, 0 to 1
 */
export const stageText = async (
  order: StageTextOrder,
  tell: (share: number) => void = () => undefined,
): Promise<StagedText> => {
  const { path, fileName, choices, notesFile, now } = order
  const problems = openProblems()
  const lines = openLines(notesFile)
  const notesOfDecks = new Map<string | null, number>()
  try {
    const file = fileOrFolder(path)
    const content = await readContentTexts({ ...file, fileName })
    if (content !== null) return { ok: true, kind: 'content', articles: content }
    const table = { bytes: file.bytes, fileName, choices, now, tell }
    const { preview, notes } = await readTextFile(table, problems, (note) => {
      notesOfDecks.set(note.deck, (notesOfDecks.get(note.deck) ?? 0) + 1)
      lines.add(lineOf(note))
    })
    lines.close()
    const summary: StagedSummary = {
      // Due days of texts count from 1970 of the calendar.
      createdAt: 0,
      minutesWest: 0,
      decks: [],
      notesOfDecks: [...notesOfDecks],
      noteTypes: [],
      notes,
      problems: problems.all(),
    }
    return { ok: true, kind: 'cards', summary, preview }
  } catch (reason) {
    const message = reason instanceof TextFileError ? reason.message : fullDisk(reason)
    if (message !== null) return { ok: false, message }
    throw reason
  } finally {
    lines.end()
  }
}
