import { z } from 'zod'
import type { ImportProblem } from '../../domain/imports/import-report'
import { cardSelectionSchema } from '../cards/card-selection'

/** What cards can leave as. */
export const EXPORT_FORMATS = ['apkg', 'csv', 'md', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What is to leave the program. */
export const exportSchema = z.object({
  format: z.enum(EXPORT_FORMATS),
  /** With memories, due dates and the log of the learner. */
  withScheduling: z.boolean().default(true),
  /** An Anki package with the files that its notes show. */
  withMedia: z.boolean().default(true),
  selection: cardSelectionSchema.default({ kind: 'all', query: '', except: [] }),
})
export type ExportInput = z.infer<typeof exportSchema>

/**
 * How much has left so far: cards, and entries of the log; and what the format cannot hold, the progress first. All of
 * that is known at the end.
 */
export type CountsSoFar = { cards: number; reviews: number; losses?: readonly ImportProblem[] }

/** The two parts of an export: cards are read, and what came of them is packed into a file with their media. */
export type ExportStep = 'reading' | 'packing'

export type Exporting = {
  /** Is told the share of a step that is done, 0 to 1. */
  readonly onProgress?: (step: ExportStep, share: number) => void
  /** Ends it: reading then fails with the signal's reason. */
  readonly signal?: AbortSignal
}

/** What an export keeps up to date while it is read, and how it is told to end. */
export type ExportWatch = { readonly counts: CountsSoFar; readonly exporting: Exporting }

/** Says how many of `total` were read, and ends the export if that was asked for. */
export const readSoFar = ({ onProgress, signal }: Exporting, read: number, total: number): void => {
  signal?.throwIfAborted()
  onProgress?.('reading', total === 0 ? 1 : Math.min(1, read / total))
}
