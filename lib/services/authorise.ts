import type { Authorized, InWorkspace, OfLearner } from '../data/authorized'
import type { Store } from '../data/engine/engine'
import { type ArticleBibliography, articleOfKey } from '../data/queries/articles/article-entries'
import { type ArticleView, findArticle } from '../data/queries/articles/article-page'
import { type Briefing, findBriefing } from '../data/queries/briefing/briefings'
import { type FoundFact, findFact } from '../data/queries/facts/fact-page'
import { type Feed, feedsOf, findFeed } from '../data/queries/incoming/feeds'
import { type OfferedArticle, offersOfIds } from '../data/queries/incoming/offered-articles'
import { findRehearsal, type Rehearsal } from '../data/queries/rehearsal/rehearsals'
import type { FactId, WorkspaceId } from '../domain/ids'
import type { Actor, Context } from './context'
import { done, failed, type Result } from './result'

const authorized = <Thing extends InWorkspace | OfLearner>(thing: Thing) => thing as Authorized<Thing> // edge: made here only

const found = <Thing>(thing: Thing | null | undefined, name: string): Result<Thing> =>
  thing ? done(thing) : failed('not-found', `There is no such ${name}.`)

/** The actor as the owner of their log, memories, settings and briefings. */
export const actingLearner = ({ learnerId }: Actor): Authorized<OfLearner> => authorized({ learnerId })

/** The workspace that the actor's new articles and facts go into. */
export const localWorkspace = ({ actor: { workspaceId } }: Context): Authorized<InWorkspace> =>
  authorized({ workspaceId })

/** The workspaces whose library the actor may change. */
export const workspacesToChange = ({ workspaceIds }: Actor): readonly Authorized<InWorkspace>[] =>
  workspaceIds.map((workspaceId) => authorized({ workspaceId }))

/** What was read, if it belongs to a workspace of the actor's; else null. */
export const authorizedIn = <Thing extends InWorkspace>(
  { workspaceIds }: Actor,
  thing: Thing | null | undefined,
): Authorized<Thing> | null => (thing && workspaceIds.includes(thing.workspaceId) ? authorized(thing) : null)

/** An article of the actor's library with its text. The id of somebody else's gives the same as an unknown one. */
export const articleToChange = async (
  ctx: Context,
  key: string,
  store: Store = ctx.engine.read,
): Promise<Result<Authorized<ArticleView>>> => {
  const article = await findArticle(store, ctx.actor.workspaceIds, key)
  return found(article && authorized(article), 'article in your library')
}

/** An article of the actor's library, also a removed one. */
export const anyArticleToChange = async (
  ctx: Context,
  key: string,
  store: Store = ctx.engine.read,
): Promise<Result<Authorized<ArticleBibliography>>> => {
  const article = await articleOfKey(store, ctx.actor.workspaceIds, key)
  return found(article && authorized(article), 'article in your library')
}

export type FactToChange = FoundFact & { readonly fact: Authorized<FoundFact['fact']> }

/** A fact of the actor's library with its cards, also a retired one. */
export const factToChange = async (
  ctx: Context,
  factId: FactId,
  store: Store = ctx.engine.read,
): Promise<Result<FactToChange>> => {
  const one = await findFact(store, ctx.actor.workspaceIds, ctx.actor.learnerId, factId)
  return found(one && { ...one, fact: authorized(one.fact) }, 'fact in your library')
}

/** A feed of the actor's, also one that is no longer followed. */
export const feedToChange = async (
  ctx: Context,
  feedId: string,
  store: Store = ctx.engine.read,
): Promise<Result<Authorized<Feed>>> => {
  const feed = await findFeed(store, ctx.actor.workspaceIds, { feedId })
  return found(feed && authorized(feed), 'feed')
}

/** The feeds that the actor follows. */
export const feedsToChange = async ({ engine, actor }: Context): Promise<readonly Authorized<Feed>[]> =>
  (await feedsOf(engine.read, actor.workspaceIds)).map(authorized)

/** An article that came in to a workspace of the actor's, whatever became of it. */
export const offerToChange = async (
  ctx: Context,
  offerId: string,
  store: Store = ctx.engine.read,
): Promise<Result<Authorized<OfferedArticle>>> => {
  const [offer] = await offersOfIds(store, ctx.actor.workspaceIds, [offerId])
  return offer ? done(authorized(offer)) : failed('not-found', 'This article is no longer waiting.')
}

/** A briefing of the actor's, also a removed one. */
export const anyBriefingToChange = async (
  ctx: Context,
  id: string,
  store: Store = ctx.engine.read,
): Promise<Result<Authorized<Briefing & OfLearner>>> => {
  const { learnerId } = ctx.actor
  const briefing = await findBriefing(store, learnerId, id)
  return found(briefing && authorized({ ...briefing, learnerId }), 'briefing')
}

/** A briefing of the actor's that was not removed. */
export const briefingToChange = async (
  ctx: Context,
  id: string,
  store: Store = ctx.engine.read,
): Promise<Result<Authorized<Briefing & OfLearner>>> => {
  const briefing = await anyBriefingToChange(ctx, id, store)
  return briefing.ok ? found(briefing.value.retiredAt === null ? briefing.value : null, 'briefing') : briefing
}

/** A rehearsal of the actor's. */
export const rehearsalToChange = async (
  ctx: Context,
  id: string,
  store: Store = ctx.engine.read,
): Promise<Result<Authorized<Rehearsal & OfLearner>>> => {
  const { learnerId } = ctx.actor
  const rehearsal = await findRehearsal(store, learnerId, id)
  return found(rehearsal && authorized({ ...rehearsal, learnerId }), 'rehearsal')
}

// The names that folders not yet moved over use.
export const ownStudy = (actor: Actor): Authorized<OfLearner> => actingLearner(actor)
export const ownLibrary = (actor: Actor, workspaceId: WorkspaceId): Authorized<InWorkspace> | null =>
  authorizedIn(actor, { workspaceId })
