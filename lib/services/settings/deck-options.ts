import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { newKey, orderedId } from '../../data/library-ids'
import { addAction } from '../../data/mutations/actions'
import { saveDecks } from '../../data/mutations/library'
import { saveDeckOptions } from '../../data/mutations/presets'
import { deckNamed } from '../../data/queries/cards/card-changes'
import { decksIn } from '../../data/queries/learner/deck-names'
import { learnerOf } from '../../data/queries/learner/learner'
import { choiceOfDeck, openPresets } from '../../data/queries/learner/presets'
import { type ActionChange, deckOptionsChange } from '../../domain/actions/action'
import { doneTo, named } from '../../domain/actions/action-words'
import { counted } from '../../domain/format/words'
import type { DeckId, StudyDay, WorkspaceId } from '../../domain/ids'
import type { DeckLimits } from '../../domain/scheduling/settings'
import { deckLimitsSchema } from '../../domain/scheduling/validate'
import { actingLearner, authorizedIn } from '../authorise'
import type { Context } from '../context'
import { publish } from '../events'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'
import { presetToUse } from './change-presets'
import { followPresets } from './follow-presets'

const NO_DECK = 'There is no deck of that name in your library.'

type FoundDeck = {
  readonly workspaceId: WorkspaceId
  readonly deckId: DeckId
  /** What makes its row: a deck that only holds nested ones has none until something is chosen for it. */
  readonly make: () => Promise<void>
}

const findDeck = async (tx: Tx, { actor, now }: Context, name: string): Promise<FoundDeck | null> => {
  for (const workspaceId of actor.workspaceIds) {
    const deckId = await deckNamed(tx, workspaceId, name)
    if (deckId !== null) return { workspaceId, deckId, make: async () => {} }
  }
  const [nested] = await decksIn(tx, actor.workspaceIds, name)
  const workspace = nested ? authorizedIn(actor, nested) : null
  if (!workspace) return null
  const deckId = newKey<DeckId>()
  const make = () => saveDecks(tx, workspace, [{ id: deckId, name, articleId: null, createdAt: now }])
  return { workspaceId: workspace.workspaceId, deckId, make }
}

export type AssignedPreset = {
  /** What an undo names; null if the decks had the preset already. */
  readonly changeId: string | null
  /** How many decks have it now that did not. */
  readonly decks: number
}

const record = async (tx: Tx, ctx: Context, words: string, changes: readonly ActionChange[]): Promise<string> => {
  const id = orderedId(ctx.now)
  const action = { id, kind: 'decks' as const, words, via: ctx.via ?? 'browser', at: ctx.now, changes }
  await addAction(tx, actingLearner(ctx.actor), action)
  return id
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
  const result = await ctx.engine.write(async (tx): Promise<Result<AssignedPreset & { readonly entries: number }>> => {
    await lockLearner(tx, actor.learnerId)
    const presets = await openPresets(tx, await learnerOf(tx, actor.learnerId), ctx.actor.workspaceIds)
    const chosen = presetToUse(presets, preset)
    if (!chosen.ok) return chosen
    const decks: FoundDeck[] = []
    for (const name of deckNames) {
      const deck = await findDeck(tx, ctx, name)
      if (!deck) return failed('not-found', NO_DECK)
      decks.push(deck)
    }
    const changes: ActionChange[] = []
    const presetId = chosen.value.id
    for (const deck of decks) {
      const own = await choiceOfDeck(tx, actor.learnerId, deck.deckId)
      if (own.presetId === presetId) continue
      const options = { presetId, limits: own.limits }
      changes.push(deckOptionsChange(deck.deckId, own, options))
      await deck.make()
      await saveDeckOptions(tx, actor, deck, options)
    }
    const changed = changes.length
    if (changed === 0) return done({ changeId: null, decks: 0, entries: 0 })
    const entryIds = await followPresets(tx, ctx)
    if (entryIds.length > 0) changes.push({ kind: 'entries', ids: entryIds })
    const to = deckNames.length === 1 ? `the deck ${named(deckNames[0] ?? '')}` : counted(deckNames.length, 'deck')
    const words = presetId === null ? `Preset taken from ${to}` : `Preset ${named(chosen.value.name)} given to ${to}`
    const id = await record(tx, ctx, words, changes)
    return done({ changeId: id, decks: changed, entries: entryIds.length })
  })
  if (!result.ok) return result
  const { entries, ...assigned } = result.value
  if (entries > 0) publish(ctx.engine, 'log-appended', ctx.actor)
  return done(assigned)
}

/** Limits of a deck, or what becomes of those that it has on a study day. */
type WantedLimits = DeckLimits | ((before: DeckLimits, day: StudyDay) => DeckLimits)

/** Sets the limits of a deck, which hold beside those of its preset. A failure names the field of the limit. */
export const setDeckLimits = async (ctx: Context, deckName: string, wanted: WantedLimits): Promise<Result<null>> => {
  const { day } = await studyDayOf(ctx)
  const actor = actingLearner(ctx.actor)
  return ctx.engine.write(async (tx): Promise<Result<null>> => {
    await lockLearner(tx, actor.learnerId)
    const deck = await findDeck(tx, ctx, deckName)
    if (!deck) return failed('not-found', NO_DECK)
    const own = await choiceOfDeck(tx, actor.learnerId, deck.deckId)
    const read = deckLimitsSchema.safeParse(typeof wanted === 'function' ? wanted(own.limits, day) : wanted)
    if (!read.success) {
      const [issue] = read.error.issues
      return failed('invalid', issue?.message ?? '', String(issue?.path.at(-1) ?? ''))
    }
    const options = { presetId: own.presetId, limits: read.data }
    await deck.make()
    await saveDeckOptions(tx, actor, deck, options)
    const change = deckOptionsChange(deck.deckId, own, options)
    if (Object.keys(change.after).length > 0)
      await record(tx, ctx, doneTo('Limits of a deck changed', deckName), [change])
    return done(null)
  })
}
