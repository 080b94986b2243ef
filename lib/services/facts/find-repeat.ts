import { findArticle } from '../../data/queries/articles/article-page'
import { blockingIssue } from '../../domain/cards/lint-issue'
import { type Repeat, repeatAmong } from '../../domain/comparison/repeat-among'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import type { Span } from '../../domain/finder/mention'
import { compareDrafts, type DraftLikeness } from '../comparison/compare-draft'
import type { Context } from '../context'
import { checkFact } from './check-fact'

/** A fact of the library that a draft repeats or contradicts. */
export type RepeatedFact = Repeat<DraftLikeness>

/** The fact to ask about before a draft of an article is saved; null if there is none, or the draft cannot be saved. */
export const findRepeat = async (
  ctx: Context,
  articleKey: string,
  span: Span,
  draft: FactDraft,
): Promise<RepeatedFact | null> => {
  const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, articleKey)
  const checked = await checkFact(ctx, { kind: 'article', key: articleKey, span }, draft)
  // What cannot be saved is refused first, with the reason.
  if (!article || !checked.ok || blockingIssue(checked.value)) return null
  const [near = []] = await compareDrafts(ctx, article, [draft], article.workspaceId)
  return repeatAmong(near)
}
