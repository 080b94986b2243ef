import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { nameDeck } from '../../data/mutations/library'
import { decksIn, type NamedDeck, namesTaken } from '../../data/queries/learner/deck-names'
import { readDeckName, renamedDeck } from '../../domain/cards/deck-name'
import { counted } from '../../domain/format/words'
import type { WorkspaceId } from '../../domain/ids'
import { authorizedIn } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { followRename } from './follow-rename'

export type RenamedDeck = {
  readonly name: string
  /** How many decks have another name now: the deck and those nested in it. */
  readonly decks: number
  /** How many of them are nested in it. */
  readonly nested: number
}

const rename = async (
  tx: Tx,
  ctx: Context,
  workspaceId: WorkspaceId,
  decks: readonly NamedDeck[],
  from: string,
  to: string,
): Promise<void> => {
  const workspace = authorizedIn(ctx.actor, { workspaceId })
  for (const { id, name } of decks) {
    const wanted = renamedDeck(name, from, to)
    if (workspace && wanted !== null) await nameDeck(tx, workspace, id, wanted)
  }
  await followRename(tx, ctx, from, to)
}

/**
 * Gives a deck of the actor's library another name, or puts it under another deck, with the decks nested in it Cards stay in their decks; briefings and saved searches that name the deck
 * follow. A failure names the field `name`.
 */
export const renameDeck = async (ctx: Context, deck: string, newName: string): Promise<Result<RenamedDeck>> => {
  const read = readDeckName(newName)
  if (!read.ok) return failed('invalid', read.message, 'name')
  const to = read.name
  if (to.startsWith(`${deck}::`)) return failed('invalid', 'A deck can’t be nested in itself.', 'name')
  return ctx.engine.write(async (tx): Promise<Result<RenamedDeck>> => {
    await lockLearner(tx, ctx.actor.learnerId)
    const found = await decksIn(tx, ctx.actor.workspaceIds, deck)
    const [first] = found
    if (!first) return failed('not-found', `There is no deck called “${deck}”.`)
    const decks = found.filter(({ workspaceId }) => workspaceId === first.workspaceId)
    if (to === deck) return done({ name: to, decks: 0, nested: 0 })
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
    await rename(tx, ctx, first.workspaceId, decks, deck, to)
    return done({ name: to, decks: decks.length, nested: decks.filter(({ name }) => name !== deck).length })
  })
}
