import { readFileSync, statSync } from 'node:fs'
import type { TextChoices, TextPreview } from '../../domain/imports/text-preview'
import { readTextFile } from '../../interchange/text-import/read-text-file'
import { TEXT_LIMITS, TextFileError, tooLarge } from '../../interchange/text-import/text-failure'
import { openTextProblems } from '../../interchange/text-import/text-problems'
import { openLines, type StagedSummary, withoutNull } from './stage-file'

/** What came of reading a text of cards: how it was understood, or why it cannot be read, for people. */
export type StagedText =
  | { readonly ok: true; readonly summary: StagedSummary; readonly preview: TextPreview }
  | { readonly ok: false; readonly message: string }

export type StageTextOrder = {
  readonly path: string
  /** As people know it, without its folder. */
  readonly fileName: string
  readonly choices: TextChoices
  /** Where its notes go, a line of JSON each. */
  readonly notesFile: string
  readonly now: number
}

/** Reads a text of cards: its notes, as they come into the library, are written to a file. */
export const stageText = async (order: StageTextOrder): Promise<StagedText> => {
  const { path, fileName, choices, notesFile, now } = order
  const problems = openTextProblems()
  const lines = openLines(notesFile)
  const decks = new Set<string>()
  try {
    const { size } = statSync(path)
    if (size > TEXT_LIMITS.bytes) throw tooLarge(size)
    const bytes = readFileSync(path)
    const { preview, notes } = await readTextFile({ bytes, fileName, choices, now }, problems, (note) => {
      if (note.deck !== null) decks.add(note.deck)
      lines.add(JSON.stringify(note, withoutNull))
    })
    const summary: StagedSummary = {
      // Due days of texts count from 1970 of the calendar.
      createdAt: 0,
      minutesWest: 0,
      decks: [...decks],
      media: 0,
      notes,
      problems: problems.all(),
    }
    return { ok: true, summary, preview }
  } catch (reason) {
    if (reason instanceof TextFileError) return { ok: false, message: reason.message }
    throw reason
  } finally {
    lines.close()
  }
}
