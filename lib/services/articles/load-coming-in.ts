import { removedArticles } from '../../data/queries/articles/article-page'
import { feedsOf } from '../../data/queries/articles/articles'
import type { Context } from '../context'

/** What stands beside the library: feeds that are followed, articles that were removed. */
export const loadComingIn = async ({ engine, actor }: Context) => ({
  feeds: (await feedsOf(engine.read, actor.workspaceIds)).length,
  removed: await removedArticles(engine.read, actor.workspaceIds),
})
