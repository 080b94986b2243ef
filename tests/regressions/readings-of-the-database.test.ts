import Database from 'better-sqlite3'
import { inArray } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { openSqliteConnection } from '@/lib/data/engine/sqlite'
import { sqliteFileIn } from '@/lib/data/open'
import { costlyCards, lapsesQuery } from '@/lib/data/queries/retention/problem-cards'
import { loadProblemCards } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

const LARGE = /\b(memories|cards|facts|passages|reviews|new_cards)\b/

/** What SQLite is asked while `work` runs, as it is asked. */
const asked = async (client: object, work: () => Promise<unknown>): Promise<readonly string[]> => {
  const connection = client as ReturnType<typeof openSqliteConnection> // drizzle's type does not say which client it has
  const prepare = connection.prepare.bind(connection)
  const queries: string[] = []
  Object.assign(connection, {
    prepare: (source: string) => {
      queries.push(source)
      return prepare(source)
    },
  })
  await work()
  Object.assign(connection, { prepare })
  return queries
}

onBothEngines('what a session reads', (open, dialect) => {
  const title =
    dialect === 'sqlite'
      ? 'is looked up, and due days by fact, although SQLite has no statistics'
      : 'are the new cards of the library, by queries that are prepared under names'
  it(title, async () => {
    const { ctx, dataDir } = await open()
    await loadBridges(ctx, 20)
    const client = (ctx.engine.read.db as unknown as { readonly $client: object }).$client // drizzle adds it to each database
    const shown: string[] = []
    const load = async () => shown.push((await loadSession(ctx)).main.map(({ cardId }) => cardId).join(' '))
    const queries = dialect === 'sqlite' ? await asked(client, load) : []
    await load()
    await load()
    expect(shown[0]).not.toBe('')
    expect(new Set(shown).size).toBe(1)
    // How PostgreSQL reads depends on what it has counted of its tables; of this little it would read everything.
    if (dialect === 'postgres') return
    expect(queries.length).toBeGreaterThan(15)
    const db = openSqliteConnection(sqliteFileIn(dataDir))
    const planOf = (query: string) =>
      db
        .prepare<unknown[], { detail: string }>(`explain query plan ${query}`)
        .all(...Array.from(query.matchAll(/\?/g), () => 1))
        .map(({ detail }) => detail)
    const scans = queries.flatMap(planOf).filter((step) => step.startsWith('SCAN') && LARGE.test(step))
    expect(scans).toEqual([])
    const byFact = queries.filter((query) => /from "memories" .*"fact_id" in \(select value/.test(query))
    expect(byFact.map((query) => planOf(query)[0])).toEqual([
      'SEARCH memories USING INDEX memories_fact (learner_id=? AND fact_id=?)',
    ])
    db.close()
  })
})

onBothEngines('what is read of the last days', (open, dialect) => {
  // How PostgreSQL reads depends on what it has counted of its tables; of this little it would read everything.
  if (dialect === 'sqlite')
    it('is found by the day, not by going through all answers in order of time', async () => {
      const { ctx, dataDir } = await open()
      const db = new Database(sqliteFileIn(dataDir), { readonly: true })
      const { sql, params } = lapsesQuery(ctx.engine.read, ctx.actor.learnerId, 20_000).toSQL()
      const plan = db
        .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
        .all(...params)
        .map(({ detail }) => detail)
      expect(plan).toEqual([expect.stringContaining('INDEX reviews_day (learner_id=? AND day>?)')])
      db.close()
    })

  it('finds the costliest cards also behind many that were retired', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 100)
    const { cards: c } = ctx.engine.read.t
    const all = (await ctx.engine.read.db.select({ id: c.id }).from(c)).map(({ id }) => id).sort()
    const [first] = await firstCards(ctx, 1)
    const pattern = await answerOf(ctx, first, 3)
    const given = all.map((cardId, i) => ({
      ...pattern,
      cardId: cardId as typeof first,
      at: ctx.now + i,
      questionMs: 50_000 - 100 * i, // a test's edge
      id: `019caad0-0000-7000-8000-${String(i).padStart(12, '0')}` as typeof pattern.id,
    }))
    const results = await submitEntries(later(ctx, 1000), given)
    expect(results.every(({ status }) => status === 'stored')).toBe(true)
    await rollupsUpToDate(ctx)
    const ids = async (onlyLeeches = false) =>
      (await costlyCards(ctx.engine.read, ctx.actor, onlyLeeches)).map(({ cardId }) => cardId as string)
    expect(await ids()).toEqual(all.slice(0, 20))
    const set = (retired: number) =>
      ctx.engine.write(async (tx) => {
        const { memories: m } = tx.t
        const rows = (await tx.db.select({ id: m.cardId }).from(m)).map(({ id }) => id).sort()
        await tx.db
          .update(m)
          .set({ retired: true })
          .where(inArray(m.cardId, rows.slice(0, retired)))
        await tx.db
          .update(m)
          .set({ leech: true })
          .where(inArray(m.cardId, rows.slice(60, 90)))
      })
    for (const retired of [5, 41, 70]) {
      await set(retired)
      expect(await ids()).toEqual(all.slice(retired, retired + 20))
      const { leechesHeadline } = await loadProblemCards(await openRetention(later(ctx, 2000)))
      expect(leechesHeadline).toMatch(
        retired === 70 ? /^20 cards are leeches: [^.]*\.$/ : /^30 cards .* Here are the 20 /,
      )
    }
    expect(await ids(true)).toEqual(all.slice(70, 90))
  })
})
