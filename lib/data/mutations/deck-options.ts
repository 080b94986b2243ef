import { and, eq, inArray } from 'drizzle-orm'
import type { DeckId, SettingsId, WorkspaceId } from '../../domain/ids'
import type { DeckOptions, SchedulingSettings } from '../../domain/scheduling/settings'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/upsert'
import { addDeckVersions } from './learner'

type InForce = { readonly settingsId: SettingsId; readonly scheduling: SchedulingSettings }

/** Says what a learner chose for a deck. With nothing, no row of it is left. */
export const saveDeckOptions = async (
  tx: Tx,
  actor: Authorized<OfLearner>,
  deck: { readonly workspaceId: WorkspaceId; readonly deckId: DeckId },
  options: DeckOptions,
  inForce: InForce,
): Promise<void> => {
  const { deckOptions: o } = tx.t
  if (Object.values(options).every((option) => option === null))
    return await removeDeckOptions(tx, actor, [deck.deckId])
  await tx.db
    .insert(o)
    .values({ learnerId: actor.learnerId, ...deck, ...options })
    .onConflictDoUpdate({ target: [o.learnerId, o.deckId], set: options })
  await addDeckVersions(tx, actor, inForce.settingsId, inForce.scheduling)
}

/** Forgets what a learner chose for decks. */
export const removeDeckOptions = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  deckIds: readonly DeckId[],
): Promise<void> => {
  const { deckOptions: o } = tx.t
  for (const piece of inPieces(deckIds)) {
    await tx.db.delete(o).where(and(eq(o.learnerId, learnerId), inArray(o.deckId, [...piece])))
  }
}
