import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ProblemCounter } from '../count-problems'
import { type AnkiFailureCode, packageError } from './anki-failure'
import type { AnkiPackage } from './anki-package'
import { type Collection, openCollection } from './collection'
import { readCollectionParts } from './collection-parts'
import { type Container, unpackContainer } from './container'
import type { AnkiProblems } from './import-problems'
import { fieldsWithData, readNotes } from './read-notes'
import { readReviews } from './read-reviews'

/** An open package, or why it cannot be read, for people. */
export type OpenedAnkiPackage =
  | { readonly ok: true; readonly package: AnkiPackage }
  | { readonly ok: false; readonly code: AnkiFailureCode; readonly message: string }

export type AnkiOpenOptions = {
  /** Reviews later than this (ms) are problems. */
  readonly now: number
  /** Where temporary files are made; a folder of their own is made in it and removed. The system's if missing. */
  readonly temporaryFolder?: string
  readonly signal?: AbortSignal
}

/** The same entries; what is thrown while reading becomes an `AnkiPackageError`, but for the signal's reason. */
function* guarded<T>(entries: Iterable<T>, signal: AbortSignal | undefined): Generator<T> {
  const iterator = entries[Symbol.iterator]()
  const next = (): IteratorResult<T> => {
    try {
      return iterator.next()
    } catch (reason) {
      signal?.throwIfAborted()
      throw packageError(reason)
    }
  }
  try {
    for (let entry = next(); !entry.done; entry = next()) yield entry.value
  } finally {
    iterator.return?.()
  }
}

const packageOf = (
  { format, media, hasUnreadableMedia }: Container,
  collection: Collection,
  { now, signal }: AnkiOpenOptions,
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
  const notes = { collection, noteTypes, deckIds, problems: inNotes, signal }
  const reviews = { collection, hasThreeButtons, now, problems: inReviews, signal }
  return {
    format,
    ...parts,
    media,
    counts: {
      notes: collection.count('notes'),
      cards: collection.count('cards'),
      reviews: collection.count('revlog'),
      media: media.length,
    },
    notes: () => guarded(readNotes(notes), signal),
    fieldsWithData: () => guarded(fieldsWithData(collection), signal),
    reviews: () => guarded(readReviews(reviews), signal),
    problems: () => [opening, inNotes, inReviews].flatMap((list) => list.list()),
  }
}

/**
 * Opens an Anki package (.apkg, .colpkg, or a bare collection.anki2) for reading. Expected failures are values with a
 * message for people; it throws only the signal's reason. The caller closes the package, also after an error.
 */
export const openAnkiPackage = async (path: string, options: AnkiOpenOptions): Promise<OpenedAnkiPackage> => {
  const { signal, temporaryFolder = tmpdir() } = options
  let folder: string | null = null
  let collection: Collection | null = null
  const close = (): void => {
    collection?.close()
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
  try {
    signal?.throwIfAborted()
    folder = await mkdtemp(join(temporaryFolder, 'aide-anki-'))
    const container = await unpackContainer(path, folder, signal)
    collection = openCollection(container.database)
    return { ok: true, package: { ...packageOf(container, collection, options), close } }
  } catch (reason) {
    close()
    signal?.throwIfAborted()
    const { code, message } = packageError(reason)
    return { ok: false, code, message }
  }
}
