import type { ArticleView } from '../../data/queries/article-page'
import { anchorAt } from '../../domain/content/anchor'
import type { Span } from '../../domain/extraction/finding'
import { compareDrafts, type DraftLikeness } from '../conflicts/compare-draft'
import type { Context } from '../context'
import { commonWordsOf } from '../facts/common-words'
import type { FactInput } from '../facts/fact-input'
import { type FactFinding, lintAndAdvise } from '../facts/lint-draft'
import { type Mended, mendDraft } from './mend-draft'

/** What a draft says, and the passage that it is drawn from. */
export type DraftToJudge = { readonly passage: Span; readonly fact: FactInput }

/** A draft with what is wrong with it, or could be better. */
export type JudgedDraft = {
  readonly fact: FactInput
  readonly findings: readonly FactFinding[]
  /** The same with all repairs that are known, and what is still wrong then; null where none is. */
  readonly fix: Mended | null
  /** Facts of the library that it repeats, contradicts or is easily mixed up with. */
  readonly near: readonly DraftLikeness[]
}

/** What the lint and the library say of drafts of an article, in their order. */
export const judgeDrafts = async (
  ctx: Context,
  article: ArticleView,
  drafts: readonly DraftToJudge[],
): Promise<readonly JudgedDraft[]> => {
  const { text, published, workspaceId, authors, outlet } = article
  const context = { published, source: { authors, outlet }, commonWords: await commonWordsOf(ctx, workspaceId) }
  const near = await compareDrafts(
    ctx,
    article,
    drafts.map(({ fact }) => fact),
    workspaceId,
  )
  return drafts.map(({ passage, fact }, at) => {
    const ground = { text, passage: anchorAt(text, passage.start, passage.end), ...context }
    const findings = lintAndAdvise(fact, ground)
    return { fact, findings, fix: mendDraft({ fact, findings }, ground), near: near[at] ?? [] }
  })
}
