import { v7 as uuidv7 } from 'uuid'
import { lockLearner } from '../../data/engine/lock-learner'
import { addCardChange } from '../../data/mutations/card-changes'
import { saveDeckOptions } from '../../data/mutations/presets'
import { deckNamed } from '../../data/queries/cards/card-changes'
import { learnerOf } from '../../data/queries/learner/learner'
import { choiceOfDeck, openPresets } from '../../data/queries/learner/presets'
import { UNDOABLE_CHANGES } from '../../domain/cards/card-change'
import type { DeckId, WorkspaceId } from '../../domain/ids'
import type { DeckLimits } from '../../domain/scheduling/settings'
import { deckLimitsSchema } from '../../domain/scheduling/validate'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { publish } from '../events'
import { done, failed, type Result } from '../result'
import { presetToUse } from './change-presets'
import { followPresets } from './follow-presets'

const NO_DECK = 'There is no deck of that name in your library.'

type FoundDeck = { readonly workspaceId: WorkspaceId; readonly deckId: DeckId }

const findDeck = async (ctx: Context, store: Context['engine']['read'], name: string): Promise<FoundDeck | null> => {
  for (const workspaceId of ctx.actor.workspaceIds) {
    const deckId = await deckNamed(store, workspaceId, name)
    if (deckId !== null) return { workspaceId, deckId }
  }
  return null
}

export type AssignedPreset = {
  /** What an undo names; null if the decks had the preset already. */
  readonly changeId: string | null
  /** How many decks have it now that did not. */
  readonly decks: number
}

/**
 * Gives decks a preset of their own, for the actor; null takes their own away, so that they have that of the deck above
 * them, or the default one. Memories of studied cards follow the parameters of the preset; due dates stay.
 * @param preset the id of a preset, or null
 */
export const assignPreset = async (
  ctx: Context,
  deckNames: readonly string[],
  preset: string | null,
): Promise<Result<AssignedPreset>> => {
  const actor = actingLearner(ctx.actor)
  const id = uuidv7({ msecs: ctx.now })
  const result = await ctx.engine.write(async (tx): Promise<Result<AssignedPreset & { readonly entries: number }>> => {
    await lockLearner(tx, actor.learnerId)
    const presets = await openPresets(tx, await learnerOf(tx, actor.learnerId), ctx.actor.workspaceIds)
    const chosen = presetToUse(presets, preset)
    if (!chosen.ok) return chosen
    const decks: FoundDeck[] = []
    for (const name of deckNames) {
      const deck = await findDeck(ctx, tx, name)
      if (!deck) return failed('not-found', NO_DECK)
      decks.push(deck)
    }
    const before: (readonly [DeckId, (typeof presets)['standard']['id']])[] = []
    for (const deck of decks) {
      const own = await choiceOfDeck(tx, actor.learnerId, deck.deckId)
      if (own.presetId === chosen.value.id) continue
      before.push([deck.deckId, own.presetId])
      await saveDeckOptions(tx, actor, deck, { presetId: chosen.value.id, limits: own.limits })
    }
    if (before.length === 0) return done({ changeId: null, decks: 0, entries: 0 })
    const entryIds = await followPresets(tx, ctx)
    const undo = [{ kind: 'presets', before } as const, { kind: 'entries', entryIds } as const]
    await addCardChange(tx, actor, { id, undo, at: ctx.now }, UNDOABLE_CHANGES)
    return done({ changeId: id, decks: before.length, entries: entryIds.length })
  })
  if (!result.ok) return result
  const { entries, ...assigned } = result.value
  if (entries > 0) publish(ctx.engine, 'log-appended', ctx.actor)
  return done(assigned)
}

/** Sets the limits of a deck, in place of those that it has; they hold beside those of its preset. */
export const setDeckLimits = async (ctx: Context, deckName: string, limits: DeckLimits): Promise<Result<null>> => {
  const read = deckLimitsSchema.safeParse(limits)
  if (!read.success) {
    const [issue] = read.error.issues
    return failed('invalid', issue?.message ?? '', String(issue?.path.at(-1) ?? ''))
  }
  const actor = actingLearner(ctx.actor)
  return ctx.engine.write(async (tx): Promise<Result<null>> => {
    await lockLearner(tx, actor.learnerId)
    const deck = await findDeck(ctx, tx, deckName)
    if (!deck) return failed('not-found', NO_DECK)
    const { presetId } = await choiceOfDeck(tx, actor.learnerId, deck.deckId)
    await saveDeckOptions(tx, actor, deck, { presetId, limits: read.data })
    return done(null)
  })
}
