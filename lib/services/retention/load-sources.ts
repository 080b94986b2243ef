import { listBriefings } from '../../data/queries/briefing/briefings'
import { conflictingFacts } from '../../data/queries/retention/sources'
import { sourceRows } from '../../domain/retention/source-table'
import { sourcesHeadline } from '../../domain/retention/sources'
import { recallCurve } from '../../domain/scheduling/fsrs'
import { isoDateOf } from '../../domain/time/study-day'
import type { Context } from '../context'
import { learnerToday } from './learner-day'
import type { SourceBy, SourceMetrics } from './metrics'
import { sourceState } from './source-state'
import { loadStudiedCards } from './studied'

const WORDS: Readonly<Record<SourceBy, { readonly one: string; readonly many: string }>> = {
  article: { one: 'article', many: 'articles' },
  deck: { one: 'deck', many: 'decks' },
  topic: { one: 'topic', many: 'topics' },
  person: { one: 'person', many: 'people' },
  place: { one: 'place', many: 'places' },
}

/**
 * The asker's library by article, deck, topic, person or place: how much is studied, recalled now and at the next
 * briefing, how well it was held, what it cost, and which facts are out of date. What was removed is one row, without
 * a name. Over all time: a period says nothing here.
 */
export const loadSources = async (ctx: Context, by: SourceBy): Promise<SourceMetrics> => {
  const { learner, day } = await learnerToday(ctx)
  const { engine, actor, now } = ctx
  const store = engine.read
  const next = (await listBriefings(store, actor.learnerId)).find(({ at }) => at > now) ?? null
  const { table, groups } = await sourceState(ctx, by, isoDateOf(day))
  const { columns, factIds } = await loadStudiedCards(ctx)
  const rows = sourceRows(
    table,
    groups,
    { ...columns, factIds },
    {
      curve: recallCurve(learner.scheduling.weights),
      now,
      briefingAt: next?.at ?? null,
      conflicting: await conflictingFacts(store, actor.workspaceIds),
    },
  )
  return {
    by,
    rows,
    nextBriefing: next && { id: next.id, name: next.title, at: next.at },
    headline: sourcesHeadline(rows, WORDS[by]),
  }
}
