import { inPieces } from '../../data/engine/upsert'
import { pauses } from '../../data/engine/yield-to-event-loop'
import { progressOfCards } from '../../data/queries/export/card-progress'
import { exportedCards } from '../../data/queries/export/exported-cards'
import { keptProgress, lostProgressWords } from '../../domain/exports/kept-progress'
import type { CardId } from '../../domain/ids'
import type { ImportProblem } from '../../domain/imports/import-report'
import { openCardLosses } from '../../interchange/text-export/card-losses'
import type { Context } from '../context'
import type { ExportFormat, ExportInput } from './export-input'
import type { Exporting } from './exporting'

const CARDS_AT_ONCE = 200

/** What of the learner's progress with some cards a format does not hold, as the first of its losses. */
const lostProgress = async (
  { engine, actor }: Context,
  { format, withScheduling }: Pick<ExportInput, 'format' | 'withScheduling'>,
  ids: readonly CardId[],
): Promise<readonly ImportProblem[]> => {
  const kept = keptProgress(format)
  // Of a format that holds some of it, nobody misses what they left out.
  if (kept === 'all' || (kept === 'dates' && !withScheduling)) return []
  const progress = await progressOfCards(engine.read, actor.learnerId, ids)
  const what = lostProgressWords(kept, progress)
  return what === null ? [] : [{ what, count: Math.max(1, progress.reviews), examples: [], isLeftOut: true }]
}

const lostOfCards = async (
  { engine, actor }: Context,
  format: ExportFormat,
  ids: readonly CardId[],
  { signal }: Exporting,
): Promise<readonly ImportProblem[]> => {
  const losses = openCardLosses(format)
  const pause = pauses()
  for (const piece of inPieces(ids, CARDS_AT_ONCE)) {
    signal?.throwIfAborted()
    for (const card of await exportedCards(engine.read, actor.workspaceIds, piece)) losses.add(card)
    await pause()
  }
  return losses.all()
}

/** What is lost: the progress first, then what the format does not hold of cards. */
export const knownLosses = async (
  ctx: Context,
  input: Pick<ExportInput, 'format' | 'withScheduling'>,
  ids: readonly CardId[],
  exporting: Exporting = {},
): Promise<readonly ImportProblem[]> => {
  const ofCards = await lostOfCards(ctx, input.format, ids, exporting)
  return [...(await lostProgress(ctx, input, ids)), ...ofCards]
}
