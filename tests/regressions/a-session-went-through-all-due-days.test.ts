import { expect, it } from 'vitest'
import { openSqliteConnection } from '@/lib/data/engine/sqlite'
import { sqliteFileIn } from '@/lib/data/open'
import { loadSession } from '@/lib/services/study/load-session'
import { onBothEngines } from '@/tests/support/engines'
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
