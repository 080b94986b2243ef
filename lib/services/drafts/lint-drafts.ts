import type { ArticleView } from '../../data/queries/articles/article-page'
import { topicStatements } from '../../data/queries/drafts/drafts'
import { anchorAt } from '../../domain/content/anchor'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import { newTopicOf, type TopicFact, topicsIn, topicsOfPassage } from '../../domain/drafting/fact-topics'
import { lintContextOf } from '../../domain/drafting/lint-context'
import type { FixedDraft, SourcedDraft } from '../../domain/drafting/sourced-draft'
import type { Span } from '../../domain/finder/mention'
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
  const linted = await runJob('lint-drafts', [
    drafts.map(({ fact, passage }) => ({
      fact,
      context: lintContextOf(article, anchorAt(text, passage.start, passage.end)),
    })),
  ])
  if (!linted.ok) log.error('Drafts could not be checked.', { why: linted.why, reason: linted.reason })
  const near = await compareDrafts(ctx, article, facts, workspaceId)
  return drafts.map((draft, at) => ({
    ...draft,
    ...((linted.ok && linted.value[at]) || { fix: null }),
    near: near[at] ?? [],
  }))
}

/** The latest facts of a large library tell its topics apart as well as all of them. */
const MOST_ROWS = 4_000

const factsWithTopics = async (ctx: Context): Promise<readonly TopicFact[]> => {
  const facts = new Map<string, { statement: string; topics: string[] }>()
  for (const { factId, statement, topic } of await topicStatements(
    ctx.engine.read,
    ctx.actor.workspaceIds,
    MOST_ROWS,
  )) {
    const fact = facts.get(factId) ?? { statement, topics: [] }
    fact.topics.push(topic)
    facts.set(factId, fact)
  }
  return [...facts.values()]
}

/**
 * The drafts with the topics of the library that their passages and the article’s title are about; where none fits, with
 * a new one that the title names. Topics that a draft has already are kept. A briefing on a topic finds what was accepted.
 *
 * @param all all drafts of the article, which tell what it is about
 */
export const withTopics = async (
  ctx: Context,
  { text, title }: Pick<ArticleView, 'text' | 'title'>,
  drafts: readonly SourcedDraft[],
  all: readonly SourcedDraft[] = drafts,
): Promise<readonly SourcedDraft[]> => {
  if (drafts.length === 0) return drafts
  const topics = topicsIn(await factsWithTopics(ctx))
  const created = newTopicOf(
    title,
    all.map(({ fact }) => fact.places),
  )
  return drafts.map((draft) => {
    const { passage, fact } = draft
    if (fact.topics.length > 0) return draft
    const found = topicsOfPassage(text.slice(passage.start, passage.end), title, topics)
    const own = found.length > 0 || created === null ? found : [created]
    return { ...draft, fact: { ...fact, topics: own } }
  })
}

/**
 * A fact that a reader made of words of their own choice, with the topics of the library that its passage and the title
 * are about, so that a briefing finds it as it finds those of drafts. One that has topics keeps them.
 */
export const withTopicsOfLibrary = async (
  ctx: Context,
  { text, title }: Pick<ArticleView, 'text' | 'title'>,
  { start, end }: Span,
  fact: FactDraft,
): Promise<FactDraft> => {
  if (fact.topics.length > 0) return fact
  return { ...fact, topics: topicsOfPassage(text.slice(start, end), title, topicsIn(await factsWithTopics(ctx))) }
}
