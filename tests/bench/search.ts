import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '@/lib/data/engine/engine'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { CARD_SORTS } from '@/lib/domain/cards/card-sorts'
import { CARD_CONDITIONS } from '@/lib/domain/search/cards/card-search'
import { listCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { localActor } from '@/lib/services/local-actor'
import { postgresPrograms, startPostgres } from '@/scripts/postgres.mjs'
import { cardQuery } from '@/tests/support/card-query'
import { copyLibrary } from './copy-library'
import { makeStudy, openStudy } from './make-study'
import { report } from './report'
import { vary, wordOfRank } from './search-words'
import { percentile } from './statistics'

const { BENCH_SMALL, BENCH_LARGE, BENCH_ENGINE, TEST_DATABASE_URL } = process.env
const SIZES = BENCH_LARGE === '1' ? [100_000, 1_000_000] : [BENCH_SMALL === '1' ? 10_000 : 100_000]
const RUNS = 3
const NOW = Date.UTC(2026, 2, 2, 9)
const group = 'search'

/** What is looked for, by name: words of every frequency, every filter, and some together. */
const FILTERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  everything: {},
  'a word of most cards': { search: wordOfRank(0) },
  'a word of some cards': { search: wordOfRank(30) },
  'a word of few cards': { search: wordOfRank(3_000) },
  'a word of no card': { search: 'aquarelle' },
  'three letters': { search: 'tha' },
  'two letters': { search: 'xo' },
  'two words': { search: `${wordOfRank(3)} ${wordOfRank(40)}` },
  phrase: { search: `"${wordOfRank(2)} ${wordOfRank(5)}"` },
  article: { search: 'article:article-7' },
  topic: { search: 'about:"topic 3"' },
  kind: { search: 'kind:date' },
  form: { search: 'form:cloze' },
  weight: { search: 'weight:must' },
  ...Object.fromEntries(CARD_CONDITIONS.map((state) => [`state ${state}`, { search: `is:${state}` }])),
  due: { search: 'dueby:2026-06-01' },
  flag: { search: 'flag:3' },
  'part of a word': { search: `*${wordOfRank(30).slice(1, -1)}*` },
  'answered Again': { search: 'rated:30:1' },
  'recall under 90%': { search: 'prop:r<0.9' },
  'words, or, not': { search: `(${wordOfRank(30)} or ${wordOfRank(200)}) -${wordOfRank(3)}` },
  'topics, or': { search: 'topic:"topic 3" or topic:"topic 4*"' },
  'word, state, weight': { search: `${wordOfRank(30)} is:review weight:must` },
}

type Time = { readonly ms: number; readonly processorMs: number }

const timeOf = async (ctx: Context, params: Readonly<Record<string, string>>): Promise<Time> => {
  const [begin, processor] = [performance.now(), process.cpuUsage()]
  await listCards(ctx, cardQuery(params), 0)
  const { user, system } = process.cpuUsage(processor)
  return { ms: performance.now() - begin, processorMs: (user + system) / 1_000 }
}

/** Stores something that changes no card: what is remembered of earlier searches is not used again. */
const storeSomething = (engine: Engine): Promise<unknown> =>
  engine.write(async ({ db, t: { learners } }) => {
    await db.update(learners).set({ name: learners.name })
  })

/**
 * Looks for everything in every order, and reports the slowest twentieth: of all, of each filter, of each order. On
 * SQLite, which runs in this process, also in processor time, which other work on the machine changes less. Each time
 * is that of a search after something was stored; of all also when it is made again, as for the next block of cards.
 */
const measure = async (ctx: Context, engine: string, cards: number): Promise<void> => {
  const times: (Time & { readonly filter: string; readonly sort: string })[] = []
  const again: typeof times = []
  for (const [filter, params] of Object.entries(FILTERS)) {
    for (const sort of CARD_SORTS) {
      await timeOf(ctx, { ...params, sort })
      for (let run = 0; run < RUNS; run++) {
        await storeSomething(ctx.engine)
        times.push({ filter, sort, ...(await timeOf(ctx, { ...params, sort })) })
        again.push({ filter, sort, ...(await timeOf(ctx, { ...params, sort })) })
      }
    }
  }
  const aim = cards >= 1_000_000 ? '<= 60' : '<= 25'
  const say = (which: string, some: typeof times) => {
    const at = `${engine}, ${cards.toLocaleString('en')} cards, ${which}`
    const of = (key: keyof Time, share: number) =>
      percentile(
        some.map((time) => time[key]),
        share,
      )
    report({ group, figure: 'p95', at, value: of('ms', 0.95), unit: 'ms', aim })
    report({ group, figure: 'median', at, value: of('ms', 0.5), unit: 'ms', aim: null })
    if (engine !== 'SQLite') return
    report({ group, figure: 'median processor time', at, value: of('processorMs', 0.5), unit: 'ms', aim: null })
  }
  say('every filter and order', times)
  say('every filter and order, nothing stored since', again)
  for (const sort of CARD_SORTS)
    say(
      `by ${sort}`,
      times.filter((time) => time.sort === sort),
    )
  for (const filter of Object.keys(FILTERS))
    say(
      filter,
      times.filter((time) => time.filter === filter),
    )
}

const onPostgres = async (from: Engine, cards: number): Promise<void> => {
  const server = TEST_DATABASE_URL ? null : await startPostgres()
  const url = server?.url ?? TEST_DATABASE_URL ?? ''
  const engine = await openEngine({ dataDir: '', databaseUrl: url }, NOW)
  try {
    await copyLibrary(from, engine, url)
    await measure({ engine, now: NOW, actor: await localActor(engine) }, 'PostgreSQL', cards)
  } finally {
    await engine.close()
    await server?.stop()
  }
}

for (const cards of SIZES) {
  const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  try {
    await (await makeStudy(folder, cards, NOW)).close()
    vary(sqliteFileIn(folder))
    const { ctx, close } = await openStudy(folder, NOW)
    await measure(ctx, 'SQLite', cards)
    const hasPostgres = BENCH_ENGINE !== 'sqlite' && (TEST_DATABASE_URL || postgresPrograms())
    if (cards <= 100_000 && hasPostgres) await onPostgres(ctx.engine, cards)
    await close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
