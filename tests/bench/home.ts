import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY_MS } from '@/lib/domain/time/units'
import { listAgeing } from '@/lib/services/ageing/list-ageing'
import { listOwnBriefings } from '@/lib/services/briefing/list-briefings'
import { loadCalendar } from '@/lib/services/briefing/load-calendar'
import { listConflicts } from '@/lib/services/conflicts/list-conflicts'
import type { Context } from '@/lib/services/context'
import { localActor } from '@/lib/services/local-actor'
import { loadReadingOfDay } from '@/lib/services/reading/load-reading-list'
import { startUp } from '@/lib/services/start-up'
import { storageNotices } from '@/lib/services/storage/storage-notices'
import { loadToday, partsOfToday } from '@/lib/services/study/load-today'
import { answerLibrary, makeBriefings } from './make-briefings'
import { report } from './report'
import { percentile } from './statistics'

const NOW = Date.UTC(2026, 2, 2, 9)

const ROUNDS = 30
const WARM_UP = 5
const AT_ONCE = 300

/** Everything that the Today page reads on the server, one part after the other. */
const partsOf = (ctx: Context, dataDir: string): readonly (readonly [string, () => Promise<unknown>])[] => [
  ['today', () => loadToday(ctx)],
  ['storage', () => storageNotices({ dataDir, databaseUrl: null }, ctx)],
  ['briefings', () => partsOfToday(ctx)],
  ['reading', () => loadReadingOfDay(ctx)],
  ['conflicts', () => listConflicts(ctx)],
  ['ageing', () => listAgeing(ctx, { limit: 3 })],
]

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

/** Reports the whole page, its parts and two other pages. @returns the median of the whole page, in milliseconds */
const measure = async (ctx: Context, dataDir: string, at: string): Promise<number> => {
  const whole: number[] = []
  const ofPart = new Map<string, number[]>()
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    let sum = 0
    for (const [name, work] of partsOf({ ...ctx, now: ctx.now + round * 1000 }, dataDir)) {
      const ms = await timed(work)
      sum += ms
      if (round >= WARM_UP) ofPart.set(name, [...(ofPart.get(name) ?? []), ms])
    }
    if (round >= WARM_UP) whole.push(sum)
  }
  const p50 = percentile(whole, 0.5)
  report({ group: 'home', figure: 'data of Today p50', at, value: p50, unit: 'ms', aim: null })
  report({ group: 'home', figure: 'data of Today p95', at, value: percentile(whole, 0.95), unit: 'ms', aim: '<= 200' })
  for (const [name, times] of ofPart) {
    report({ group: 'home', figure: `part ${name} p50`, at, value: percentile(times, 0.5), unit: 'ms', aim: null })
  }
  for (const [figure, work] of [
    ['list of briefings', () => listOwnBriefings(ctx)],
    ['calendar', () => loadCalendar(ctx, null)],
  ] as const) {
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) times.push(await timed(work))
    report({ group: 'home', figure: `${figure} p50`, at, value: percentile(times, 0.5), unit: 'ms', aim: null })
  }
  return p50
}

const dataDir = mkdtempSync(join(tmpdir(), 'aide-bench-'))
try {
  const settings = { dataDir, databaseUrl: null, timeZone: 'Etc/UTC' }
  const { engine } = await startUp(settings, NOW - 90 * DAY_MS)
  const ctx: Context = { engine, now: NOW, actor: await localActor(engine) }
  await answerLibrary(ctx)
  const none = await measure(ctx, dataDir, 'no briefing')
  await makeBriefings(ctx, 5)
  const five = await measure(ctx, dataDir, '5 briefings')
  await makeBriefings(ctx, AT_ONCE - 5)
  const many = await measure(ctx, dataDir, `${AT_ONCE} briefings`)
  const ratio = (value: number, at: string, aim: string | null) =>
    report({ group: 'home', figure: 'p50 of Today against', at, value, unit: 'times', aim })
  ratio(many / none, `${AT_ONCE} briefings, none`, null)
  ratio(many / five, `${AT_ONCE} briefings, 5`, '<= 1.5')
  await engine.close()
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
