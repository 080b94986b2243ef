import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { sqliteFileIn } from '@/lib/data/open'
import { blockOfCards } from '@/lib/data/queries/cards/card-search'
import { fitReport } from '@/lib/domain/fitting/fit-report'
import type { ReviewId } from '@/lib/domain/ids'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { askedCards } from '@/lib/services/card-query/asked-cards'
import type { Context } from '@/lib/services/context'
import { loadFitLog } from '@/lib/services/fitting/run-fit'
import { undoLast } from '@/lib/services/history/undo'
import { loadOverview } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { trainByFsrsRs } from '@/lib/services/worker/fsrs-trainer'
import { ankiPython } from '@/tests/support/anki/find-anki'
import { cardQuery } from '@/tests/support/card-query'
import { at, cards, reviews } from './library-size'
import { makeLog } from './make-log'
import { makeStudy, openStudy } from './make-study'
import { report } from './report'
import { vary, wordOfRank } from './search-words'
import { percentile } from './statistics'

const ANSWERS = process.env.BENCH_SMALL === '1' ? 200 : 1_000
const UNDOS = 30
const ROUNDS = 20
const WARM_UP = 10
/** The log ends on the day before: what is imported must not lie ahead. */
const NOW = Date.now() - DAY_MS
const group = 'peers'

/** Searches that mean the same in both grammars. */
const SEARCHES = [
  wordOfRank(30),
  wordOfRank(3_000),
  `${wordOfRank(3)} ${wordOfRank(40)}`,
  'is:due',
  'is:new',
  'rated:30:1',
  'prop:ivl>=21',
  'prop:lapses>2',
  'prop:r<0.9',
  `${wordOfRank(30)} -is:due`,
] as const

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Milliseconds by the clock, and of processor time: other work on the machine changes the latter less. */
type Time = readonly [clock: number, processor: number]

const timed = async (work: () => Promise<unknown>): Promise<Time> => {
  const [begin, processor] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(processor)
  return [performance.now() - begin, (user + system) / 1_000]
}

const median = async (work: () => Promise<unknown>): Promise<Time> => {
  const times: Time[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) times.push(await timed(work))
  const of = (which: 0 | 1) =>
    percentile(
      times.slice(WARM_UP).map((time) => time[which]),
      0.5,
    )
  return [of(0), of(1)]
}

type AnkiTimes = {
  readonly cards: number
  readonly queue: Time
  readonly answers: Time
  readonly answered: number
  readonly undo: Time
  readonly searches: Readonly<Record<string, Time>>
  readonly found: Readonly<Record<string, number>>
  readonly all: Time
  readonly fit: Time
  readonly fit_items: number
}

/** The same as in Anki: what is due is answered with Good, one after the other, each stored before the next. */
const answerAll = async (ctx: Context, count: number): Promise<number> => {
  const { main, settingsId } = await loadSession(ctx, { aheadDays: 36_500 })
  const asked = main.slice(0, count)
  for (const [index, { cardId }] of asked.entries()) {
    const now = ctx.now + index
    const times = { questionMs: 2_000, answerMs: 1_000 }
    const id = uuidv7({ msecs: now }) as ReviewId // edge
    const entry = {
      kind: 'review',
      id,
      cardId,
      at: now,
      rating: 3,
      format: 'flash',
      mode: 'study',
      ...times,
      fuzz: null,
      settingsId,
    } as const
    const [result] = await submitEntries({ ...ctx, now }, [entry])
    if (result?.status !== 'stored') throw new Error(`an answer was not stored: ${result?.message}`)
  }
  return asked.length
}

const statistics = async (ctx: Context) => {
  // Nothing is kept from one look to the next.
  await loadOverview(await openRetention({ ...ctx, engine: { ...ctx.engine } }))
}

