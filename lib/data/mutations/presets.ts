import { and, eq, inArray } from 'drizzle-orm'
import type { DeckId, Instant, PresetId, SettingsId, WorkspaceId } from '../../domain/ids'
import type { DeckLimits, QueueSettings } from '../../domain/scheduling/settings'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/upsert'

/** Adds a preset whose first version of scheduling settings is stored already. */
export const addPreset = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  preset: {
    readonly id: PresetId
    readonly name: string
    readonly settingsId: SettingsId
    readonly queue: QueueSettings
    readonly createdAt: Instant
  },
): Promise<void> => {
  await tx.db.insert(tx.t.presets).values({ ...preset, learnerId })
}

/** Changes a preset's name, its limits and orders, the settings in force, or whether it is deleted. */
export const savePreset = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  id: PresetId,
  change: {
    readonly name?: string
    readonly settingsId?: SettingsId
    readonly queue?: QueueSettings
    readonly retiredAt?: Instant | null
  },
): Promise<void> => {
  const { presets: p } = tx.t
  await tx.db
    .update(p)
    .set(change)
    .where(and(eq(p.learnerId, learnerId), eq(p.id, id)))
}

/** Says which preset a deck has of its own (null for none) and which limits. With neither, no row of it is left. */
export const saveDeckOptions = async (
  tx: Tx,
  actor: Authorized<OfLearner>,
  deck: { readonly workspaceId: WorkspaceId; readonly deckId: DeckId },
  options: { readonly presetId: PresetId | null; readonly limits: DeckLimits },
): Promise<void> => {
  const { deckOptions: o } = tx.t
  const { newPerDay, reviewsPerDay, today } = options.limits
  const isNothing = options.presetId === null && newPerDay === null && reviewsPerDay === null && today === null
  if (isNothing) return await removeDeckOptions(tx, actor, [deck.deckId])
  await tx.db
    .insert(o)
    .values({ learnerId: actor.learnerId, ...deck, ...options })
    .onConflictDoUpdate({ target: [o.learnerId, o.deckId], set: options })
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
