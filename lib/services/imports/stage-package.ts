import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { isPackageName } from '../../domain/imports/import-words'
import type { TextChoices, TextPreview } from '../../domain/imports/text-preview'
import { once } from '../../domain/memoize'
import { MINUTE_MS } from '../../domain/time/units'
import type { StagedNote } from '../../interchange/anki/staged-note'
import { done, failed, type Result } from '../result'
import type { StagedMedia } from '../worker/stage-file'
import { type JobResult, runLongJob } from '../worker-pool'
import type { StagedFiles, StagedImport, StagedPackage } from './staged-package'

/** A million reviews take some 45 MB, a note a few kilobytes: the rest is for what a package unpacks to. */
const PACKAGE_LIMITS = { residentMb: 1_024, heapMb: 512 }
/** 64 MB of text are 128 MB of characters, and a row is held several times while it is read. */
const TEXT_LIMITS = { residentMb: 1_024, heapMb: 768 }

const MOST_MINUTES = 120
/**
 * How long a file may be read: five minutes and half a minute for each megabyte, several times what a slow machine needs.
 * 100,000 notes with a million reviews are read in two.
 */
const timeFor = (path: string): number => {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return Math.min(MOST_MINUTES, 5 + bytes / 2 ** 21) * MINUTE_MS
}
/** Few, so that others get their turn between two batches. */
const LINES_AT_ONCE = 200

/** Lines end with a line feed alone: JSON leaves other line separators in a text as they are. */
export async function* linesOfFile(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, 'utf8')) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest !== '') yield rest
}

/** Lines that our own worker process wrote, some at once. */
async function* linesInFile<Line>(file: string): AsyncGenerator<readonly Line[]> {
  let batch: Line[] = []
  for await (const line of linesOfFile(file)) {
    batch.push(JSON.parse(line) as Line) // as our worker process wrote it
    if (batch.length < LINES_AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The media that the worker process unpacked; the list is read once. */
const filesIn = ({ folder, list }: { readonly folder: string; readonly list: string }): StagedFiles => ({
  list: once(async () => {
    const files = new Map<string, StagedMedia>()
    for await (const some of linesInFile<StagedMedia>(list)) for (const file of some) files.set(file.digest, file)
    return files
  }),
  fileOf: (digest) => join(folder, digest),
})

/** A file that is read; aborting ends the work at once, and the result is then a failure. */
type Staging<T> = { readonly result: Promise<Result<T>>; readonly abort: () => void }

export type FileToStage = {
  readonly path: string
  readonly fileName: string
  readonly folder: string
  readonly now: number
}

/** What the process read, or why it read nothing, for people. @throws where it broke: a bug */
const readOf = <T extends { readonly ok: true } | { readonly ok: false; readonly message: string }>(
  answer: JobResult<T>,
  remedy: string,
): Result<Extract<T, { readonly ok: true }>> => {
  if (!answer.ok && answer.why === 'stopped') return failed('conflict', 'The import was stopped. Nothing was imported.')
  if (!answer.ok && answer.why === 'broken') throw new Error(`a file could not be read: ${answer.reason}`)
  if (!answer.ok) {
    const where = answer.at === undefined ? '' : ` Reading stopped near the note “${answer.at}”.`
    return failed('too-large', `The file needs too much time or memory to read.${where} ${remedy}`)
  }
  const read = answer.value
  return read.ok ? done(read as Extract<T, { readonly ok: true }>) : failed('wrong-type', read.message) // just checked
}

/**
 * Takes a package apart in a process of its own. What comes of it lies in `folder`, which the caller removes.
 * @param onProgress is told the share of the notes that are done, 0 to 1
 */
export const stagePackage = (
  { path, fileName, folder, now }: FileToStage,
  onProgress?: (share: number) => void,
): Staging<StagedPackage> => {
  const notesFile = join(folder, 'notes.jsonl')
  const media = { folder: join(folder, 'media'), list: join(folder, 'media.jsonl') }
  const input = { path, notesFile, media, now, temporaryFolder: folder }
  const { result, abort } = runLongJob('stage-package', [input], {
    ...PACKAGE_LIMITS,
    timeoutMs: timeFor(path),
    onProgress,
  })
  const staged = result.then((answer): Result<StagedPackage> => {
    const read = readOf(answer, 'Export your decks separately.')
    if (!read.ok) return read
    const batches = () => linesInFile<StagedNote>(notesFile)
    return done({ fileName, summary: read.value.summary, batches, media: filesIn(media) })
  })
  return { result: staged, abort }
}

/** A text that is ready to be imported, with how it was understood; of content files there is nothing to understand. */
type StagedTextFile = { readonly staged: StagedImport; readonly preview: TextPreview | null }

/** Reads a text of cards in a process of its own. What comes of it lies in `folder`, which the caller removes. */
export const stageTextFile = (
  { folder, ...order }: FileToStage & { readonly choices: TextChoices },
  onProgress?: (share: number) => void,
): Staging<StagedTextFile> => {
  const { fileName } = order
  const notesFile = join(folder, 'notes.jsonl')
  const { result, abort } = runLongJob('stage-text', [{ ...order, notesFile }], {
    ...TEXT_LIMITS,
    timeoutMs: timeFor(order.path),
    onProgress,
  })
  const staged = result.then((answer): Result<StagedTextFile> => {
    const read = readOf(answer, 'Split it into parts.')
    if (!read.ok) return read
    if (read.value.kind === 'content') {
      return done({ staged: { fileName, articles: read.value.articles }, preview: null })
    }
    const { summary, preview } = read.value
    return done({ staged: { fileName, summary, batches: () => linesInFile<StagedNote>(notesFile) }, preview })
  })
  return { result: staged, abort }
}

const TAIL_BYTES = 64 * 1024

/** Whether a file is a collection of Anki: by its name, as a database, or as a zip whose list of contents names one. */
export const isAnkiCollection = async (path: string, fileName: string): Promise<boolean> => {
  if (isPackageName(fileName)) return true
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES))
    const head = Buffer.alloc(Math.min(size, 16))
    await file.read(head, 0, head.length, 0)
    await file.read(tail, 0, tail.length, size - tail.length)
    const isZip = head.subarray(0, 2).toString('latin1') === 'PK'
    return head.toString('latin1').startsWith('SQLite format 3') || (isZip && tail.includes('collection.anki2'))
  } finally {
    await file.close()
  }
}
