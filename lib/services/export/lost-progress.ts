import { progressOfAllCards, progressOfCards } from '../../data/queries/export/card-progress'
import { keptProgress, lostProgressWords, type StudyProgress } from '../../domain/exports/kept-progress'
import type { CardId } from '../../domain/ids'
import type { ImportProblem } from '../../domain/imports/import-report'
import type { Context } from '../context'
import type { ExportInput } from './export-input'

/** What of the learner's progress with some cards a format does not hold, as the first of its losses. */
export const lostProgress = async (
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

/** How much progress the actor has with all cards, for a form that offers to export them. */
export const wholeProgress = ({ engine, actor }: Context): Promise<StudyProgress> =>
  progressOfAllCards(engine.read, actor.learnerId)
