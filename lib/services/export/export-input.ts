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
