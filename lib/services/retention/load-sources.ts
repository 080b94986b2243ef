import { listBriefings } from '../../data/queries/briefing/briefings'
import { cardsByFact } from '../../data/queries/retention/retention-scope'
import { libraryMark, namesMark, namesOfFacts, sourceFacts, sourceRollups } from '../../data/queries/retention/sources'
import type { TagKind } from '../../domain/library'
import {
  openSourceTable,
  putSourceRollup,
  type SourceGroup,
  type SourceTable,
  sourceGroups,
  sourceRows,
} from '../../domain/retention/source-table'
import { type SourceFact, sourcesHeadline } from '../../domain/retention/sources'
import { isoDateOf } from '../../domain/time/study-day'
import { MINUTE_MS } from '../../domain/time/units'
import { cacheByRevision } from '../cache-by-revision'
import { factsToSettle } from '../conflicts/list-conflicts'
import type { Context } from '../context'
import type { RetentionModel } from './retention-model'
import { forgetStudied } from './studied'

export type SourceBy = 'article' | 'deck' | TagKind

const WORDS: Readonly<Record<SourceBy, { readonly one: string; readonly many: string }>> = {
  article: { one: 'article', many: 'articles' },
  deck: { one: 'deck', many: 'decks' },
  topic: { one: 'topic', many: 'topics' },
  person: { one: 'person', many: 'people' },
  place: { one: 'place', many: 'places' },
}

/** A library and what was answered of it, with the rows that its facts are in. An answer changes the table in place. */
type Sources = {
  readonly table: SourceTable
  readonly groups: Map<SourceBy, { readonly mark: string; readonly groups: readonly SourceGroup[] }>
}

/** Whatever a mark might not tell is seen after this long at the latest. */
const MOST_AGE_MS = 5 * MINUTE_MS
const MOST_LEARNERS = 8
const cache = cacheByRevision<Sources>(MOST_LEARNERS, MOST_AGE_MS)

/** The library is read again when its mark is another or a new day begins, of the log only the cards that changed. */
const sourcesOf = async ({ ctx, day, revision }: RetentionModel): Promise<Sources> => {
  const { learnerId, workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const today = isoDateOf(day)
  const update = async (sources: Sources, since: number) => {
    for (const sum of await sourceRollups(store, learnerId, since)) putSourceRollup(sources.table, sum)
    return sources
  }
  return await cache.load(ctx, {
    mark: `${today} ${workspaceIds.join(' ')} ${await libraryMark(store, workspaceIds)}`,
    revision,
    read: async () => {
      forgetStudied(ctx)
      const facts = await sourceFacts(store, workspaceIds)
      const table = openSourceTable(facts, await cardsByFact(store, workspaceIds), today)
      return await update({ table, groups: new Map() }, -1)
    },
    update,
  })
}

const namesBy = async ({ engine, actor }: Context, by: SourceBy) => {
  if (by === 'article') {
    return ({ articles }: SourceFact) => articles.map(({ key, title }) => ({ name: key, title }))
  }
  const names = new Map<string, { name: string; title: string }[]>()
  for (const { factId, name } of await namesOfFacts(engine.read, actor.workspaceIds, by)) {
    names.set(factId, [...(names.get(factId) ?? []), { name, title: name }])
  }
  return ({ factId }: SourceFact) => names.get(factId) ?? []
}

const groupsBy = async (ctx: Context, by: SourceBy, { table, groups }: Sources): Promise<readonly SourceGroup[]> => {
  const mark = by === 'article' ? '' : await namesMark(ctx.engine.read, ctx.actor.workspaceIds, by)
  const cached = groups.get(by)
  if (cached?.mark === mark) return cached.groups
  const fresh = sourceGroups(table.facts, await namesBy(ctx, by))
  groups.set(by, { mark, groups: fresh })
  return fresh
}

/**
 * The learner's library by article, deck, topic, person or place: how much is studied, recalled now and at the next
 * briefing, how well it was held, what it cost, and which facts are out of date. What was removed is one row, without
 * a name. Over all time and everything: the filter says nothing here.
 */
export const loadSources = async (model: RetentionModel, by: SourceBy) => {
  const { ctx } = model
  const { engine, actor, now } = ctx
  // First of all: it may see that the library changed, and what is studied is to be read again.
  const sources = await sourcesOf(model)
  const [groups, briefings, conflicting, { columns }] = await Promise.all([
    groupsBy(ctx, by, sources),
    listBriefings(engine.read, actor.learnerId),
    factsToSettle(ctx),
    model.studied(),
  ])
  const next = briefings.find(({ at }) => at > now) ?? null
  const moment = { curve: model.curve, now, briefingAt: next?.at ?? null, conflicting }
  const rows = sourceRows(sources.table, groups, columns, moment)
  return {
    by,
    rows,
    nextBriefing: next && { id: next.id, name: next.title, at: next.at },
    headline: sourcesHeadline(rows, WORDS[by]),
  }
}

/** One row for each article, topic, person, place or deck. */
export type SourceMetrics = Awaited<ReturnType<typeof loadSources>>
