import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startUp } from '@/lib/services/start-up'
import { loadSession } from '@/lib/services/study/load-session'
import { makeStudy } from './make-study'
import { report } from './report'
import { percentile } from './statistics'

const NOW = Date.UTC(2026, 2, 2, 9)
const ROUNDS = 200
const WARM_UP = 20

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds that the server takes to put a session together, `ROUNDS` times. */
const sessionTimes = (cards: number): Promise<readonly number[]> =>
  inFolder(async (folder) => {
    const { ctx, close } = await makeStudy(folder, cards, NOW)
    const times: number[] = []
    for (let i = 0; i < WARM_UP + ROUNDS; i++) {
      const begin = performance.now()
      await loadSession({ ...ctx, now: NOW + i * 1000 })
      if (i >= WARM_UP) times.push(performance.now() - begin)
    }
    await close()
    return times
  })

const p95Of: Record<number, number> = {}
for (const cards of [1_000, 100_000, 1_000_000]) {
  const times = await sessionTimes(cards)
  const p95 = percentile(times, 0.95)
  p95Of[cards] = p95
  const at = `${cards.toLocaleString('en')} cards`
  report({ group: 'session', figure: 'server time p50', at, value: percentile(times, 0.5), unit: 'ms', aim: null })
  report({
    group: 'session',
    figure: 'server time p95',
    at,
    value: p95,
    unit: 'ms',
    aim: cards === 100_000 ? '<= 10' : null,
  })
}
const ratio = (p95Of[1_000_000] ?? Number.NaN) / (p95Of[100_000] ?? Number.NaN)
report({
  group: 'session',
  figure: 'p95 against 100,000',
  at: '1,000,000 cards',
  value: ratio,
  unit: 'times',
  aim: '<= 1.5',
})

await inFolder(async (folder) => {
  const settings = { dataDir: folder, databaseUrl: null, timeZone: 'Etc/UTC' }
  const empty = await startUp(settings, NOW, join(folder, '.'))
  await empty.engine.close()
  const begin = performance.now()
  const { engine, content } = await startUp(settings, NOW)
  const value = performance.now() - begin
  await engine.close()
  const at = `${content?.facts} facts, ${content?.cards} cards`
  report({ group: 'session', figure: 'loading the starter library', at, value, unit: 'ms', aim: '<= 1000' })
})
