import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Engine } from '@/lib/data/engine/engine'
import { openEngine, type StorageSettings, sqliteFileIn } from '@/lib/data/open'
import type { Context } from '@/lib/services/context'
import { ensureHome, localActor } from '@/lib/services/local-actor'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { present } from '@/tests/support/must'
import { reviewOf } from './entries'
import { loadBridges } from './library'

/** Monday 2 March 2026, 09:00 UTC. */
export const NOW = Date.UTC(2026, 2, 2, 9)

export type Filled = {
  readonly engine: Engine
  readonly ctx: Context
  readonly settings: StorageSettings
  readonly dataDir: string
  readonly file: string
}

/** Folders and engines that are removed and closed after each test of the file that calls this. */
export const storageFixtures = () => {
  const folders: string[] = []
  const engines = new Set<Engine>()
  afterEach(async () => {
    for (const engine of engines) await engine.close()
    engines.clear()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })
  const newFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'aide-test-'))
    folders.push(folder)
    return folder
  }
  const open = async (settings: StorageSettings, now = NOW): Promise<Engine> => {
    const engine = await openEngine(settings, now)
    engines.add(engine)
    return engine
  }
  const close = async (engine: Engine): Promise<void> => {
    engines.delete(engine)
    await engine.close()
  }
  /** A library of `cards` cards, open. */
  const filled = async ({
    cards = 5,
    backupDir = null as string | null,
    dataDir = newFolder(),
  } = {}): Promise<Filled> => {
    const settings = { dataDir, backupDir, databaseUrl: null }
    const engine = await open(settings)
    await ensureHome(engine, NOW, 'Etc/UTC')
    const ctx = { engine, now: NOW, actor: await localActor(engine) }
    await loadBridges(ctx, cards)
    return { engine, ctx, settings, dataDir, file: sqliteFileIn(dataDir) }
  }
  return { newFolder, open, close, filled }
}

/** Gives `count` answers, one a second from `from` on. */
export const answerCards = async (ctx: Context, count: number, from = NOW): Promise<void> => {
  const { settingsId } = await loadSession(ctx)
  const { cards } = ctx.engine.read.t
  const ids = (await ctx.engine.read.db.select({ id: cards.id }).from(cards)).map(({ id }) => id)
  for (let i = 0; i < count; i++) {
    const at = from + i * 1000
    const cardId = present(ids[i % ids.length])
    const entry = reviewOf({ cardId, at, rating: 3, settingsId, questionMs: 0, answerMs: 0 })
    const [result] = await submitEntries({ ...ctx, now: at }, [entry])
    if (result?.status !== 'stored') throw new Error(`not stored: ${result?.status}`)
  }
}

/** How many entries the log has. */
export const entriesIn = async ({ read }: Engine): Promise<number> =>
  (await read.db.select({ id: read.t.reviews.id }).from(read.t.reviews)).length

/** What `work` throws. @throws when it does not */
export const thrownBy = async (work: () => Promise<unknown>): Promise<Error> => {
  try {
    await work()
  } catch (reason) {
    if (reason instanceof Error) return reason
  }
  throw new Error('nothing was thrown')
}
