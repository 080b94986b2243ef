import type { ImportProblem } from '../../domain/imports/import-report'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { planExport } from './export-cards'
import type { ExportInput } from './export-input'
import type { Exporting } from './exporting'
import { isPlainFormat, knownLosses } from './known-losses'

/** What a file would hold, before it is written. */
export type ExportPreview = {
  /** How many cards were chosen, and how many of them would be in the file. */
  readonly chosen: number
  readonly cards: number
  /** What the format cannot hold, the progress first. */
  readonly losses: readonly ImportProblem[]
}

/**
 * What an export would lose, as its result would say it. Formats whose cards are read back are written for it and thrown
 * away, so that nothing is guessed. It fails as `planExport` does.
 * @throws the signal's reason, and what the database throws
 */
export const previewCardExport = async (
  ctx: Context,
  input: ExportInput,
  exporting: Exporting = {},
): Promise<Result<ExportPreview>> => {
  const planned = await planExport(ctx, input)
  if (!planned.ok) return planned
  const { cardIds, open } = planned.value
  const chosen = cardIds.length
  if (isPlainFormat(input.format)) {
    const losses = await knownLosses(ctx, input, cardIds, exporting)
    return done({ chosen, cards: chosen, losses })
  }
  const { stream, counts } = await open(exporting)
  for await (const _ of stream) exporting.signal?.throwIfAborted()
  return done({ chosen, cards: counts.cards, losses: counts.losses ?? [] })
}
