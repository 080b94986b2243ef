import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ProblemCounter } from '../count-problems'
import { type AnkiFailureCode, packageError } from './anki-failure'
import type { AnkiPackage } from './anki-package'
import { type Collection, openCollection, readCollectionParts } from './collection'
import type { AnkiProblems } from './import-problems'
import { fieldsWithData, readNotes } from './read-notes'
import { readReviews } from './reviews'
import { type Container, unpackContainer } from './unpack-package'

/** An open package, or why it cannot be read, for people. */
export type OpenedAnkiPackage =
  | { readonly ok: true; readonly package: AnkiPackage }
  | { readonly ok: false; readonly code: AnkiFailureCode; readonly message: string }

export type AnkiOpenOptions = {
  /** Reviews later than this (ms) are problems. */
  readonly now: number
  /** Where temporary files are made; a folder of their own is made in it and removed. The system's if missing. */
  readonly temporaryFolder?: string
}

/** The same entries; what is thrown while reading becomes an `AnkiPackageError`. */
function* guarded<T>(entries: Iterable<T>): Generator<T> {
  try {
    yield* entries
  } catch (reason) {
    throw packageError(reason)
  }
}

const packageOf = (
  { format, media, hasUnreadableMedia }: Container,
  collection: Collection,
  now: number,
): Omit<AnkiPackage, 'close'> => {
  const [opening, inNotes, inReviews]: [AnkiProblems, AnkiProblems, AnkiProblems] = [
    new ProblemCounter(),
    new ProblemCounter(),
    new ProblemCounter(),
  ]
  const { schedulerVersion, ...parts } = readCollectionParts(collection, opening)
  if (hasUnreadableMedia) opening.add('unreadable-media-list', 'media')
  const noteTypes = new Map(parts.noteTypes.map((type) => [type.id, type]))
  const deckIds = new Set(parts.decks.map(({ id }) => id))
  const hasThreeButtons = format === 'anki2' && schedulerVersion < 2
  const notes = { collection, noteTypes, deckIds, problems: inNotes }
  const reviews = { collection, hasThreeButtons, now, problems: inReviews }
  return {
    format,
    ...parts,
    media,
    noteCount: collection.count('notes'),
    notes: () => guarded(readNotes(notes)),
    fieldsWithData: () => guarded(fieldsWithData(collection)),
    reviews: () => guarded(readReviews(reviews)),
    problems: () => [opening, inNotes, inReviews].flatMap((list) => list.list()),
  }
}

/**
 * Opens an Anki package (.apkg, .colpkg, or a bare collection.anki2) for reading. Expected failures are values with a
 * message for people. The caller closes the package, also after an error.
 */
export const openAnkiPackage = async (
  path: string,
  { now, temporaryFolder = tmpdir() }: AnkiOpenOptions,
): Promise<OpenedAnkiPackage> => {
  let folder: string | null = null
  let collection: Collection | null = null
  const close = (): void => {
    collection?.close()
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
  try {
    folder = await mkdtemp(join(temporaryFolder, 'aide-anki-'))
    const container = await unpackContainer(path, folder)
    collection = openCollection(container.database)
    return { ok: true, package: { ...packageOf(container, collection, now), close } }
  } catch (reason) {
    close()
    const { code, message } = packageError(reason)
    return { ok: false, code, message }
  }
}
