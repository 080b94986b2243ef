import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { deckNameOfFile } from '../../domain/cards/deck-name'
import { LONGEST_READ } from '../../domain/cards/markdown'
import type { FileNoteType } from '../../domain/imports/import-options'
import type { ImportProblem } from '../../domain/imports/import-report'
import { mediaReference } from '../../domain/media/media-reference'
import { MOST_MEDIA_BYTES, mediaKindOf } from '../../domain/media/media-type'
import { AnkiPackageError, packageError } from '../../interchange/anki/anki-failure'
import type { AnkiDeckLimits, AnkiNote, AnkiPackage, FindMedia } from '../../interchange/anki/anki-package'
import { cardsOfNote } from '../../interchange/anki/cards-of-note'
import { bytesOfDataAddress, dataAddresses, isDataAddress } from '../../interchange/anki/data-address'
import type { MediaProblem } from '../../interchange/anki/import-problems'
import { openNoteTypes } from '../../interchange/anki/note-type-fields'
import { openAnkiPackage } from '../../interchange/anki/open-anki-package'
import { exampleOf, stageNotes } from '../../interchange/anki/stage-notes'
import { lineOf } from '../../interchange/anki/staged-note'
import { type UnpackedMedia, unpackMedia } from '../../interchange/anki/unpack-package'
import { type MediaContent, type ReadMedia, readMedia } from '../../sources/media/read-media'

/** A media file of a package, under its digest in the folder of what was unpacked. */
export type StagedMedia = MediaContent & {
  readonly digest: string
  readonly bytes: number
  readonly name: string
}

const READ_TIMEOUT_MS = 15_000
const DAMAGED: ReadMedia = { ok: false, why: 'damaged', message: '' }

const PROBLEMS: Readonly<Record<Extract<ReadMedia, { ok: false }>['why'], MediaProblem>> = {
  empty: 'media-damaged',
  damaged: 'media-damaged',
  unknown: 'media-type',
  'too-large': 'media-too-large',
}

/** What a file is, unless finding out takes too long. */
const readInTime = async (file: string): Promise<ReadMedia> => {
  const stop = new AbortController()
  const late = setTimeout(READ_TIMEOUT_MS, DAMAGED, { signal: stop.signal, ref: false }).catch(() => DAMAGED)
  try {
    return await Promise.race([readMedia(file), late])
  } finally {
    stop.abort()
  }
}

type MediaOfPackage = Pick<AnkiPackage, 'format' | 'media' | 'noteTypes' | 'fieldsWithData'>

type Taken = { readonly staged: StagedMedia } | { readonly problem: MediaProblem }

/** Moves an unpacked file to where its digest says; of an SVG the sanitised text. */
const take = async (unpacked: UnpackedMedia, folder: string): Promise<Taken> => {
  if ('problem' in unpacked) return { problem: unpacked.problem }
  const { file, media } = unpacked
  const read = await readInTime(file)
  if (!read.ok) {
    rmSync(file, { force: true })
    // Bytes of no known type in a file whose name promises one are a fault of the file.
    const isPromised = mediaKindOf(extname(media.name).slice(1).toLowerCase()) !== null
    return { problem: read.why === 'unknown' && isPromised ? 'media-damaged' : PROBLEMS[read.why] }
  }
  let { sha256: digest, bytes } = unpacked
  if (read.text !== null) {
    const text = Buffer.from(read.text)
    writeFileSync(file, text)
    digest = createHash('sha256').update(text).digest('hex')
    bytes = text.length
  }
  renameSync(file, join(folder, digest))
  return { staged: { ...read.content, digest, bytes, name: media.name } }
}

/** How a file that a card holds itself is known: by its bytes. */
const heldKey = (bytes: Uint8Array): string => `data:${createHash('sha256').update(bytes).digest('hex')}`

/** Takes the files that fields and templates hold themselves, each content once. */
const takeHeld = async (anki: MediaOfPackage, folder: string, known: Map<string, Taken>): Promise<void> => {
  for (const address of dataAddresses(anki)) {
    const bytes = bytesOfDataAddress(address)
    if (bytes === null) continue
    const key = heldKey(bytes)
    if (known.has(key)) continue
    if (bytes.length > MOST_MEDIA_BYTES) {
      known.set(key, { problem: 'media-too-large' })
      continue
    }
    const file = join(folder, 'unpacked')
    writeFileSync(file, bytes, { mode: 0o600 })
    const sha256 = key.slice('data:'.length)
    const media = { name: `embedded-${sha256.slice(0, 8)}`, entry: '', sha1: null }
    known.set(key, await take({ media, file, sha256, bytes: bytes.length }, folder))
  }
}

