import { articleTitles, type SourceBy, sumsBySource } from '../../data/queries/retention/sources'
import { compareNames } from '../../domain/format/collation'
import { shrunkShare } from '../../domain/retention/shrunk'
import { type SourceRow, sourcesHeadline } from '../../domain/retention/sources'
import { retained, trueRetentionIn } from '../../domain/retention/true-retention'
import { MINUTE_MS } from '../../domain/time/units'
import type { RetentionModel } from './retention-model'

const WORDS: Readonly<Record<SourceBy, { readonly one: string; readonly many: string }>> = {
  article: { one: 'article', many: 'articles' },
  deck: { one: 'deck', many: 'decks' },
  topic: { one: 'topic', many: 'topics' },
}

/** The weakest first; those without a review last. */
const byRetention = (a: SourceRow, b: SourceRow): number => {
  const [x, y] = [a.shrunk?.share ?? 2, b.shrunk?.share ?? 2]
  return x - y || compareNames(a.title, b.title)
}

/**
 * The learner's library by article, deck or topic, the weakest first: how much is studied, recalled now, how well it was
 * held and what it cost. A fact with several sources counts in each, so that rows need not add up.
 */
export const loadSources = async (model: RetentionModel, by: SourceBy) => {
  const { ctx, day } = model
  const { learnerId, workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const [sums, titles, tallies] = await Promise.all([
    sumsBySource(store, learnerId, workspaceIds, { by, now: ctx.now, curve: model.curve }),
    by === 'article' ? articleTitles(store, workspaceIds) : new Map<string, string>(),
    model.tallies(),
  ])
  const whole = trueRetentionIn(tallies, 'all', day).all.estimate
  const rows = sums
    .map(({ name, facts, cards, studied, recall, ms, tested, passed }): SourceRow => {
      const mean = (sum: number) => (cards === 0 ? 0 : Math.min(1, sum / cards))
      return {
        name,
        title: titles.get(name) ?? name,
        facts,
        cards,
        coverage: mean(studied),
        recallNow: mean(recall),
        retention: retained(passed, tested),
        shrunk: shrunkShare(passed, tested, whole),
        lapses: tested - passed,
        minutes: ms / MINUTE_MS,
      }
    })
    .sort(byRetention)
  return { by, rows, headline: sourcesHeadline(rows, WORDS[by]) }
}

/** One row for each article, deck or topic. */
export type SourceMetrics = Awaited<ReturnType<typeof loadSources>>
