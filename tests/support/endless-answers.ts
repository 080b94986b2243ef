import { openEngine } from '@/lib/data/open'
import { ensureHome, localActor } from '@/lib/services/local-actor'
import { rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { present } from '@/tests/support/must'
import { newId } from './entries'
import { loadBridges } from './library'

/** After so many answers the rollups catch up, while further ones come in: a kill may come at any moment of that. */
const CATCH_UP_EVERY = 40
/** After so many answers of a lane it pauses, if it was told to. */
const BURST = 6

/**
 * Answers cards for ever, eight at a time, and prints the id of each answer once it is acknowledged. With `pauseMs` it
 * pauses in between, as a learner does, so that the database is checkpointed.
 */
const run = async (dataDir: string, pauseMs: number) => {
  const now = Date.now()
  const engine = await openEngine({ dataDir, databaseUrl: null }, now)
  await ensureHome(engine, now, 'Etc/UTC')
  const ctx = { engine, now, actor: await localActor(engine) }
  await loadBridges(ctx, 50)
  const { settingsId } = await loadSession(ctx)
  const rows = await engine.read.db.select({ id: engine.read.t.cards.id }).from(engine.read.t.cards)
  const cards = rows.map(({ id }) => id)
  const answerForEver = async (lane: number) => {
    for (let i = lane; ; i += 8) {
      const cardId = present(cards[i % cards.length])
      const at = Date.now()
      const id = newId(at)
      const entry = { kind: 'review', id, cardId, at, rating: 3, format: 'flash', mode: 'study' } as const
      const [result] = await submitEntries({ ...ctx, now: at }, [
        { ...entry, questionMs: 0, answerMs: 0, fuzz: null, settingsId },
      ])
      if (result?.status === 'stored') process.stdout.write(`${id}\n`)
      if (i % CATCH_UP_EVERY === 0) void rollupsUpToDate(ctx)
      if (pauseMs > 0 && Math.floor(i / 8) % BURST === BURST - 1) await new Promise((next) => setTimeout(next, pauseMs))
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, lane) => answerForEver(lane)))
}

const [dataDir, pauseMs = '0'] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('name a data folder')
void run(dataDir, Number(pauseMs))
