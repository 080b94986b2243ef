import type { ArticleView } from '../../data/queries/articles/article-page'
import { anchorAt } from '../../domain/content/anchor'
import { lintContextOf } from '../../domain/drafting/lint-context'
import type { FixedDraft, SourcedDraft } from '../../domain/drafting/sourced-draft'
import { log } from '../../platform/log'
import { compareDrafts, type DraftLikeness } from '../comparison/compare-draft'
import type { Context } from '../context'
import { runJob } from '../worker-pool'

/** A draft as the reading room shows it: with advice beside what the lint says. */
export type ShownDraft = SourcedDraft & {
  /** The draft with all known fixes, and what is still wrong then; null if there is none. */
  readonly fix: FixedDraft | null
  /** Facts of the library that it repeats, contradicts or is easily confused with. */
  readonly near: readonly DraftLikeness[]
}

/**
 * Drafts of an article with what the lint and the library say of them, in their order. One that could not be linted in
 * time is shown as it is: saving it lints it again.
 */
export const lintDrafts = async (
  ctx: Context,
  article: ArticleView,
  drafts: readonly SourcedDraft[],
): Promise<readonly ShownDraft[]> => {
  if (drafts.length === 0) return []
  const { text, workspaceId } = article
  const facts = drafts.map(({ fact }) => fact)
  const linted = await runJob('lint-drafts', {
    drafts: drafts.map(({ fact, passage }) => ({
      fact,
      context: lintContextOf(article, anchorAt(text, passage.start, passage.end)),
    })),
  })
  if (!linted.ok) log.error('Drafts could not be checked.', { why: linted.why, reason: linted.reason })
  const near = await compareDrafts(ctx, article, facts, workspaceId)
  return drafts.map((draft, at) => ({
    ...draft,
    ...((linted.ok && linted.value[at]) || { fix: null }),
    near: near[at] ?? [],
  }))
}
