import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listBackups } from '@/lib/data/files/backups'
import { anId } from '@/lib/domain/ids.fixture'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { startUp } from '@/lib/services/start-up'
import { backUp, backUpIfChanged } from '@/lib/services/storage/back-up'
import { keepBackedUp } from '@/lib/services/storage/keep-backed-up'
import { newLibrary } from '@/lib/services/storage/restore'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { storageNotices } from '@/lib/services/storage/storage-notices'
import { smallArticleSource } from '@/tests/support/library'
import { answerCards, entriesIn, type Filled, NOW, storageFixtures } from '@/tests/support/storage'

const { newFolder, close, filled } = storageFixtures()

/** What keeps a library backed up, with a clock that the test sets. */
const kept = ({ settings, engine }: Filled, { isNew = false, at = NOW } = {}) => {
  const clock = { now: at }
  const said: string[] = []
  const report = {
    written: () => {
      said.push('written')
    },
    failed: (message: string) => {
      said.push(message)
    },
  }
  const backups = keepBackedUp({ settings, engine, clock: () => clock.now, isNew, report })
  return {
    said,
    /** Looks at `at`, as the program does every half minute. */
    lookAt: async (at: number) => {
      clock.now = at
      await backups.look()
    },
    settled: () => expect.poll(() => said.length).toBeGreaterThan(0),
    stop: () => backups.stop(5_000),
  }
}
const times = ({ dataDir }: Filled) => listBackups(dataDir).map(({ at }) => at)

describe('a running program', () => {
  it('backs up at its start if the last backup is more than a day old, or there is none', async () => {
    const library = await filled()
    const first = kept(library)
    await first.settled()
    await first.stop()
    expect(times(library)).toEqual([NOW])
    const soon = kept(library, { at: NOW + 23 * HOUR_MS })
    await soon.stop()
    expect(times(library)).toEqual([NOW])
    const nextDay = kept(library, { at: NOW + 25 * HOUR_MS })
    await nextDay.settled()
    await nextDay.stop()
    expect(times(library)).toEqual([NOW + 25 * HOUR_MS, NOW])
  })

  it('backs up after a session, in a pause, at most every half hour', async () => {
    const library = await filled()
    const backups = kept(library, { isNew: true })
    await backups.lookAt(NOW + 5 * MINUTE_MS)
    expect(times(library), 'nothing was changed yet').toEqual([])
    await answerCards(library.ctx, 2)
    await backups.lookAt(NOW + 10 * MINUTE_MS)
    expect(times(library)).toEqual([])
    await backups.lookAt(NOW + 12 * MINUTE_MS)
    expect(times(library), 'the first session').toEqual([NOW + 12 * MINUTE_MS])
    await answerCards(library.ctx, 2, NOW + 13 * MINUTE_MS)
    await backups.lookAt(NOW + 20 * MINUTE_MS)
    await backups.lookAt(NOW + 41 * MINUTE_MS)
    expect(times(library), 'half an hour has not passed').toHaveLength(1)
    await backups.lookAt(NOW + 42 * MINUTE_MS)
    expect(times(library)).toHaveLength(2)
    await backups.lookAt(NOW + 3 * HOUR_MS)
    expect(times(library), 'nothing has changed since').toHaveLength(2)
    await answerCards(library.ctx, 2, NOW + 3 * HOUR_MS)
    await backups.lookAt(NOW + 3 * HOUR_MS + MINUTE_MS)
    expect(times(library), 'the session goes on').toHaveLength(2)
    await backups.lookAt(NOW + 3 * HOUR_MS + 4 * MINUTE_MS)
    expect(times(library)[0]).toBe(NOW + 3 * HOUR_MS + 4 * MINUTE_MS)
    await backups.stop()
  })

  it('does not wait for a pause for longer than an hour', async () => {
    const library = await filled()
    const backups = kept(library, { isNew: true })
    for (let minute = 1; minute <= 70; minute += 1) {
      if (minute % 10 === 0) await answerCards(library.ctx, 1, NOW + minute * MINUTE_MS)
      else
        await library.engine.write(async (tx) => {
          await tx.db.insert(tx.t.workspaces).values({ id: anId(`w${minute}`), name: 'x', createdAt: 1 })
        })
      await backups.lookAt(NOW + minute * MINUTE_MS)
    }
    expect(times(library)).toHaveLength(1)
    await backups.stop()
  })

  it('backs up when it stops, if a session was not backed up yet', async () => {
    const library = await filled()
    const backups = kept(library, { isNew: true })
    await answerCards(library.ctx, 2)
    await backups.lookAt(NOW + MINUTE_MS)
    expect(times(library)).toEqual([])
    await backups.stop()
    expect(times(library)).toEqual([NOW + MINUTE_MS])
    const soon = kept(library, { at: NOW + 10 * MINUTE_MS })
    await answerCards(library.ctx, 2, NOW + 10 * MINUTE_MS)
    await soon.lookAt(NOW + 30 * MINUTE_MS)
    await soon.stop()
    expect(times(library), 'half an hour has not passed').toHaveLength(1)
    const later = kept(library, { at: NOW + 31 * MINUTE_MS })
    await later.lookAt(NOW + 32 * MINUTE_MS)
    await later.stop()
    expect(times(library)).toHaveLength(2)
  })

  it('goes on when a backup fails, says so, and tries again half an hour later', async () => {
    const library = await filled()
    writeFileSync(join(library.dataDir, 'backups'), 'in the way')
    const backups = kept(library)
    await backups.settled()
    expect(backups.said[0]).toContain('No backup was written.')
    await answerCards(library.ctx, 1)
    rmSync(join(library.dataDir, 'backups'))
    await backups.lookAt(NOW + MINUTE_MS)
    await backups.lookAt(NOW + 31 * MINUTE_MS)
    await backups.lookAt(NOW + 34 * MINUTE_MS)
    expect(times(library)).toHaveLength(1)
    await backups.stop()
  })
})

