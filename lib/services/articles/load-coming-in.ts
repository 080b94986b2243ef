import { removedArticles } from '../../data/queries/articles/article-entries'
import { feedsOf } from '../../data/queries/incoming/feeds'
import { incomingSources } from '../../data/queries/incoming/incoming-articles'
import type { Context } from '../context'

/** What stands beside the library: articles that are offered, feeds that are followed, articles that were removed. */
export const loadComingIn = async (ctx: Context) => {
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const sources = await incomingSources(store, workspaceIds)
  return {
    offers: sources.reduce((sum, { articles }) => sum + articles, 0),
    feeds: (await feedsOf(store, workspaceIds)).length,
    removed: await removedArticles(store, workspaceIds),
  }
}
