import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { newKey } from '../../data/library-ids'
import { saveDeckOptions } from '../../data/mutations/learner'
import { saveDecks } from '../../data/mutations/library'
import { allDecks, deckNamed, decksIn, openDeckOptions } from '../../data/queries/learner/decks'
import { learnerOf } from '../../data/queries/learner/learner'
import { withDecksAbove } from '../../domain/cards/deck-tree'
import type { DeckId } from '../../domain/ids'
import { limitsInForce } from '../../domain/queue/limits-in-force'
import { type DeckOptions, NO_DECK_OPTIONS } from '../../domain/scheduling/settings'
import { deckOptionsSchema } from '../../domain/scheduling/validate'
import { actingLearner, authorizedIn } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Given, type Result } from '../result'

/** A deck, with what makes its row: one that only holds nested ones has none until something is chosen for it. */
const findDeck = async (tx: Tx, { actor, now }: Context, name: string) => {
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

/**
 * Sets what the actor chose for a deck and those nested in it. Due dates stay until the next answer. A failure names the
 * field.
 */
export const setDeckOptions = (ctx: Context, deckName: string, wanted: DeckOptions): Promise<Result<null>> => {
  const actor = actingLearner(ctx.actor)
  return ctx.engine.write(async (tx): Promise<Result<null>> => {
    await lockLearner(tx, actor.learnerId)
    const deck = await findDeck(tx, ctx, deckName)
    if (!deck) return failed('not-found', 'There is no deck of that name in your library.')
    const read = deckOptionsSchema.safeParse(wanted)
    if (!read.success) {
      const [issue] = read.error.issues
      return failed('invalid', issue?.message ?? '', String(issue?.path.at(-1) ?? ''))
    }
    await deck.make()
    const { workspaceId, deckId } = deck
    await saveDeckOptions(tx, actor, { workspaceId, deckId }, read.data, await learnerOf(tx, actor.learnerId))
    return done(null)
  })
}

/**
 * The options of a deck of the actor's library by its name, also of one that only holds nested decks; `not-found` if
 * there is none.
 */
export const loadDeckOptions = async (ctx: Context, name: string) => {
  const { engine, actor } = ctx
  const names = withDecksAbove(await allDecks(engine.read, actor.workspaceIds))
  if (!names.includes(name)) return failed('not-found', `There is no deck called “${name}”.`)
  const learner = await learnerOf(engine.read, actor.learnerId)
  const { choices, ofDeck } = await openDeckOptions(engine.read, learner, actor.workspaceIds)
  const chosen = new Map(choices.map(({ name: deck, deckId: _, ...own }): [string, DeckOptions] => [deck, own]))
  return done({
    name,
    own: chosen.get(name) ?? NO_DECK_OPTIONS,
    /** The desired retention that applies: its own, that of a deck above it, or that of the settings. */
    desiredRetention: ofDeck(name).scheduling.desiredRetention,
    limits: limitsInForce(name, learner.queue, chosen),
  })
}

/** What holds for a deck, and what the learner chose for it. */
export type LoadedDeckOptions = Given<typeof loadDeckOptions>
