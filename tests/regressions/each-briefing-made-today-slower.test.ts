import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, it } from 'vitest'
import { sqliteFileIn } from '@/lib/data/open'
import { listBriefings, scopeRowsOf } from '@/lib/data/queries/briefing/briefings'
import { factCounts } from '@/lib/data/queries/briefing/forecasts'
import { listOwnBriefings, todaysBriefings } from '@/lib/services/briefing/list-briefings'
import { loadCalendar } from '@/lib/services/briefing/load-calendar'
import type { Context } from '@/lib/services/context'
import { countingEngine } from '@/tests/support/counting-engine'
import { onBothEngines } from '@/tests/support/engines'
import { loadBridges } from '@/tests/support/library'
import { savedBriefing } from '@/tests/support/saved-briefing'

const makeBriefings = async (ctx: Context, count: number, from = 0): Promise<void> => {
  for (let i = from; i < from + count; i += 1) {
    const { facts } = await savedBriefing(ctx, i + 2, { articleKeys: ['bridges'] }, { title: `Briefing ${i}` })
    if (facts === 0) throw new Error('the briefing has facts')
  }
}

onBothEngines('with sixty briefings instead of twenty', (open, dialect) => {
  it('Today, the list and the calendar ask the database no more often', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 6)
    const { engine, taken } = countingEngine(ctx.engine)
    const counted = { ...ctx, engine }
    const queriesOf = async () => {
      // What is kept for some minutes is read before it is counted.
      await loadCalendar(counted, null)
      taken()
      const { parts, later } = await todaysBriefings(counted)
      const today = taken()
      const { ahead } = await listOwnBriefings(counted)
      const list = taken()
      const entries = await loadCalendar(counted, null)
      const planned = new Set(entries.flatMap(({ uid, path }) => (uid.startsWith('plan-') ? [path] : [])))
      return {
        today,
        list,
        calendar: taken(),
        parts: parts.length,
        later,
        planned: planned.size,
        forecast: ahead.filter(({ ifStopped }) => ifStopped !== null).length,
      }
    }
    await makeBriefings(ctx, 20)
    const twenty = await queriesOf()
    await makeBriefings(ctx, 40, 20)
    expect(await queriesOf()).toEqual({ ...twenty, later: 55 })
    expect(twenty).toMatchObject({ parts: 5, later: 15, forecast: 20, planned: 20 })
    expect(twenty.today).toBeLessThanOrEqual(8)
    expect(twenty.list).toBeLessThanOrEqual(20)
  })

  if (dialect === 'postgres') return

  it('a scope is found from its facts, not from every card of the library', async () => {
    const { ctx, dataDir } = await open()
    await loadBridges(ctx, 6)
    await makeBriefings(ctx, 6)
    const asked: { readonly query: string; readonly params: readonly unknown[] }[] = []
    const connection = new Sqlite(sqliteFileIn(dataDir), { readonly: true })
    const logger = { logQuery: (query: string, params: unknown[]) => void asked.push({ query, params }) }
    const { engine, actor } = ctx
    const store = { ...engine.read, db: drizzle(connection, { casing: 'snake_case', logger }) }
    const ids = (await listBriefings(engine.read, actor.learnerId)).map(({ id }) => id)
    for (const some of [ids.slice(0, 1), ids]) await scopeRowsOf(store, actor.learnerId, actor.workspaceIds, some)
    await factCounts(store, actor.learnerId, actor.workspaceIds)
    expect(asked).toHaveLength(3)
    for (const { query, params } of asked) {
      const steps = connection.prepare<unknown[], { detail: string }>(`explain query plan ${query}`).all(...params)
      expect(steps[0]?.detail).toMatch(/briefing_facts/)
    }
    connection.close()
  })
})