const compare = (figure: string, own: Time, anki: Time): void => {
  for (const [which, unit] of [
    [0, 'ms'],
    [1, 'processor ms'],
  ] as const) {
    report({ group, figure, at, value: own[which], unit, aim: null })
    report({ group, figure: `Anki’s engine, ${figure}`, at, value: anki[which], unit, aim: null })
  }
  const times = own[1] / anki[1]
  report({
    group,
    figure: `${figure}, processor time against Anki’s engine`,
    at,
    value: times,
    unit: 'times',
    aim: '<= 1',
  })
}

/** A time as if it had been for another number of the same. */
const scaled = ([clock, processor]: Time, by: number): Time => [clock * by, processor * by]

const timesOfAnki = (python: string, file: string): AnkiTimes =>
  JSON.parse(
    execFileSync(
      python,
      [fromRoot('tests/support/anki/time_study.py'), file, String(ANSWERS), String(UNDOS), JSON.stringify(SEARCHES)],
      { encoding: 'utf8', env: { ...process.env, TZ: 'Etc/UTC' } },
    ),
  ) as AnkiTimes // written by the script

const main = async (folder: string, python: string): Promise<void> => {
  const [data, file] = [join(folder, 'data'), join(folder, 'all.apkg')]
  await (await makeStudy(data, cards, NOW)).close()
  await makeLog(data, { cards, reviews, now: NOW })
  vary(sqliteFileIn(data))
  const db = new Sqlite(sqliteFileIn(data))
  // A card of another form would need its text: what is compared is scheduling and search.
  db.prepare("update cards set form = 'question'").run()
  db.close()
  const env = { ...process.env, AIDE_DATA_DIR: data, AIDE_BACKUP_DIR: '', AIDE_TIME_ZONE: 'Etc/UTC' }
  const exported = spawnSync(process.execPath, [fromRoot('scripts/aide.mjs'), 'export', file], {
    env,
    stdio: 'inherit',
  })
  if (exported.status !== 0) throw new Error('the package was not written')
  const anki = timesOfAnki(python, file)

  const { ctx: opened, close } = await openStudy(data, Date.now())
  const ctx: Context = { ...opened, now: Date.now() }
  await statistics(ctx)
  compare('build the queue', await median(() => loadSession(ctx)), anki.queue)
  let answered = 0
  const answering = await timed(async () => {
    answered = await answerAll(ctx, ANSWERS)
  })
  if (answered !== anki.answered)
    process.stderr.write(`${answered} answers here, ${anki.answered} in Anki’s engine: times are per 1,000.\n`)
  compare('answer 1,000', scaled(answering, 1_000 / answered), scaled(anki.answers, 1_000 / anki.answered))
  const later = { ...ctx, now: ctx.now + ANSWERS + 1 }
  compare(
    'undo 30',
    await timed(async () => {
      for (let undo = 0; undo < UNDOS; undo++) await undoLast({ ...later, now: later.now + undo })
    }),
    anki.undo,
  )
  for (const search of SEARCHES) {
    const query = cardQuery({ search })
    // The ids of all cards found, as Anki’s engine gives them.
    const find = async () => {
      const asked = await askedCards(later, query.search)
      return blockOfCards(later.engine.read, asked, {
        order: { ...query.order, now: later.now },
        limit: cards,
        offset: 0,
      })
    }
    const { total } = await find()
    const found = anki.found[search] ?? 0
    if (total !== found) process.stderr.write(`“${search}” finds ${total} cards here, ${found} in Anki’s engine.\n`)
    compare(`search ${search}`, await median(find), anki.searches[search] ?? [Number.NaN, Number.NaN])
  }
  compare('statistics for all time', await median(() => statistics(later)), anki.all)
  const fitting = await timed(async () => {
    const log = await loadFitLog(later)
    // Here in this process, so that its processor time is counted; the program fits in one of its own.
    await fitReport(log, DEFAULT_WEIGHTS, trainByFsrsRs)
  })
  process.stderr.write(`Anki’s engine fitted ${anki.fit_items} items.\n`)
  compare('fit', fitting, anki.fit)
  await close()
}

const python = ankiPython()
if ('missing' in python) process.stderr.write(`${python.missing}: not compared with Anki.\n`)
else {
  const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  try {
    await main(folder, python.python)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
