import { cardsByFact } from '../../data/queries/retention/retention-scope'
import { rollupState } from '../../data/queries/retention/rollups'
import { libraryMark, namesMark, namesOfFacts, sourceFacts, sourceRollups } from '../../data/queries/retention/sources'
import type { LearnerId } from '../../domain/ids'
import {
  openSourceTable,
  putSourceRollup,
  type SourceGroup,
  type SourceTable,
  sourceGroups,
} from '../../domain/retention/source-table'
import type { SourceFact } from '../../domain/retention/sources'
import { MINUTE_MS } from '../../domain/time/units'
import { cacheByEngine } from '../cache-by-engine'
import type { Context } from '../context'
import type { SourceBy } from './metrics'
import { forgetStudied } from './studied'

type KeptGroups = { readonly mark: string; readonly groups: readonly SourceGroup[] }

/** What the page by source is added up from, as it was read at one state of the library and revision of the log. */
type Kept = {
  readonly mark: string
  readonly today: string
  readonly readAt: number
  readonly table: SourceTable
  readonly groups: Map<SourceBy, KeptGroups>
  revision: number
}

/** Whatever a mark might not tell is seen after this long at the latest. */
const MOST_AGE_MS = 5 * MINUTE_MS
const MOST_LEARNERS = 8
const cacheOf = cacheByEngine<LearnerId, Kept>(MOST_LEARNERS)

const readAll = async ({ engine, actor, now }: Context, mark: string, today: string): Promise<Kept> => {
  const facts = await sourceFacts(engine.read, actor.workspaceIds)
  const table = openSourceTable(facts, await cardsByFact(engine.read, actor.workspaceIds), today)
  return { mark, today, readAt: now, table, groups: new Map(), revision: -1 }
}

const namesBy = async ({ engine, actor }: Context, by: SourceBy) => {
  if (by === 'article') {
    return ({ articles }: SourceFact) => articles.map(({ key, title }) => ({ name: key, title }))
  }
  const names = new Map<string, { name: string; title: string }[]>()
  for (const { factId, name } of await namesOfFacts(engine.read, actor.workspaceIds, by)) {
    const known = names.get(factId)
    if (known) known.push({ name, title: name })
    else names.set(factId, [{ name, title: name }])
  }
  return ({ factId }: SourceFact) => names.get(factId) ?? []
}

const groupsBy = async (ctx: Context, by: SourceBy, { table, groups }: Kept): Promise<readonly SourceGroup[]> => {
  const mark = by === 'article' ? '' : await namesMark(ctx.engine.read, ctx.actor.workspaceIds, by)
  const known = groups.get(by)
  if (known?.mark === mark) return known.groups
  const fresh = sourceGroups(table.facts, await namesBy(ctx, by))
  groups.set(by, { mark, groups: fresh })
  return fresh
}

/**
 * The asker's library and what was answered of it, with the rows that facts stand in. Both are read once: the library
 * again when its mark is another, of the log only the cards that changed since.
 * @param today the date of the study day, `YYYY-MM-DD`
 */
export const sourceState = async (ctx: Context, by: SourceBy, today: string) => {
  const { engine, actor, now } = ctx
  const { learnerId, workspaceIds } = actor
  const store = engine.read
  const cache = cacheOf(engine)
  const revision = (await rollupState(store, learnerId))?.revision ?? 0
  const mark = `${workspaceIds.join(' ')} ${await libraryMark(store, workspaceIds)}`
  const known = cache.get(learnerId)
  const age = now - (known?.readAt ?? 0)
  const isFresh =
    known?.mark === mark && known.today === today && known.revision <= revision && age >= 0 && age < MOST_AGE_MS
  if (known && known.mark !== mark) forgetStudied(ctx)
  const current = isFresh ? known : await readAll(ctx, mark, today)
  if (current.revision < revision) {
    for (const sum of await sourceRollups(store, learnerId, current.revision)) putSourceRollup(current.table, sum)
    current.revision = revision
  }
  cache.set(learnerId, current)
  return { table: current.table, groups: await groupsBy(ctx, by, current) }
}
