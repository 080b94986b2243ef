import type { ImportProblem } from '../../domain/imports/import-report'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { planExport } from './export-cards'
import type { ExportInput } from './export-input'
import type { Exporting } from './exporting'
import { knownLosses } from './known-losses'

/** What a file would hold, before it is written. */
export type ExportPreview = {
  /** How many cards were chosen. */
  readonly chosen: number
  /** What the format cannot hold, the progress first. */
  readonly losses: readonly ImportProblem[]
}

/**
 * What an export would lose, as its result would say it. It fails as `planExport` does.
 * @throws the signal's reason, and what the database throws
 */
export const previewCardExport = async (
  ctx: Context,
  input: ExportInput,
  exporting: Exporting = {},
): Promise<Result<ExportPreview>> => {
  const planned = await planExport(ctx, input)
  if (!planned.ok) return planned
  const { cardIds } = planned.value
  return done({ chosen: cardIds.length, losses: await knownLosses(ctx, input, cardIds, exporting) })
}