/** Names are compared in one Unicode form: the same letters can be written in two. */
const keyOf = (name: string): string => name.normalize('NFC')

/** A name as HTML may write it: its percent signs may stand for letters. */
const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/**
 * Unpacks the media of a package, one file at a time, and reads by its content what each is. They are then in the folder,
 * each content once, named by their SHA-256. Of files with one name the first counts. Files that fields and templates
 * hold themselves, as `data:` addresses, are taken in the same way.
 * @param tell is told the share of the files that are done, 0 to 1
 */
const stageMedia = async (
  path: string,
  anki: MediaOfPackage,
  folder: string,
  tell: (share: number) => void = () => undefined,
) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const known = new Map<string, Taken>()
  /** Some systems do not tell capitals from small letters, and notes made there may not either. */
  const inSmallLetters = new Map<string, string>()
  const asked = new Set<string>()
  let done = 0
  for await (const unpacked of unpackMedia(path, anki, folder)) {
    const taken = await take(unpacked, folder)
    const key = keyOf(unpacked.media.name)
    if (!known.has(key)) known.set(key, taken)
    if (!inSmallLetters.has(key.toLowerCase())) inSmallLetters.set(key.toLowerCase(), key)
    done += 1
    if (done % 50 === 0) tell(done / anki.media.length)
  }
  await takeHeld(anki, folder, known)
  const findHeld = (address: string): ReturnType<FindMedia> => {
    const bytes = bytesOfDataAddress(address)
    const key = bytes && heldKey(bytes)
    const taken = key === null ? undefined : known.get(key)
    if (key === null || !taken) return { problem: 'media-damaged' }
    asked.add(key)
    return 'problem' in taken ? taken : { target: mediaReference(taken.staged) }
  }
  const find = (name: string): ReturnType<FindMedia> => {
    if (isDataAddress(name)) return findHeld(name)
    const names = [name, decoded(name)].map(keyOf)
    const key = names.find((each) => known.has(each)) ?? inSmallLetters.get(names[0]?.toLowerCase() ?? '')
    const taken = key === undefined ? undefined : known.get(key)
    if (key === undefined || !taken) return { problem: 'media-missing' }
    asked.add(key)
    return 'problem' in taken ? taken : { target: mediaReference(taken.staged) }
  }
  return {
    find,
    /** Those that were found so far, each content once. */
    shown: (): readonly StagedMedia[] => {
      const byDigest = new Map<string, StagedMedia>()
      for (const key of asked) {
        const taken = known.get(key)
        if (taken && 'staged' in taken && !byDigest.has(taken.staged.digest))
          byDigest.set(taken.staged.digest, taken.staged)
      }
      return [...byDigest.values()]
    },
    /** Names of files that nothing asked for. */
    unused: (): readonly string[] => [...known.keys()].filter((key) => !asked.has(key) && !isDataAddress(key)),
  }
}

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
        name: deckNameOfFile(name),
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

type StageOrder = {
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

/** How often it says how far it is; a note that is long, and so may take longer, is always named first. */
const TELL_EVERY_MS = 200
/** What part of the time the media take, if there are any. */
const MEDIA_SHARE = 0.5

/**
 * Takes an Anki package apart: its notes, as they come into the library, are written to a file, and its media to a
 * folder. Only one of them is held in memory.
 * @param tell is told the share of the notes that are done, 0 to 1, and the words of the note that is next
 */
export const stageFile = async (
  { path, notesFile, media, now, temporaryFolder }: StageOrder,
  tell: (share: number, at?: string) => void,
): Promise<StagedFile> => {
  const opened = await openAnkiPackage(path, { now, temporaryFolder })
  if (!opened.ok) return { ok: false, message: opened.message }
  const { package: anki } = opened
  const lines = openLines(notesFile)
  try {
    const files = await stageMedia(path, anki, media.folder, (share) => tell(share * MEDIA_SHARE))
    const before = anki.media.length > 0 ? MEDIA_SHARE : 0
    let notes = 0
    let toldAt = 0
    const tellOf = (note: AnkiNote) => {
      const isLong = note.fields.some(({ length }) => length > LONGEST_READ)
      if (!isLong && performance.now() - toldAt < TELL_EVERY_MS) return
      toldAt = performance.now()
      tell(before + (1 - before) * Math.min(1, notes / Math.max(1, anki.noteCount)), exampleOf(note))
    }
    const staging = stageNotes(anki, cardsOfNote, files, tellOf)
    const notesOfDecks = new Map<string | null, number>()
    const noteTypes = openNoteTypes()
    for (const note of staging.notes()) {
      notesOfDecks.set(note.deck, (notesOfDecks.get(note.deck) ?? 0) + 1)
      noteTypes.add(note)
      lines.add(lineOf(note))
      notes += 1
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
