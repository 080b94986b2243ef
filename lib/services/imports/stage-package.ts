import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { once } from '../../domain/memoize'
import { MINUTE_MS } from '../../domain/time/units'
import { noteOfLine } from '../../interchange/anki/staged-line'
import type { StagedNote } from '../../interchange/anki/staged-note'
import { done, failed, type Result } from '../result'
import type { LongJobRequest } from '../worker/jobs'
import type { StagedFile } from '../worker/stage-file'
import type { StagedMedia } from '../worker/stage-media'
import { startReader } from '../worker/worker'
import type { StagedFiles, StagedPackage } from './staged-package'

/** A million reviews take some 45 MB, a note a few kilobytes: the rest is for what a package unpacks to. */
const LIMITS = { residentMb: 1_024, heapMb: 512 }
const TIMEOUT_MS = 15 * MINUTE_MS
/** Few, so that others get their turn between two batches. */
const NOTES_AT_ONCE = 200

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

/** The notes of a file, some at once. */
export const notesInFile = (notesFile: string): AsyncGenerator<readonly StagedNote[]> =>
  linesInFile(notesFile, NOTES_AT_ONCE, noteOfLine)

/** Lines of JSON that our own worker process wrote, some at once. */
export async function* linesInFile<Line>(
  notesFile: string,
  most: number,
  read: (line: string) => Line = (line) => JSON.parse(line) as Line, // written by our own worker process
): AsyncGenerator<readonly Line[]> {
  let batch: Line[] = []
  for await (const line of linesOfFile(notesFile)) {
    batch.push(read(line))
    if (batch.length < most) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The media that the worker process unpacked; the list is read once. */
const filesIn = ({ folder, list }: { readonly folder: string; readonly list: string }): StagedFiles => ({
  list: once(async () => {
    const files = new Map<string, StagedMedia>()
    for await (const some of linesInFile<StagedMedia>(list, NOTES_AT_ONCE))
      for (const file of some) files.set(file.digest, file)
    return files
  }),
  fileOf: (digest) => join(folder, digest),
})

export type Staging = {
  readonly result: Promise<Result<StagedPackage>>
  /** Ends the work at once; the result is then a failure. */
  readonly abort: () => void
}

/**
 * Takes a package apart in a process of its own. What comes of it lies in `folder`, which the caller removes.
 * @param onProgress is told the share of the notes that are done, 0 to 1
 */
export const stagePackage = (
  {
    path,
    fileName,
    folder,
    now,
  }: { readonly path: string; readonly fileName: string; readonly folder: string; readonly now: number },
  onProgress: (share: number) => void = () => undefined,
): Staging => {
  const worker = startReader(process.cwd(), LIMITS, () => undefined, onProgress)
  const notesFile = join(folder, 'notes.jsonl')
  const media = { folder: join(folder, 'media'), list: join(folder, 'media.jsonl') }
  let isAborted = false
  const input = { path, notesFile, media, now, temporaryFolder: folder }
  const request: LongJobRequest = { job: 'stage-package', input }
  const result = worker.run(request, TIMEOUT_MS).then((answer): Result<StagedPackage> => {
    worker.end()
    if (isAborted) return failed('conflict', 'The import was stopped. Nothing was imported.')
    if (!answer.ok && answer.why === 'broken') throw new Error(`a package could not be read: ${answer.reason}`)
    if (!answer.ok) {
      return failed('too-large', 'The file needs too much time or memory to read. Export your decks separately.')
    }
    const staged = answer.value as StagedFile // the worker answers a job with that job's output
    if (!staged.ok) return failed('wrong-type', staged.message)
    const batches = () => notesInFile(notesFile)
    return done({ fileName, summary: staged.summary, batches, media: filesIn(media) })
  })
  const abort = () => {
    isAborted = true
    worker.end()
  }
  return { result, abort }
}
