import { closeSync, openSync, writeFileSync } from 'node:fs'
import type { FileNoteType } from '../../domain/imports/import-options'
import type { ImportProblem } from '../../domain/imports/import-report'
import { AnkiPackageError, packageError } from '../../interchange/anki/anki-failure'
import type { AnkiDeckLimits, AnkiOpenOptions, AnkiPackage } from '../../interchange/anki/anki-package'
import { cardsOfNote } from '../../interchange/anki/cards-of-note'
import { openNoteTypes } from '../../interchange/anki/note-type-fields'
import { openAnkiPackage } from '../../interchange/anki/open-anki-package'
import { stageNotes } from '../../interchange/anki/stage-notes'
import { lineOf, noteLine } from '../../interchange/anki/staged-line'
import { stageMedia } from './stage-media'

/** What a package says beside its notes. */
export type StagedSummary = Pick<AnkiPackage, 'createdAt' | 'minutesWest'> & {
  /** The decks of a package, of which something is known beside their notes; none of a text. */
  readonly decks: readonly {
    readonly name: string
    readonly limits?: AnkiDeckLimits
    readonly historicalRetention?: number
  }[]
  /** How many notes each deck has, by the name that a note has of its deck; null is none. */
  readonly notesOfDecks: readonly (readonly [deck: string | null, notes: number])[]
  /** The note types of a package with their fields; none of a text. */
  readonly noteTypes: readonly FileNoteType[]
  /** How many notes there are in the file. */
  readonly notes: number
  readonly problems: readonly ImportProblem[]
}

/** The decks of a package with limits of their own, or a historical retention that is not the usual one. */
export const decksOfPackage = ({ decks, presets }: Pick<AnkiPackage, 'decks' | 'presets'>): StagedSummary['decks'] => {
  const retentions = new Map(presets.map(({ id, historicalRetention }) => [id, historicalRetention]))
  return decks.flatMap(({ name, presetId, limits }) => {
    const historicalRetention = presetId === null ? undefined : retentions.get(presetId)
    if (limits === undefined && historicalRetention === undefined) return []
    return [
      {
        name: name.normalize('NFC'),
        ...(limits ? { limits } : {}),
        ...(historicalRetention === undefined ? {} : { historicalRetention }),
      },
    ]
  })
}

/** What came of reading a package: what it says beside its notes, or why it cannot be read, for people. */
export type StagedFile =
  | { readonly ok: true; readonly summary: StagedSummary }
  | { readonly ok: false; readonly message: string }

export type StageOrder = {
  /** The package. */
  readonly path: string
  /** Where its notes go, a line of JSON each. */
  readonly notesFile: string
  /** Where its media go: the folder for the files, named by their digest, and the list of them, a line of JSON each. */
  readonly media: { readonly folder: string; readonly list: string }
  readonly now: number
  readonly temporaryFolder: string
}

const BUFFERED_CHARACTERS = 1_000_000

/** Lines that are written to a file in large pieces. */
export const openLines = (file: string) => {
  const handle = openSync(file, 'w', 0o600)
  let buffered: string[] = []
  let length = 0
  let isOpen = true
  const flush = () => {
    // All of it, or it fails: a single write may stop in the middle where the disk is full.
    writeFileSync(handle, buffered.join(''))
    buffered = []
    length = 0
  }
  const end = () => {
    if (isOpen) closeSync(handle)
    isOpen = false
  }
  return {
    add: (line: string) => {
      buffered.push(line, '\n')
      length += line.length
      if (length > BUFFERED_CHARACTERS) flush()
    },
    close: () => {
      flush()
      end()
    },
    /** Closes the file as it is, if it was not closed. */
    end,
  }
}

/** What a full disk means for whoever imports a file; null for any other reason. */
export const fullDisk = (reason: unknown): string | null => {
  const { code, message } = packageError(reason)
  return code === 'no-space' ? message : null
}

/** What part of the time the media take, if there are any. */
const MEDIA_SHARE = 0.5

/**
 * Takes an Anki package apart: its notes, as they come into the library, are written to a file, and its media to a
 * folder. Only one of them is held in memory.
 * @param tell is told the share of the notes that are done, 0 to 1
 */
export const stageFile = async (
  { path, notesFile, media, now, temporaryFolder }: StageOrder,
  tell: (share: number) => void,
): Promise<StagedFile> => {
  const options: AnkiOpenOptions = { now, temporaryFolder }
  const opened = await openAnkiPackage(path, options)
  if (!opened.ok) return { ok: false, message: opened.message }
  const { package: anki } = opened
  const lines = openLines(notesFile)
  try {
    const files = await stageMedia(path, anki, media.folder, (share) => tell(share * MEDIA_SHARE))
    const staging = stageNotes(anki, cardsOfNote, files)
    const before = anki.media.length > 0 ? MEDIA_SHARE : 0
    let notes = 0
    const notesOfDecks = new Map<string | null, number>()
    const noteTypes = openNoteTypes()
    for (const note of staging.notes()) {
      notesOfDecks.set(note.deck, (notesOfDecks.get(note.deck) ?? 0) + 1)
      noteTypes.add(note)
      lines.add(noteLine(note))
      notes += 1
      if (notes % 500 === 0) tell(before + (1 - before) * Math.min(1, notes / Math.max(1, anki.counts.notes)))
    }
    const list = openLines(media.list)
    for (const file of files.shown()) list.add(lineOf(file))
    list.close()
    lines.close()
    const { createdAt, minutesWest } = anki
    const summary: StagedSummary = {
      createdAt,
      minutesWest,
      decks: decksOfPackage(anki),
      notesOfDecks: [...notesOfDecks],
      noteTypes: noteTypes.all(),
      notes,
      problems: staging.problems(),
    }
    return { ok: true, summary }
  } catch (reason) {
    const message = reason instanceof AnkiPackageError ? reason.message : fullDisk(reason)
    if (message !== null) return { ok: false, message }
    throw reason
  } finally {
    lines.end()
    anki.close()
  }
}
