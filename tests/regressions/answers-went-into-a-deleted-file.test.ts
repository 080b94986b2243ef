import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { listBackups } from '@/lib/data/files/backups'
import { shmOf, walOf } from '@/lib/data/files/names'
import { sqliteFileIn } from '@/lib/data/open'
import { checkHealth } from '@/lib/services/check-health'
import { restore } from '@/lib/services/storage/restore'
import { storageNotices } from '@/lib/services/storage/storage-notices'
import { answerCards, entriesIn, NOW, storageFixtures, thrownBy } from '@/tests/support/storage'

const { newFolder, open, close, filled } = storageFixtures()

/** What an open database consists of. */
const filesOf = (file: string) => [file, walOf(file), shmOf(file)]

const removals: Readonly<Record<string, (file: string, folder: string) => void>> = {
  'the database is deleted': (file) => rmSync(file),
  'all its files are deleted': (file) => {
    for (const name of filesOf(file)) rmSync(name)
  },
  'its log is deleted': (file) => rmSync(walOf(file)),
  'its index is deleted': (file) => rmSync(shmOf(file)),
  'the database is moved': (file, folder) => renameSync(file, join(folder, 'elsewhere.sqlite')),
  'the whole folder is moved': (file, folder) => renameSync(join(file, '..'), join(folder, 'elsewhere')),
  'another file is put in its place': (file, folder) => {
    copyFileSync(file, join(folder, 'copy'))
    renameSync(join(folder, 'copy'), file)
  },
}

describe.each(Object.entries(removals))('when %s while the program runs', (_, remove) => {
  it('no answer is acknowledged any more, pages can be read, and all until then is in a copy', async () => {
    const { engine, ctx, settings, file, dataDir } = await filled()
    await answerCards(ctx, 5)
    remove(file, newFolder())
    const reason = await thrownBy(() => answerCards(ctx, 1, NOW + 60_000))
    const failure = storageFailure(reason)
    expect(failure).toMatchObject({ code: 'storage-moved', message: expect.stringContaining(file) })
    expect(await entriesIn(engine)).toBe(5)
    await expect(checkHealth(ctx)).rejects.toThrow('nothing more is saved')
    expect(await storageNotices(settings, ctx)).toMatchObject([{ kind: 'moved' }])
    const [copy] = listBackups(dataDir)
    expect(failure?.message).toContain(copy?.file)
    await close(engine)
    const elsewhere = newFolder()
    copyFileSync(copy?.file ?? '', sqliteFileIn(elsewhere))
    expect(await entriesIn(await open({ dataDir: elsewhere, databaseUrl: null }))).toBe(5)
  })
})

it('the copy is made within seconds, also where nobody answers anything', async () => {
  const { ctx, file, dataDir } = await filled()
  await answerCards(ctx, 5)
  for (const name of filesOf(file)) rmSync(name)
  await expect.poll(() => listBackups(dataDir).length, { timeout: 10_000 }).toBe(1)
})

it('a backup of a database that is gone is restored by the usual command', async () => {
  const { engine, ctx, settings, file } = await filled()
  await answerCards(ctx, 5)
  for (const name of filesOf(file)) rmSync(name)
  await thrownBy(() => answerCards(ctx, 1))
  await close(engine)
  expect(await restore(settings, 'latest', NOW)).toMatchObject({ ok: true })
  expect(await entriesIn(await open(settings))).toBe(5)
})

it('files that are put back take answers again', async () => {
  const { engine, ctx, file } = await filled()
  await answerCards(ctx, 5)
  const runJob = newFolder()
  for (const name of filesOf(file)) renameSync(name, join(runJob, name.slice(file.length) || 'main'))
  await thrownBy(() => answerCards(ctx, 1))
  for (const name of filesOf(file)) renameSync(join(runJob, name.slice(file.length) || 'main'), name)
  await answerCards(ctx, 3, NOW + 60_000)
  expect(await entriesIn(engine)).toBe(8)
})

it('a copy of the database file alone has everything, seconds after the last answer', async () => {
  const { ctx, file } = await filled()
  await answerCards(ctx, 30)
  const entriesInCopy = async () => {
    const folder = join(newFolder(), 'copy')
    mkdirSync(folder)
    copyFileSync(file, sqliteFileIn(folder))
    const engine = await open({ dataDir: folder, databaseUrl: null })
    const entries = await entriesIn(engine)
    await close(engine)
    return entries
  }
  await expect.poll(entriesInCopy, { timeout: 15_000, interval: 500 }).toBe(30)
  expect(existsSync(walOf(file))).toBe(true)
  expect(readFileSync(file).length).toBeGreaterThan(0)
})
