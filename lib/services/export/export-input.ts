import { z } from 'zod'
import type { ImportProblem } from '../../domain/imports/import-report'
import { cardSelectionSchema } from '../cards/card-selection'

/** What cards can leave as. */
export const EXPORT_FORMATS = ['apkg', 'colpkg', 'csv', 'md', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What a form offers: the formats, and the Anki package for older versions as one more. */
export const EXPORT_CHOICES = [...EXPORT_FORMATS, 'apkg-legacy'] as const

/** What is to leave the program. */
export const exportSchema = z.object({
  format: z.enum(EXPORT_FORMATS),
  /** With memories, due dates and the log of the learner. */
  withScheduling: z.boolean().default(true),
  /** An Anki package with the files that its notes show. */
  withMedia: z.boolean().default(true),
  /** An Anki package for versions before 2.1.50. */
  legacy: z.boolean().default(false),
  selection: cardSelectionSchema.default({ kind: 'all', query: '', except: [] }),
})
export type ExportInput = z.infer<typeof exportSchema>

type ChosenExport = Pick<ExportInput, 'withScheduling' | 'withMedia' | 'selection'> & {
  readonly format: (typeof EXPORT_CHOICES)[number]
}

/** What was chosen in a form. */
export const exportInputOf = ({ format, ...chosen }: ChosenExport): ExportInput =>
  format === 'apkg-legacy' ? { ...chosen, format: 'apkg', legacy: true } : { ...chosen, format, legacy: false }

/**
 * How much has left so far: cards, and entries of the log; and what the format cannot hold, the progress first. All of
 * that is known at the end.
 */
export type CountsSoFar = { cards: number; reviews: number; losses?: readonly ImportProblem[] }
