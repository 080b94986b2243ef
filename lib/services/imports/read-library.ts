import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Engine } from '../../data/engine/engine'
import { createPrivateFolder } from '../../data/files/private'
import {
  insertLibraryRows,
  LIBRARY_TABLES,
  type LibraryRow,
  type LibraryTable,
  wrongInRow,
} from '../../data/library-file'
import { fileDigest } from '../../data/media/in-folder'
import { isMediaDigest, type MediaPlace } from '../../data/media/media-bytes'
import { openEngine, type StorageSettings } from '../../data/open'
import { firstLearnerId } from '../../data/queries/learner/learner'
import type { Instant } from '../../domain/ids'
import { LIBRARY_FILE } from '../export/export-library'
import { done, failed, type Result } from '../result'
import { withFolderLocked } from '../storage/locked'
import { linesOfFile } from './stage-package'

const ROWS_AT_ONCE = 200

const head = z.object({ format: z.literal(LIBRARY_FILE.format), version: z.literal(LIBRARY_FILE.version) })
const lineSchema = z.union([
  z.object({
    table: z.enum(LIBRARY_TABLES as [LibraryTable, ...LibraryTable[]]),
    row: z.record(z.string(), z.unknown()),
  }), // there are tables
  z.object({
    media: z.object({ workspaceId: z.string().regex(/^[\w-]{1,100}$/u), digest: z.string().refine(isMediaDigest) }),
    bytes: z.base64(),
  }),
])

/** A file that cannot be read into a library, for people. */
class LibraryFileError extends Error {
  override readonly name = 'LibraryFileError'
}

const wrong = (line: number, what: string): LibraryFileError =>
  new LibraryFileError(`Line ${line.toLocaleString('en-GB')} of the file: ${what}. Nothing was read. Export it again.`)

const jsonOf = (text: string, line: number): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw wrong(line, 'it is not JSON')
  }
}

/** Whether the database refused rows because they do not fit to others. */
const isRefused = (reason: unknown): boolean => {
  const { code, cause } = (reason ?? {}) as { readonly code?: unknown; readonly cause?: unknown } // drivers name it so
  return /^(?:SQLITE_CONSTRAINT|23)/u.test(String(code)) || (cause !== undefined && isRefused(cause))
}

/** Puts the pieces of media files together, and stores each when it is whole. */
const mediaStore = (engine: Engine, folder: string) => {
  const file = join(folder, 'media')
  let open: MediaPlace | null = null
  const close = async (): Promise<boolean> => {
    if (open === null) return true
    const isWhole = (await fileDigest(file)) === open.digest
    if (isWhole) await engine.media.keep(open, file)
    await rm(file, { force: true })
    open = null
    return isWhole
  }
  return {
    /** Whether the file before it was whole. */
    add: async (place: MediaPlace, bytes: string): Promise<boolean> => {
      const wasWhole = open?.digest === place.digest || (await close())
      open = place
      await appendFile(file, Buffer.from(bytes, 'base64'))
      return wasWhole
    },
    close,
  }
}

export type ReadLibrary = { readonly cards: number; readonly reviews: number }

const readInto = (engine: Engine, path: string, folder: string): Promise<ReadLibrary> =>
  engine.write(async (tx) => {
    const counts = { cards: 0, reviews: 0 }
    const media = mediaStore(engine, folder)
    let batch: LibraryRow[] = []
    let batchOf: LibraryTable = 'workspaces'
    let line = 0
    const store = async (): Promise<void> => {
      try {
        await insertLibraryRows(tx, batchOf, batch)
      } catch (reason) {
        throw isRefused(reason) ? wrong(line, `rows of ${batchOf} up to it do not fit to the others`) : reason
      }
      if (batchOf === 'cards') counts.cards += batch.filter(({ retiredAt }) => retiredAt === null).length
      if (batchOf === 'reviews') counts.reviews += batch.filter(({ kind }) => kind === 'review').length
      batch = []
    }
    for await (const text of linesOfFile(path)) {
      line += 1
      const json = jsonOf(text, line)
      if (line === 1) {
        if (!head.safeParse(json).success) throw wrong(1, 'it is not a library that this version exported')
        continue
      }
      const read = lineSchema.safeParse(json)
      if (!read.success) throw wrong(line, 'it is neither a row of a known table nor a part of a media file')
      if ('media' in read.data) {
        const { media: place, bytes } = read.data
        if (!(await media.add(place as MediaPlace, bytes))) throw wrong(line, 'the media file before it is not whole') // checked above
        continue
      }
      const { table, row } = read.data
      if (table !== batchOf || batch.length >= ROWS_AT_ONCE) await store()
      batchOf = table
      const what = wrongInRow(table, row)
      if (what !== null) throw wrong(line, `in ${table}, ${what}`)
      batch.push(row)
    }
    await store()
    if (!(await media.close())) throw wrong(line, 'the last media file is not whole')
    if ((await firstLearnerId(tx)) === null) throw wrong(line, 'there is no learner in it')
    return counts
  })

const NOT_EMPTY = failed(
  'conflict',
  'There is a library here already. Nothing was changed. Set AIDE_DATA_DIR to a new folder, or DATABASE_URL to a new database, and read the file before the server first starts there.',
)

/**
 * Reads a file that `aide export library.jsonl` wrote into a database without a library, on either engine: all rows as
 * they were, or none. Fails as `conflict` where there is a library or a server runs, as `invalid` where the file is wrong.
 */
export const readLibrary = async (
  settings: StorageSettings,
  path: string,
  now: Instant,
): Promise<Result<ReadLibrary>> => {
  createPrivateFolder(settings.dataDir)
  return withFolderLocked(settings, 'reading a library', now, async () => {
    const engine = await openEngine(settings, now)
    const folder = await mkdtemp(join(settings.dataDir, 'reading-'))
    try {
      if ((await firstLearnerId(engine.read)) !== null) return NOT_EMPTY
      return done(await readInto(engine, path, folder))
    } catch (reason) {
      if (reason instanceof LibraryFileError) return failed('invalid', reason.message)
      throw reason
    } finally {
      await rm(folder, { recursive: true, force: true })
      await engine.close()
    }
  })
}
