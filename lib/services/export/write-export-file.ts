import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { ImportProblem } from '../../domain/imports/import-report'
import { done, failed, type Result } from '../result'
import type { PlannedExport } from './export-cards'
import type { Exporting } from './export-input'

/** A file that was written: its size, how many cards and reviews it holds, and what its format could not hold. */
export type WrittenExport = {
  readonly bytes: number
  readonly cards: number
  readonly reviews: number
  readonly losses: readonly ImportProblem[]
}

const STOPPED = failed('conflict', 'The export was stopped. Nothing was written.')

/**
 * Writes an export to a file, which gets its name only when it is complete. Fails as `conflict` if it was stopped.
 * @throws what the file system or the database throws; no part of the file is left then either
 */
export const writeExportFile = async (
  planned: PlannedExport,
  file: string,
  exporting: Exporting = {},
): Promise<Result<WrittenExport>> => {
  const { signal } = exporting
  const unfinished = `${file}.${process.pid}.part`
  try {
    const { stream, counts } = await planned.open(exporting)
    await pipeline(stream, createWriteStream(unfinished, { flags: 'wx' }), signal ? { signal } : {})
    signal?.throwIfAborted()
    await rename(unfinished, file)
    const { size } = await stat(file)
    return done({ bytes: size, cards: counts.cards, reviews: counts.reviews, losses: counts.losses ?? [] })
  } catch (reason) {
    await rm(unfinished, { force: true })
    if (signal?.aborted) return STOPPED
    throw reason
  }
}