describe('a second place', () => {
  it('gets each backup, checked, for this user alone, and is thinned too', async () => {
    const backupDir = join(newFolder(), 'not', 'there', 'yet')
    const library = await filled({ backupDir })
    for (const day of [12, 11, 10, 9]) await backUp(library.settings, NOW - day * DAY_MS)
    for (const hour of [4, 3, 2]) await backUp(library.settings, NOW - 3 * DAY_MS - hour * HOUR_MS)
    await backUp(library.settings, NOW)
    const names = readdirSync(backupDir).sort()
    expect(names).toEqual(
      listBackups(library.dataDir)
        .map(({ file }) => file.split('/').at(-1))
        .reverse(),
    )
    expect(names).toHaveLength(6)
  })

  it('that fails is reported, and the backup is there all the same', async () => {
    const inTheWay = join(newFolder(), 'file')
    writeFileSync(inTheWay, '')
    const library = await filled({ backupDir: join(inTheWay, 'backups') })
    const written = await backUp(library.settings, NOW)
    expect(written).toMatchObject({
      ok: true,
      value: { copy: { ok: false, problem: expect.stringMatching(/ENOTDIR|EEXIST/) } },
    })
    expect(times(library)).toEqual([NOW])
    const at = (now: number) => storageNotices(library.settings, { ...library.ctx, now })
    expect(await at(NOW + 6 * DAY_MS)).toEqual([])
    expect(await at(NOW + 8 * DAY_MS)).toMatchObject([{ kind: 'copy', lastAt: null }])
  })

  it('shared by two libraries keeps the backups of both', async () => {
    const backupDir = newFolder()
    const one = await filled({ backupDir })
    await backUp(one.settings, NOW - 10 * DAY_MS)
    const dataDir = newFolder()
    await newLibrary({ dataDir, backupDir, databaseUrl: null }, NOW)
    const other = await filled({ backupDir, dataDir })
    await backUp(other.settings, NOW - 10 * DAY_MS + 1)
    await backUp(other.settings, NOW)
    const file = listBackups(one.dataDir)[0]?.file.split('/').at(-1) ?? ''
    expect(readdirSync(backupDir)).toContain(file)
  })
})

