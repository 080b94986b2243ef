import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { sqliteFileIn } from '@/lib/data/open'
import { scoresByBin, storedRollups } from '@/lib/data/queries/retention/rollups'
import { scoreBins, scoreSum } from '@/lib/domain/retention/day-rows'
import type { Context } from '@/lib/services/context'
import {
  loadCalibration,
  loadEffort,
  loadExpectedRecall,
  loadForecast,
  loadOverview,
  loadTrueRetention,
} from '@/lib/services/retention/load-overview'
import { loadProblemCards, loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention, type RetentionModel } from '@/lib/services/retention/retention-model'
import { entrySchema } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { makeLog } from './make-log'
import { makeStudy, openStudy } from './make-study'
import { seeded } from './random'
import { report } from './report'
import { percentile } from './statistics'

const isSmall = process.argv.includes('--small') || process.env.BENCH_SMALL === '1'
const CARDS = isSmall ? 20_000 : 100_000
const SIZES = isSmall ? [100_000, 1_000_000] : [1_000_000, 10_000_000]
const RUNS = 40
const group = 'retention'

/** Everything that the Retention page shows first. */
const page = async (ctx: Context) => {
  await loadOverview(await openRetention(ctx))
}

const random = seeded(3)

const answerOne = async (ctx: Context, settingsId: string): Promise<Context> => {
  const at = Date.now()
  const entry = {
    kind: 'review',
    id: uuidv7(),
    cardId: `card-${Math.floor(random() * CARDS)}`,
    at,
    rating: 3,
    format: 'flash',
    mode: 'study',
    questionMs: 2000,
    answerMs: 1000,
    settingsId,
  }
  const now = { ...ctx, now: at }
  const [result] = await submitEntries(now, [entrySchema.parse(entry)])
  if (result?.status !== 'stored') throw new Error(`not stored: ${result?.message}`)
  return now
}

/** How long each of some runs takes in milliseconds, with an answer stored before each. */
const timed = async (ctx: Context, settingsId: string, runs: number, load: (ctx: Context) => Promise<unknown>) => {
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const now = await answerOne(ctx, settingsId)
    const begin = performance.now()
    await load(now)
    times.push(performance.now() - begin)
  }
  return times
}

/** Bytes of tables with their indexes. */
const bytesOf = (file: string, like: string): number => {
  const db = new Sqlite(file, { readonly: true })
  try {
    const row = db
      .prepare<[string], { bytes: number }>(
        `select coalesce(sum(pgsize), 0) bytes from dbstat where aggregate = true and name in
           (select name from sqlite_master where tbl_name in (select value from json_each(?)))`,
      )
      .get(like)
    return row?.bytes ?? 0
  } finally {
    db.close()
  }
}

/** Log loss over the log in SQL alone: what the rollups must come to. */
const logLossInSql = (file: string): { n: number; logLoss: number } => {
  const db = new Sqlite(file, { readonly: true })
  const row = db
    .prepare<[], { n: number; logLoss: number }>(
      `select count(*) n, sum(-ln(case when rating > 1 then predicted_recall else 1 - predicted_recall end)) logLoss
       from reviews where predicted_recall is not null and kind = 'review' and mode <> 'cram'`,
    )
    .get()
  db.close()
  return row ?? { n: 0, logLoss: 0 }
}

const ROLLUPS = '["day_sums","score_sums","card_sums","sum_states"]'
const middle = (times: readonly number[]): number => percentile(times, 0.5)

/** A study of one size, open, with what is said of it. */
const opened = async (reviews: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  const now = Date.now()
  await (await makeStudy(folder, CARDS, now)).close()
  await makeLog(folder, { cards: CARDS, reviews, now })
  const { ctx, close } = await openStudy(folder, now)
  const { settingsId } = await loadSession(ctx)
  const at = `${CARDS.toLocaleString('en')} cards, ${reviews.toLocaleString('en')} reviews`
  const say = (figure: string, value: number, unit: string, aim: string | null = null) =>
    report({ group, figure, at, value, unit, aim })
  const end = async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ctx, settingsId, file: sqliteFileIn(folder), reviews, say, end, times: [] as number[] } // filled below
}

type Opened = Awaited<ReturnType<typeof opened>>

const sayOfSums = async ({ ctx, file, reviews, say }: Opened): Promise<void> => {
  const [log, rollups] = [bytesOf(file, '["reviews"]'), bytesOf(file, ROLLUPS)]
  say('size of the log', log / 1e6, 'MB')
  say('rollups compared with the log', (100 * rollups) / log, '%', reviews >= 10_000_000 ? '<= 1' : null)
  say('rows of rollups', Object.values(await storedRollups(ctx.engine.read, ctx.actor.learnerId)).flat().length, 'rows')
  const expected = logLossInSql(file)
  const rows = await scoresByBin(ctx.engine.read, ctx.actor.learnerId, { from: 0 })
  const scores = scoreSum(scoreBins(rows).bins.values())
  say('scored reviews, off from SQL', Math.abs(scores.n - expected.n), 'reviews', '<= 0')
  say('log loss, off from SQL', Math.abs(scores.logLoss / scores.n - expected.logLoss / expected.n), '', '<= 0.000001')
}

const PARTS = {
  'true retention': loadTrueRetention,
  calibration: loadCalibration,
  'known now': loadExpectedRecall,
  forecast: loadForecast,
  effort: loadEffort,
  articles: (model: RetentionModel) => loadSources(model, 'article'),
  problemCards: loadProblemCards,
}

const studies: Opened[] = []
try {
  for (const reviews of SIZES) studies.push(await opened(reviews))
  for (const study of studies) {
    await sayOfSums(study)
    study.say('page, first after a start', middle(await timed(study.ctx, study.settingsId, 1, page)), 'ms')
  }
  // In turns, so that what else the machine does slows both sizes alike.
  for (let run = 0; run < RUNS; run++) {
    for (const { ctx, settingsId, times } of studies) times.push(...(await timed(ctx, settingsId, 1, page)))
  }
  for (const { say, times } of studies) {
    say('page, p95', percentile(times, 0.95), 'ms', '<= 150')
    say('page, median', middle(times), 'ms')
  }
  for (const [name, load] of Object.entries(PARTS)) {
    for (const { ctx, settingsId, say } of studies) {
      say(
        `${name}, median`,
        middle(await timed(ctx, settingsId, 5, async (now) => load(await openRetention(now)))),
        'ms',
      )
    }
  }
  const [less = Number.NaN, more = Number.NaN] = studies.map(({ times }) => middle(times))
  report({
    group,
    figure: 'page, ten times the log',
    at: `${CARDS.toLocaleString('en')} cards`,
    value: more / less,
    unit: 'times',
    aim: '<= 1.2',
  })
} finally {
  for (const { end } of studies) await end()
}
