import type { Authorized, FactInWorkspace, InWorkspace, OfLearner } from '../data/authorized'
import type { Store } from '../data/engine/engine'
import { articleOfKey, findArticle } from '../data/queries/articles/article-page'
import { findFeed } from '../data/queries/articles/articles'
import { findBriefing } from '../data/queries/briefing/briefings'
import { type FoundFact, factOfCard, findFact } from '../data/queries/facts/fact-views'
import { findRereading } from '../data/queries/reading/readings'
import type { CardId, FactId } from '../domain/ids'
import type { Actor, Context } from './context'
import { done, type Failure, failed, NO_ARTICLE, NO_BRIEFING, NO_FACT, type Result } from './result'

const authorized = <Thing extends InWorkspace | OfLearner>(thing: Thing) => thing as Authorized<Thing> // edge: made here only

/** The actor as the owner of their log, memories, settings and briefings. */
export const actingLearner = ({ learnerId }: Actor): Authorized<OfLearner> => authorized({ learnerId })

/** The workspace that the actor's new articles and facts go into. */
export const localWorkspace = ({ actor: { workspaceId } }: Context): Authorized<InWorkspace> =>
  authorized({ workspaceId })

/** The workspaces whose library the actor may change. */
export const workspacesToChange = ({ workspaceIds }: Actor): readonly Authorized<InWorkspace>[] =>
  workspaceIds.map((workspaceId) => authorized({ workspaceId }))

/** A workspace that a command maintains as a whole, whoever its members are: whoever runs it has the data itself. */
export const workspaceToMaintain = ({ workspaceId }: InWorkspace): Authorized<InWorkspace> =>
  authorized({ workspaceId })

/** What was read, if it belongs to a workspace of the actor's; else null. */
export const authorizedIn = <Thing extends InWorkspace>(
  { workspaceIds }: Actor,
  thing: Thing | null | undefined,
): Authorized<Thing> | null => (thing && workspaceIds.includes(thing.workspaceId) ? authorized(thing) : null)

/** Makes a read for changing of one that gives only what is the actor's: an unknown id and a foreign one fail alike. */
const toChange =
  <Id extends string, Thing extends InWorkspace | OfLearner>(
    find: (store: Store, actor: Actor, id: Id) => Promise<Thing | null | undefined>,
    missing: Failure,
  ) =>
  async ({ engine, actor }: Context, id: Id, store: Store = engine.read): Promise<Result<Authorized<Thing>>> => {
    const thing = await find(store, actor, id)
    return thing ? done(authorized(thing)) : missing
  }

/** An article of the actor's library with its text, by its key. */
export const articleToChange = toChange(
  (store, { workspaceIds }, key: string) => findArticle(store, workspaceIds, key),
  NO_ARTICLE,
)

/** The same also for a removed article, without its text. */
export const anyArticleToChange = toChange(
  (store, { workspaceIds }, key: string) => articleOfKey(store, workspaceIds, key),
  NO_ARTICLE,
)

export type FactToChange = Authorized<FoundFact & FactInWorkspace>

const factOf = async (store: Store, { workspaceIds, learnerId }: Actor, factId: FactId) => {
  const found = await findFact(store, workspaceIds, learnerId, factId)
  return found && { ...found, factId, workspaceId: found.fact.workspaceId }
}

/** A fact of the actor's library with its cards, also a retired one. */
export const factToChange = toChange(factOf, NO_FACT)

/** The fact that a card of the actor's library belongs to, by the card's id. */
export const factOfCardToChange = toChange(
  async (store, actor, cardId: CardId) => {
    const factId = await factOfCard(store, actor.workspaceIds, cardId)
    return factId && factOf(store, actor, factId)
  },
  failed('not-found', 'There is no such card in your library.'),
)

/** A feed of the actor's, also one that is no longer followed. */
export const feedToChange = toChange(
  (store, { workspaceIds }, feedId: string) => findFeed(store, workspaceIds, { feedId }),
  failed('not-found', 'There is no such feed.'),
)

/** A briefing of the actor's. */
export const briefingToChange = toChange(async (store, { learnerId }, id: string) => {
  const briefing = await findBriefing(store, learnerId, id)
  return briefing && { ...briefing, learnerId }
}, NO_BRIEFING)

/** A note of the actor's that a passage was read again, also one that was taken back. */
export const rereadingToChange = toChange(
  async (store, { learnerId }, id: string) => {
    const rereading = await findRereading(store, learnerId, id)
    return rereading && { ...rereading, learnerId }
  },
  failed('not-found', 'There is nothing to undo: this passage was not marked as read again.'),
)
