import { findArticle, snapshotText } from '../../data/queries/articles/article-page'
import { findFact } from '../../data/queries/facts/fact-views'
import { blockingIssue, type LintIssue } from '../../domain/cards/lint-issue'
import { type Repeat, repeatAmong } from '../../domain/comparison/repeat-among'
import { anchorAt } from '../../domain/content/anchor'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import { type LintContext, lintContextOf } from '../../domain/drafting/lint-context'
import { lintWritten } from '../../domain/drafting/lint-draft'
import type { Span } from '../../domain/finder/mention'
import type { FactId } from '../../domain/ids'
import { compareDrafts, type DraftLikeness } from '../comparison/compare-draft'
import type { Context } from '../context'
import { done, NO_ARTICLE, NO_FACT, type Result } from '../result'
import { passageAt } from './write-fact'

/** What a draft is drawn from: a passage of an article, or a fact's own, which may be moved. */
type CheckedPassage =
  | { readonly kind: 'article'; readonly key: string; readonly span: Span }
  | { readonly kind: 'fact'; readonly factId: FactId; readonly span: Span | null }

const contextOf = async (ctx: Context, source: CheckedPassage): Promise<Result<LintContext>> => {
  const { read } = ctx.engine
  const { workspaceIds, learnerId } = ctx.actor
  if (source.kind === 'article') {
    const article = await findArticle(read, workspaceIds, source.key)
    if (!article) return NO_ARTICLE
    const { text } = article
    const found = passageAt(article.workspaceId, article.snapshotId, text, source.span)
    if (!found.ok) return found
    return done(lintContextOf(article, found.value.passage))
  }
  const found = await findFact(read, workspaceIds, learnerId, source.factId)
  if (!found) return NO_FACT
  const { passage: old, workspaceId } = found.fact
  const { published } = found.source
  const text = (await snapshotText(read, workspaceId, old.snapshotId)) ?? ''
  const { start = 0, end = 0 } = source.span ?? {}
  const isMoved = start < end && end <= text.length
  return done(lintContextOf({ text, published }, isMoved ? anchorAt(text, start, end) : old))
}

/** What is wrong with a draft while it is written. Saving it checks the same. */
export const checkFact = async (
  ctx: Context,
  source: CheckedPassage,
  input: FactDraft,
): Promise<Result<readonly LintIssue[]>> => {
  const context = await contextOf(ctx, source)
  return context.ok ? done(lintWritten(input, context.value)) : context
}

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
