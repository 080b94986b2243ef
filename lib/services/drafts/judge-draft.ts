import type { ArticleView } from '../../data/queries/articles/article-page'
import { anchorAt } from '../../domain/content/anchor'
import type { Span } from '../../domain/extraction/finding'
import { log } from '../../platform/log'
import { commonWordsOf } from '../comparison/common-words'
import { compareDrafts, type DraftLikeness } from '../conflicts/compare-draft'
import type { Context } from '../context'
import type { FactInput } from '../facts/fact-input'
import { runJob, type WorkerJobs } from '../worker-pool'
import { type DraftOnGround, onGround } from './draft-on-ground'

type Judgement = WorkerJobs['judge-drafts']['output'][number]

/** What a draft says, and the passage that it is drawn from. */
export type DraftToJudge = { readonly passage: Span; readonly fact: FactInput }

/** A draft with what is wrong with it, or could be better. */
export type JudgedDraft = Judgement & {
  readonly fact: FactInput
  /** Facts of the library that it repeats, contradicts or is easily mixed up with. */
  readonly near: readonly DraftLikeness[]
}

/** What the lint says. One that could not be judged in time is offered without: saving it judges by the same rules. */
const judgementsOf = async (drafts: readonly DraftOnGround[]): Promise<readonly (Judgement | undefined)[]> => {
  if (drafts.length === 0) return []
  const judged = await runJob('judge-drafts', { drafts })
  if (judged.ok) return judged.value
  log.error('Drafts could not be checked.', { why: judged.why, reason: judged.reason })
  return []
}

/** What the lint and the library say of drafts of an article, in their order. */
export const judgeDrafts = async (
  ctx: Context,
  article: ArticleView,
  drafts: readonly DraftToJudge[],
): Promise<readonly JudgedDraft[]> => {
  const { text, published, workspaceId, authors, outlet } = article
  const context = { published, source: { authors, outlet }, commonWords: await commonWordsOf(ctx, workspaceId) }
  const judgements = await judgementsOf(
    drafts.map(({ passage, fact }) =>
      onGround(fact, { text, passage: anchorAt(text, passage.start, passage.end), ...context }),
    ),
  )
  const near = await compareDrafts(
    ctx,
    article,
    drafts.map(({ fact }) => fact),
    workspaceId,
  )
  return drafts.map(({ fact }, at) => ({
    fact,
    ...(judgements[at] ?? { findings: [], fix: null }),
    near: near[at] ?? [],
  }))
}
