import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, it } from 'vitest'
import { sqliteFileIn } from '@/lib/data/open'
import { articleCounts } from '@/lib/data/queries/articles/articles'
import { scopeChoices } from '@/lib/data/queries/briefing/scope-choices'
import { filterChoices, topicsAndDecks } from '@/lib/data/queries/cards/card-rows'
import { EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { choicesForScope, countScope } from '@/lib/services/briefing/scope-of-briefing'
import type { Context } from '@/lib/services/context'
import { searchLibrary } from '@/lib/services/search/search-library'
import { onBothEngines } from '@/tests/support/engines'
import { loadBridges } from '@/tests/support/library'
import { tagFacts } from '@/tests/support/tag-facts'

const SOME = { names: 5, articles: 0, facts: 0, cards: 0 }

/** Tags of three levels, `count` of them, each of the first of the facts of the bridges. */
const addTags = async (ctx: Context, count: number) => {
  const { read } = ctx.engine
  const [fact] = await read.db.select().from(read.t.facts).limit(1)
  if (!fact) throw new Error('the bridges have facts')
  const rows = Array.from({ length: count }, (_, i) => ({
    workspaceId: fact.workspaceId,
    factId: fact.id,
    kind: 'topic' as const,
    name: `Part::Field ${Math.floor(i / 50)}::Unit ${String(i).padStart(4, '0')}`,
  }))
  await tagFacts(ctx, rows)
  return fact
}

onBothEngines('with many nested tags', (open, dialect) => {
  it('lists are cut off, counted to 1,000, and searched', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 2)
    await addTags(ctx, 1_200)
    const { read } = ctx.engine
    const { topics } = await scopeChoices(read, ctx.actor.workspaceIds, 10)
    expect(topics.cutFrom).toBe(1_000)
    expect(topics.names.length).toBeLessThan(120)
    expect(topics.names).toContainEqual({ name: 'Part::Field 10', facts: 1 })
    const { total, results } = (await searchLibrary(ctx, 'unit', SOME)).names
    expect([total, results.length]).toEqual([1_000, 5])
    const chosen = 'Part::Field 20::Unit 1001'
    expect((await choicesForScope(ctx)).topics.names.map(({ name }) => name)).not.toContain(chosen)
    const counted = await countScope(ctx, { ...EMPTY_SCOPE, topics: [chosen] }, 'UNIT 119')
    const found = counted.names.topics.names.map(({ name }) => name)
    expect(found).toEqual(expect.arrayContaining([chosen, 'Part::Field 23', 'Part::Field 23::Unit 1199']))
    expect(found.filter((name) => name.includes('Unit 119'))).toHaveLength(10)
    expect(counted.names.topics.cutFrom).toBeNull()
    const own = await choicesForScope(ctx, { ...EMPTY_SCOPE, topics: [chosen] })
    expect(own.topics.names.map(({ name }) => name)).toContain(chosen)
  })

  if (dialect === 'postgres') return

  it('pages ask no more and no longer, and find tags in an index', async () => {
    const { ctx, dataDir } = await open()
    await loadBridges(ctx, 2)
    const asked: { readonly query: string; readonly params: readonly unknown[] }[] = []
    const connection = new Sqlite(sqliteFileIn(dataDir), { readonly: true })
    const logger = { logQuery: (query: string, params: unknown[]) => void asked.push({ query, params }) }
    const store = { ...ctx.engine.read, db: drizzle(connection, { casing: 'snake_case', logger }) }
    const { workspaceIds, learnerId } = ctx.actor
    const askedWith = async (tags: number) => {
      const { id, articleId } = await addTags(ctx, tags)
      asked.length = 0
      await scopeChoices(store, workspaceIds, 500)
      await filterChoices(store, workspaceIds, 500)
      await topicsAndDecks(store, workspaceIds, [id])
      await searchLibrary({ ...ctx, engine: { ...ctx.engine, read: store } }, 'unit', SOME)
      await articleCounts(store, learnerId, { workspaceIds, articleIds: [articleId] }, 20_000 as never) // a study day
      // Names are one value, of at most 1,000.
      return asked.map(({ query, params }) => [query, params.length, JSON.stringify(params).length < 50_000])
    }
    const few = await askedWith(1_000)
    expect(await askedWith(3_000)).toEqual(few)
    for (const { query, params } of asked.filter((one) => one.query.includes('fact_tags'))) {
      const steps = connection.prepare<unknown[], { detail: string }>(`explain query plan ${query}`).all(...params)
      const ofTags = steps.map(({ detail }) => detail).filter((detail) => detail.includes('fact_tags'))
      expect(ofTags.length).toBeGreaterThan(0)
      for (const detail of ofTags)
        expect(detail).toMatch(
          /COVERING INDEX (fact_tags_name \(workspace_id=\? AND kind=|.*_1 \(workspace_id=\? AND fact_id=)/,
        )
    }
    connection.close()
  })
})
