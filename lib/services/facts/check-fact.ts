import { findArticle, snapshotText } from '../../data/queries/articles/article-page'
import { findFact } from '../../data/queries/facts/fact-views'
import type { LintIssue } from '../../domain/cards/lint-issue'
import { anchorAt } from '../../domain/content/anchor'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import { type LintContext, lintContextOf } from '../../domain/drafting/lint-context'
import { lintWritten } from '../../domain/drafting/lint-draft'
import type { Span } from '../../domain/finder/mention'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'
import { done, NO_ARTICLE, NO_FACT, type Result } from '../result'
import { passageAt } from './passage-at'

/** What a draft is drawn from: a passage of an article, or a fact's own, which may be moved. */
export type CheckedPassage =
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
