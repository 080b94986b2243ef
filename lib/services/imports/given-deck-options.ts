import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../data/engine/engine'
import { removeDeckOptions, saveDeckOptions } from '../../data/mutations/presets'
import type { StoredImport } from '../../data/queries/imports/imports'
import { choiceOfDeck } from '../../data/queries/learner/presets'
import type { DeckId } from '../../domain/ids'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

/**
 * Forgets the options that an import gave to decks in which nothing is left, so that these decks can go. What the
 * learner chose for such a deck since then stays, and with it the deck.
 */
export const takeBackDeckOptions = async (
  tx: Tx,
  ctx: Context,
  report: StoredImport['report'],
  unused: readonly DeckId[],
): Promise<void> => {
  const isUnused = new Set(unused)
  const unchanged: DeckId[] = []
  for (const { deckId, ...given } of report.deckOptions ?? []) {
    if (!isUnused.has(deckId)) continue
    const { presetId, limits } = await choiceOfDeck(tx, ctx.actor.learnerId, deckId)
    if (isDeepStrictEqual({ presetId, limits }, given)) unchanged.push(deckId)
  }
  await removeDeckOptions(tx, actingLearner(ctx.actor), unchanged)
}

/** Gives decks again what an import gave them, where nothing is chosen for them. Their rows are brought back before. */
export const giveDeckOptionsAgain = async (
  tx: Tx,
  ctx: Context,
  { workspaceId, report }: Pick<StoredImport, 'workspaceId' | 'report'>,
): Promise<void> => {
  for (const { deckId, ...given } of report.deckOptions ?? []) {
    const chosen = await choiceOfDeck(tx, ctx.actor.learnerId, deckId)
    if (chosen.workspaceId === null) await saveDeckOptions(tx, actingLearner(ctx.actor), { workspaceId, deckId }, given)
  }
}
