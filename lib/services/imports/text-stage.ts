import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { isPackageName } from '../../domain/imports/import-words'
import type { TextChoices, TextPreview } from '../../domain/imports/text-preview'
import { MINUTE_MS } from '../../domain/time/units'
import { done, failed, type Result } from '../result'
import type { LongJobRequest } from '../worker/jobs'
import type { StagedText } from '../worker/stage-text'
import { startReader } from '../worker/worker'
import { notesInFile } from './stage-package'
import type { StagedImport } from './staged-package'

/** 64 MB of text are 128 MB of characters, and a row is held several times while it is read. */
const LIMITS = { residentMb: 1_024, heapMb: 768 }
const TIMEOUT_MS = 5 * MINUTE_MS

/** A text that is ready to be imported, with how it was understood; of content files there is nothing to understand. */
export type StagedTextFile = { readonly staged: StagedImport; readonly preview: TextPreview | null }

export type TextStaging = {
  readonly result: Promise<Result<StagedTextFile>>
  /** Ends the work at once; the result is then a failure. */
  readonly abort: () => void
}

/** Reads a text of cards in a process of its own. What comes of it lies in `folder`, which the caller removes. */
export const stageTextFile = (order: {
  readonly path: string
  readonly fileName: string
  readonly folder: string
  readonly choices: TextChoices
  readonly now: number
}): TextStaging => {
  const { folder, ...rest } = order
  const worker = startReader(process.cwd(), LIMITS, () => undefined)
  const notesFile = join(folder, 'notes.jsonl')
  let isAborted = false
  const request: LongJobRequest = { job: 'stage-text', input: { ...rest, notesFile } }
  const result = worker.run(request, TIMEOUT_MS).then((answer): Result<StagedTextFile> => {
    worker.end()
    if (isAborted) return failed('conflict', 'The import was stopped. Nothing was imported.')
    if (!answer.ok && answer.why === 'broken') throw new Error(`a text could not be read: ${answer.reason}`)
    if (!answer.ok) {
      return failed('too-large', 'The file needs too much time or memory to read. Split it into parts.')
    }
    const read = answer.value as StagedText // the worker answers a job with that job's output
    if (!read.ok) return failed('wrong-type', read.message)
    if (read.kind === 'content')
      return done({ staged: { fileName: order.fileName, articles: read.articles }, preview: null })
    const { summary, preview } = read
    return done({ staged: { fileName: order.fileName, summary, batches: () => notesInFile(notesFile) }, preview })
  })
  const abort = () => {
    isAborted = true
    worker.end()
  }
  return { result, abort }
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
