import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import type { Engine } from '@/lib/data/engine/engine'
import { inPieces } from '@/lib/data/engine/insert-many'
import { rawQuery } from '@/lib/data/engine/raw-query'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { filterChoices, MOST_CHOICES } from '@/lib/data/queries/cards/card-rows'
import { EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import type { FactId } from '@/lib/domain/ids'
import { listArticles } from '@/lib/services/articles/list-articles'
import { choicesForScope, countScope } from '@/lib/services/briefing/scope-of-briefing'
import { listCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { localActor } from '@/lib/services/local-actor'
import { loadOverview } from '@/lib/services/retention/load-overview'
import { loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { searchLibrary } from '@/lib/services/search/search-library'
import { loadSession } from '@/lib/services/study/load-session'
import { loadToday, partsOfToday } from '@/lib/services/study/load-today'
import { postgresPrograms, startPostgres } from '@/scripts/postgres.mjs'
import { cardQuery } from '@/tests/support/card-query'
import { tagFacts } from '@/tests/support/tag-facts'
import { copyLibrary } from './copy-library'
import { makeStudy, openStudy } from './make-study'
import { report } from './report'
import { vary, wordOfRank } from './search-words'
import { percentile } from './statistics'

const { BENCH_SMALL, BENCH_ENGINE, TEST_DATABASE_URL } = process.env
const FACTS = BENCH_SMALL === '1' ? 3_000 : 100_000
const TAGS = BENCH_SMALL === '1' ? 450 : 15_000
const TAGS_A_FACT = 8
const RUNS = 21
/** A page that takes longer is not read again. */
const MOST_MS = 10_000
const NOW = Date.UTC(2026, 2, 2, 9)

/** What each page reads on the server, by name. */
const PAGES: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  Today: async (ctx) => [await loadToday(ctx), await partsOfToday(ctx)],
  'a session': (ctx) => loadSession(ctx),
  Cards: async (ctx) => [
    await listCards(ctx, cardQuery({}), 0),
    await filterChoices(ctx.engine.read, ctx.actor.workspaceIds, MOST_CHOICES),
  ],
  'Cards of a topic': (ctx) => listCards(ctx, cardQuery({ search: 'topic:"Part 1"' }), 0),
  search: (ctx) => searchLibrary(ctx, wordOfRank(300), { names: 5, articles: 5, facts: 5, cards: 5 }),
  'search for a tag': (ctx) => searchLibrary(ctx, 'part', { names: 5, articles: 5, facts: 5, cards: 5 }),
  'scope of a briefing': (ctx) => choicesForScope(ctx),
  'scope with a topic': (ctx) => countScope(ctx, { ...EMPTY_SCOPE, topics: ['Part 1'] }),
  Library: (ctx) => listArticles(ctx, { search: '', order: 'date', page: 1 }),
  'Library by topic': (ctx) => listArticles(ctx, { search: '', order: 'date', page: 1, grouping: 'topic' }),
  Retention: async (ctx) => loadOverview(await openRetention(ctx)),
  'Retention by topic': async (ctx) => loadSources(await openRetention(ctx), 'topic'),
}

/** Without tags these find nothing: there is no time to compare theirs with. */
const OF_A_TOPIC = new Set([
  'Cards of a topic',
  'search for a tag',
  'scope with a topic',
  'Library by topic',
  'Retention by topic',
])

type Times = ReadonlyMap<string, number>

/** The p95 of each page, with what was learned before forgotten: something is stored before each. */
const measure = async (ctx: Context, at: string): Promise<Times> => {
  const times = new Map<string, number>()
  for (const [page, load] of Object.entries(PAGES)) {
    const own: number[] = []
    const end = performance.now() + MOST_MS
    while (own.length < RUNS && performance.now() < end) {
      await ctx.engine.write(async ({ db, t: { learners } }) => {
        await db.update(learners).set({ name: learners.name })
      })
      const begin = performance.now()
      await load(ctx)
      own.push(performance.now() - begin)
      if (own.length === 1) process.stderr.write(`${at}, ${page}: ${Math.round(own[0] ?? 0)} ms at first\n`)
    }
    // The first one also builds statements.
    const later = own.length > 1 ? own.slice(1) : own
    times.set(page, percentile(later, 0.95))
  }
  return times
}

const compare = (engine: string, without: Times, tagged: Times): void => {
  const at = `${engine}, ${FACTS.toLocaleString('en')} facts with ${TAGS_A_FACT} of ${TAGS.toLocaleString('en')} tags`
  for (const [page, value] of tagged) {
    const isOfTopic = OF_A_TOPIC.has(page)
    report({ group: 'tags', figure: `${page}, p95`, at, value, unit: 'ms', aim: isOfTopic ? '<= 1000' : null })
    if (isOfTopic) continue
    const ratio = value / (without.get(page) ?? Number.NaN)
    report({ group: 'tags', figure: `${page}, against no tags`, at, value: ratio, unit: 'times', aim: '<= 1.5' })
  }
}

/** The tags of a medical deck: names of five levels, of which each fact has some that lie near each other. */
const addTags = async (ctx: Context): Promise<void> => {
  const names = Array.from({ length: TAGS }, (_, i) =>
    ['Part', 'Field', 'Chapter', 'Section', 'Unit']
      .map((word, level) => `${word} ${Math.floor(i / 11 ** (4 - level))}`)
      .join('::'),
  )
  const rows = Array.from({ length: FACTS }, (_, fact) =>
    Array.from({ length: TAGS_A_FACT }, (_, tag) => ({
      workspaceId: ctx.actor.workspaceId,
      factId: `fact-${fact}` as FactId, // as `makeStudy` names them
      kind: 'topic' as const,
      name: names[(fact * 7 + tag * tag * 97) % TAGS] ?? '',
    })),
  ).flat()
  for (const piece of inPieces(rows, 1_000)) await tagFacts(ctx, piece)
}

/** No library has statistics of its tables on SQLite, and a plan that is good with them may be bad without. */
const forgetStatistics = (file: string): void => {
  const db = new Sqlite(file)
  db.exec('drop table if exists sqlite_stat4; drop table sqlite_stat1')
  db.close()
}

const measureBoth = async (ctx: Context, engine: string): Promise<void> => {
  const without = await measure(ctx, `${engine} without tags`)
  await addTags(ctx)
  if (ctx.engine.read.dialect === 'postgres') await rawQuery(ctx.engine.read, sql`analyze`)
  compare(engine, without, await measure(ctx, `${engine} with tags`))
}

const onPostgres = async (from: Engine): Promise<void> => {
  const server = TEST_DATABASE_URL ? null : await startPostgres()
  const url = server?.url ?? TEST_DATABASE_URL ?? ''
  const engine = await openEngine({ dataDir: '', databaseUrl: url }, NOW)
  try {
    await copyLibrary(from, engine, url)
    await measureBoth({ engine, now: NOW, actor: await localActor(engine) }, 'PostgreSQL')
  } finally {
    await engine.close()
    await server?.stop()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
try {
  await (await makeStudy(folder, FACTS * 1.5, NOW)).close()
  vary(sqliteFileIn(folder))
  forgetStatistics(sqliteFileIn(folder))
  const { ctx, close } = await openStudy(folder, NOW)
  await ctx.engine.write(async ({ db, t: { factTags } }) => {
    await db.delete(factTags)
  })
  if (BENCH_ENGINE !== 'sqlite' && (TEST_DATABASE_URL || postgresPrograms())) await onPostgres(ctx.engine)
  await measureBoth(ctx, 'SQLite')
  await close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
