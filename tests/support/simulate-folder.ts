import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { localActor } from '@/lib/services/local-actor'
import { startUp } from '@/lib/services/start-up'
import { simulateStudy } from './simulate-study'

/** Studies the starter library in a data folder for some days up to today, as a process of its own. */
const run = async (dataDir: string, days: number) => {
  // Earlier today, so that no answer lies ahead of the clock.
  const now = Date.now() - days * DAY_MS - 3 * HOUR_MS
  const { engine } = await startUp({ dataDir, databaseUrl: null, timeZone: 'Europe/Brussels' }, now)
  await simulateStudy({ engine, now, actor: await localActor(engine) }, { days: days + 1, bias: -0.02, rest: 0.06 })
  await engine.close()
}

const [dataDir, days] = process.argv.slice(2)
if (dataDir === undefined || days === undefined) throw new Error('name a data folder and a number of days')
void run(dataDir, Number(days))
