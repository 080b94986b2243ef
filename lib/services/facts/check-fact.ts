import { findArticle, snapshotText } from '../../data/queries/article-page'
import { findFact } from '../../data/queries/fact-page'
import { anchorAt } from '../../domain/content/anchor'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { FactInput, Span } from './fact-input'
import { type FactFinding, type LintGround, lintDraft } from './lint-draft'
import { passageAt } from './passage-at'

/** What a draft is drawn from: a passage of an article, or a fact's own, which may be moved. */
export type DraftSource =
  | { readonly kind: 'article'; readonly key: string; readonly span: Span }
  | { readonly kind: 'fact'; readonly factId: FactId; readonly span: Span | null }

const groundOf = async (ctx: Context, source: DraftSource): Promise<Result<LintGround>> => {
  const { read } = ctx.engine
  const { workspaceIds, learnerId } = ctx.asker
  if (source.kind === 'article') {
    const article = await findArticle(read, workspaceIds, source.key)
    if (!article) return failed('not-found', 'There is no such article in your library.')
    const { text, published } = article
    const found = passageAt(article.workspaceId, article.snapshotId, text, source.span)
    return found.ok ? done({ text, passage: found.value.passage, published }) : found
  }
  const found = await findFact(read, workspaceIds, learnerId, source.factId)
  if (!found) return failed('not-found', 'There is no such fact in your library.')
  const { passage: old, workspaceId } = found.fact
  const { published } = found.source
  const text = (await snapshotText(read, workspaceId, old.snapshotId)) ?? ''
  if (source.span === null) return done({ text, passage: old.exact === '' ? null : old, published })
  const { start, end } = source.span
  const isWithin = start < end && end <= text.length
  return done({ text, passage: isWithin ? anchorAt(text, start, end) : old, published })
}

/** What is wrong with a draft while it is written. Saving it judges by the same rules. */
export const checkFact = async (
  ctx: Context,
  source: DraftSource,
  input: FactInput,
): Promise<Result<readonly FactFinding[]>> => {
  const ground = await groundOf(ctx, source)
  return ground.ok ? done(lintDraft(input, ground.value)) : ground
}