describe('a backup is written before', () => {
  it('cards are imported, however recent the last one is, unless nothing has changed since', async () => {
    const library = await filled()
    const backUpFirst = (now: number) => backUpIfChanged(library.settings, { ...library.ctx, now })
    expect(await backUpFirst(NOW)).toBeNull()
    expect(await backUpFirst(NOW + 1)).toBeNull()
    expect(times(library)).toEqual([NOW])
    await answerCards(library.ctx, 1)
    expect(await backUpFirst(NOW + MINUTE_MS)).toBeNull()
    expect(times(library)).toEqual([NOW + MINUTE_MS, NOW])
  })

  it('the starter library is updated', async () => {
    const [dataDir, content] = [newFolder(), newFolder()]
    const settings = { dataDir, databaseUrl: null, timeZone: 'Etc/UTC' }
    const put = (...keys: string[]) =>
      writeFileSync(
        join(content, 'bridges.md'),
        smallArticleSource(
          'bridges',
          keys.map((key) => ({ key })),
        ),
      )
    put('alpha', 'beta')
    const first = await startUp(settings, NOW, content)
    await close(first.engine)
    expect({ isNew: first.isNew, backups: listBackups(dataDir).length }).toEqual({ isNew: true, backups: 0 })
    put('alpha', 'beta', 'gamma')
    const second = await startUp(settings, NOW + 1, content)
    await close(second.engine)
    expect({ isNew: second.isNew, backups: listBackups(dataDir).length }).toEqual({ isNew: false, backups: 1 })
  })

  it('the doctor repairs, and it repairs nothing if there can be none', async () => {
    const library = await filled()
    await answerCards(library.ctx, 2)
    await library.engine.write(async (tx) => {
      await tx.db.update(tx.t.memories).set({ lapses: 3 })
    })
    await runDoctor(library.settings, NOW, { repair: false })
    expect(times(library)).toEqual([])
    writeFileSync(join(library.dataDir, 'backups'), 'in the way')
    expect(await runDoctor(library.settings, NOW, { repair: true })).toMatchObject({ ok: false, code: 'storage' })
    rmSync(join(library.dataDir, 'backups'))
    expect(await runDoctor(library.settings, NOW, { repair: true })).toMatchObject({
      ok: true,
      value: { healthy: true },
    })
    expect(times(library)).toEqual([NOW])
  })
})

describe('Today', () => {
  const at = (library: Filled, now: number) => storageNotices(library.settings, { ...library.ctx, now })

  it('says so when the last good backup is more than a week old, but not if nothing has changed since', async () => {
    const library = await filled()
    expect(await at(library, NOW + 6 * DAY_MS)).toEqual([])
    expect(await at(library, NOW + 8 * DAY_MS)).toMatchObject([{ kind: 'backup', lastAt: null }])
    await backUp(library.settings, NOW)
    expect(await at(library, NOW + 8 * DAY_MS)).toEqual([])
    await answerCards(library.ctx, 1)
    expect(await at(library, NOW + 6 * DAY_MS)).toEqual([])
    expect(await at(library, NOW + 8 * DAY_MS)).toMatchObject([{ kind: 'backup', lastAt: NOW }])
  })

  it('is not reassured by a backup from the future, or by one that was deleted', async () => {
    const library = await filled()
    await backUp(library.settings, NOW + 400 * DAY_MS)
    await answerCards(library.ctx, 1)
    expect(await at(library, NOW + 8 * DAY_MS)).toMatchObject([{ kind: 'backup', lastAt: null }])
    await backUp(library.settings, NOW + 8 * DAY_MS)
    expect(await at(library, NOW + 8 * DAY_MS)).toEqual([])
    for (const { file } of listBackups(library.dataDir)) rmSync(file)
    expect(await at(library, NOW + 8 * DAY_MS)).toMatchObject([{ kind: 'backup', lastAt: null }])
  })

  it('says nothing where the data is in PostgreSQL', async () => {
    const { settings, ctx } = await filled()
    const now = NOW + 100 * DAY_MS
    expect(await storageNotices({ ...settings, databaseUrl: 'postgres://db/aide' }, { ...ctx, now })).toEqual([])
  })
})

it('an answer between counting and copying does not fail a backup', async () => {
  const library = await filled({ cards: 60 })
  let going = true
  const answering = (async () => {
    // One at a time: each is a chance to come between, and the log stays short.
    for (let i = 0; going; i++) await answerCards(library.ctx, 1, NOW + i * MINUTE_MS)
  })()
  for (let i = 0; i < 8; i++) expect(await backUp(library.settings, NOW + i)).toMatchObject({ ok: true })
  going = false
  await answering
  expect(await entriesIn(library.engine)).toBeGreaterThan(20)
})

it('what a killed backup left is removed later, and never taken for a backup', async () => {
  const library = await filled()
  const folder = join(library.dataDir, 'backups')
  mkdirSync(folder)
  const half = join(folder, 'aide-20260301T090000000Z.sqlite.half')
  writeFileSync(half, 'half')
  await backUp(library.settings, NOW)
  expect(existsSync(half), 'it may still be written').toBe(true)
  const { utimesSync } = await import('node:fs')
  utimesSync(half, new Date(0), new Date(0))
  await backUp(library.settings, NOW + 1)
  expect(existsSync(half)).toBe(false)
  expect(readFileSync(join(folder, 'last.json'), 'utf8')).toContain('"change"')
})
