import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { nameDeck } from '../../data/mutations/library'
import { decksIn, type NamedDeck, namesTaken } from '../../data/queries/learner/deck-names'
import type { ActionChange } from '../../domain/actions/action'
import { doneTo, named } from '../../domain/actions/action-words'
import { readDeckName, renamedDeck } from '../../domain/cards/deck-name'
import { counted } from '../../domain/format/words'
import type { WorkspaceId } from '../../domain/ids'
import { recorded } from '../actions/as-action'
import { authorizedIn } from '../authorise'
import type { Context } from '../context'
import { publish } from '../events'
import { done, failed, type Result } from '../result'
import { followPresets } from '../settings/follow-presets'
import { followRename } from './follow-rename'

export type RenamedDeck = {
  readonly name: string
  /** How many decks have another name now: the deck and those nested in it. */
  readonly decks: number
  /** How many of them are nested in it. */
  readonly nested: number
  /** What an undo names; null if nothing was changed. */
  readonly changeId: string | null
}

const rename = async (
  tx: Tx,
  ctx: Context,
  workspaceId: WorkspaceId,
  decks: readonly NamedDeck[],
  from: string,
  to: string,
): Promise<readonly ActionChange[]> => {
  const workspace = authorizedIn(ctx.actor, { workspaceId })
  for (const { id, name } of decks) {
    const wanted = renamedDeck(name, from, to)
    if (workspace && wanted !== null) await nameDeck(tx, workspace, id, wanted)
  }
  const followed = await followRename(tx, ctx, from, to)
  // Under other decks it may have the preset of another one.
  const ids = await followPresets(tx, ctx)
  return ids.length === 0 ? followed : [...followed, { kind: 'entries', ids }]
}

/**
 * Gives a deck of the actor's library another name, or puts it under another deck, with the decks nested in it: one
 * action that can be undone. Cards stay in their decks; briefings and saved searches that name the deck
 * follow. A failure names the field `name`.
 */
export const renameDeck = async (ctx: Context, deck: string, newName: string): Promise<Result<RenamedDeck>> => {
  const read = readDeckName(newName)
  if (!read.ok) return failed('invalid', read.message, 'name')
  const to = read.name
  if (to.startsWith(`${deck}::`)) return failed('invalid', 'A deck can’t be nested in itself.', 'name')
  const result = await ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const found = await decksIn(tx, ctx.actor.workspaceIds, deck)
    const [first] = found
    if (!first) return failed('not-found', `There is no deck called “${deck}”.`)
    const decks = found.filter(({ workspaceId }) => workspaceId === first.workspaceId)
    if (to === deck) return done({ value: { entries: 0, decks: 0, nested: 0 }, actionId: null })
    // It would become the deck above decks that were never in it, and the next rename would move them too.
    const holding = (await decksIn(tx, [first.workspaceId], to)).filter(
      ({ id, name }) => name !== to && !decks.some((deck) => deck.id === id),
    )
    if (holding.length > 0) {
      const inside = `${to}::${deck.split('::').at(-1)}`
      return failed(
        'conflict',
        `“${to}” already holds ${counted(holding.length, 'nested deck')}. To put this deck beside them, call it “${inside}”.`,
        'name',
      )
    }
    const wanted = decks.flatMap(({ name }) => renamedDeck(name, deck, to) ?? [])
    const [taken] = await namesTaken(tx, first.workspaceId, wanted)
    if (taken !== undefined) {
      return failed('conflict', `There is already a deck called “${taken}”. Choose another name.`, 'name')
    }
    return recorded(
      tx,
      ctx,
      { deckIds: decks.map(({ id }) => id) },
      async () => done(await rename(tx, ctx, first.workspaceId, decks, deck, to)),
      (changes) => ({ kind: 'decks', words: `${doneTo('Deck renamed', deck)} to ${named(to)}`, changes }),
    ).then((action) =>
      action.ok
        ? done({
            actionId: action.value.actionId,
            value: {
              entries: action.value.value.filter(({ kind }) => kind === 'entries').length,
              decks: decks.length,
              nested: decks.filter(({ name }) => name !== deck).length,
            },
          })
        : action,
    )
  })
  if (!result.ok) return result
  const { actionId, value } = result.value
  if (value.entries > 0) publish(ctx.engine, 'log-appended', ctx.actor)
  return done({ name: to, decks: value.decks, nested: value.nested, changeId: actionId })
}
