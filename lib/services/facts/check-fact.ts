import { findArticle, snapshotText } from '../../data/queries/articles/article-page'
import { findFact } from '../../data/queries/facts/fact-page'
import { anchorAt } from '../../domain/content/anchor'
import type { FactId } from '../../domain/ids'
import { commonWordsOf } from '../comparison/common-words'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { FactInput, SentSpan } from './fact-input'
import { type AdviceGround, type FactIssue, lintAndAdvise } from './lint-draft'
import { passageAt } from './passage-at'

/** What a draft is drawn from: a passage of an article, or a fact's own, which may be moved. */
export type DraftSource =
  | { readonly kind: 'article'; readonly key: string; readonly span: SentSpan }
  | { readonly kind: 'fact'; readonly factId: FactId; readonly span: SentSpan | null }

const groundOf = async (ctx: Context, source: DraftSource): Promise<Result<AdviceGround>> => {
  const { read } = ctx.engine
  const { workspaceIds, learnerId } = ctx.actor
  if (source.kind === 'article') {
    const article = await findArticle(read, workspaceIds, source.key)
    if (!article) return failed('not-found', 'There is no such article in your library.')
    const { text, published, workspaceId, authors, outlet } = article
    const found = passageAt(article.workspaceId, article.snapshotId, text, source.span)
    if (!found.ok) return found
    const commonWords = await commonWordsOf(ctx, workspaceId)
    return done({ text, passage: found.value.passage, published, source: { authors, outlet }, commonWords })
  }
  const found = await findFact(read, workspaceIds, learnerId, source.factId)
  if (!found) return failed('not-found', 'There is no such fact in your library.')
  const { passage: old, workspaceId } = found.fact
  const { published, authors, outlet } = found.source
  const text = (await snapshotText(read, workspaceId, old.snapshotId)) ?? ''
  const commonWords = await commonWordsOf(ctx, workspaceId)
  const ground = { text, published, source: { authors, outlet }, commonWords }
  if (source.span === null) return done({ ...ground, passage: old.exact === '' ? null : old })
  const { start, end } = source.span
  const isWithin = start < end && end <= text.length
  return done({ ...ground, passage: isWithin ? anchorAt(text, start, end) : old })
}

/** What is wrong with a draft while it is written, and what would make better cards. Saving it judges by the same rules. */
export const checkFact = async (
  ctx: Context,
  source: DraftSource,
  input: FactInput,
): Promise<Result<readonly FactIssue[]>> => {
  const ground = await groundOf(ctx, source)
  return ground.ok ? done(lintAndAdvise(input, ground.value)) : ground
}
