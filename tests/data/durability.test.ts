import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { settingsByIds } from '@/lib/data/queries/learner/learner'
import { uncountedEntriesOf } from '@/lib/data/queries/retention/rollups'
import { logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import { anId } from '@/lib/domain/ids.fixture'
import { replay } from '@/lib/domain/scheduling/replay'
import { DEFAULT_SCHEDULING } from '@/lib/domain/scheduling/settings'
import { localActor } from '@/lib/services/local-actor'
import { rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { rollupsCheck } from '@/tests/support/rollups-check'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Starts a program that answers cards, kills it with SIGKILL after `count` acknowledgements, and gives their ids. */
const killedAfter = async (dataDir: string, count: number): Promise<readonly string[]> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/endless-answers.ts', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += chunk
    if (printed.split('\n').length > count) break
  }
  child.kill('SIGKILL')
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit')
  return printed.split('\n').filter((line) => line.length === 36)
}

it('no acknowledged answer is lost when the process is killed, and memories and rollups follow from the log', async () => {
  for (const count of [1, 40, 170]) {
    const dataDir = mkdtempSync(join(tmpdir(), 'aide-test-'))
    folders.push(dataDir)
    const acknowledged = await killedAfter(dataDir, count)
    expect(acknowledged.length).toBeGreaterThanOrEqual(count)
    const engine = await openEngine({ dataDir, databaseUrl: null }, Date.now())
    const { reviews } = engine.read.t
    const stored = await engine.read.db.select({ id: reviews.id, cardId: reviews.cardId }).from(reviews)
    const ids = new Set(stored.map(({ id }) => id))
    expect(acknowledged.filter((id) => !ids.has(anId(id)))).toEqual([])
    const actor = await localActor(engine)
    const { learnerId } = actor
    const cards = [...new Set(stored.map(({ cardId }) => cardId))]
    const logs = await logsOfCards(engine.read, learnerId, cards)
    const memories = await memoriesOf(engine.read, learnerId, cards)
    const versions = await settingsByIds(
      engine.read,
      learnerId,
      [...logs.values()].flat().flatMap((entry) => (entry.kind === 'review' ? [entry.settingsId] : [])),
    )
    for (const card of cards) {
      const rebuilt = replay(card, logs.get(card) ?? [], (id) => versions.get(id) ?? DEFAULT_SCHEDULING)
      expect(memories.get(card)).toEqual(rebuilt)
    }
    expect((await rollupsCheck(engine, actor)).examples).toEqual([])
    await rollupsUpToDate({ engine, now: Date.now(), actor })
    expect(await uncountedEntriesOf(engine.read, learnerId)).toEqual([])
    const rollups = await rollupsCheck(engine, actor)
    expect(rollups.examples).toEqual([])
    expect(rollups.examined).toBeGreaterThan(cards.length)
    await engine.close()
    const check = new Sqlite(sqliteFileIn(dataDir), { readonly: true })
    expect(check.pragma('integrity_check', { simple: true })).toBe('ok')
    check.close()
  }
}, 60_000)
