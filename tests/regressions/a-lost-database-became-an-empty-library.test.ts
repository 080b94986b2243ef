import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withCompanions } from '@/lib/data/files/names'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { backUp } from '@/lib/services/storage/back-up'
import { newLibrary, restore } from '@/lib/services/storage/restore'
import { answerCards, entriesIn, NOW, storageFixtures, thrownBy } from '@/tests/support/storage'

const { newFolder, open, close, filled } = storageFixtures()

/** A closed library with 3 answers. */
const studied = async (backupDir: string | null = null) => {
  const library = await filled({ backupDir })
  await answerCards(library.ctx, 3)
  return library
}

const losses = {
  'deleted, with backups beside it': async () => {
    const { settings, engine, file } = await studied()
    await backUp(settings, NOW)
    await close(engine)
    for (const name of withCompanions(file)) rmSync(name, { force: true })
    return settings
  },
  'deleted, with its record beside it': async () => {
    const { settings, engine, file } = await studied()
    await close(engine)
    rmSync(file)
    return settings
  },
  'an empty file, with backups beside it': async () => {
    const { settings, engine, file } = await studied()
    await backUp(settings, NOW)
    await close(engine)
    truncateSync(file)
    return settings
  },
  'an empty file and nothing else': async () => {
    const dataDir = newFolder()
    writeFileSync(sqliteFileIn(dataDir), '')
    return { dataDir, backupDir: null, databaseUrl: null }
  },
  'left behind by a restore that was cut off': async () => {
    const dataDir = newFolder()
    const { engine, file } = await filled({ dataDir })
    await close(engine)
    renameSync(file, `${file}.before-restore`)
    rmSync(join(dataDir, 'last-known.json'))
    return { dataDir, backupDir: null, databaseUrl: null }
  },
  'deleted with its whole folder, with backups in the second place': async () => {
    const { settings, engine } = await studied(newFolder())
    await backUp(settings, NOW)
    await close(engine)
    rmSync(settings.dataDir, { recursive: true })
    return settings
  },
}

describe.each(Object.entries(losses))('a database that is %s', (_, lose) => {
  it('stops the start with what was found and what to do, and nothing is made in its place', async () => {
    const settings = await lose()
    const file = sqliteFileIn(settings.dataDir)
    const before = existsSync(settings.dataDir) ? readdirSync(settings.dataDir).sort() : []
    const { message } = await thrownBy(() => openEngine(settings, NOW))
    expect(message).toContain(file)
    expect(message).toContain('npm run aide -- restore latest')
    expect(message).toContain('npm run aide -- restore --empty')
    expect(existsSync(file) ? statSync(file).size : 0).toBe(0)
    expect(readdirSync(settings.dataDir).sort()).toEqual(before)
  })

  it('makes way for an empty library only when that is asked for', async () => {
    const settings = await lose()
    expect(await newLibrary(settings, NOW)).toMatchObject({ ok: true })
    const engine = await open(settings)
    expect(await entriesIn(engine)).toBe(0)
  })
})

it('a library whose folder was deleted comes back from the second place', async () => {
  const settings = await losses['deleted with its whole folder, with backups in the second place']()
  expect(await restore(settings, 'latest', NOW + 1)).toMatchObject({ ok: true })
  expect(await entriesIn(await open(settings))).toBe(3)
})

it('a library that is there is never replaced by an empty one', async () => {
  const { settings, engine } = await studied()
  await close(engine)
  expect(await newLibrary(settings, NOW)).toMatchObject({ ok: false, code: 'conflict' })
  expect(await entriesIn(await open(settings))).toBe(3)
})

it('a first start makes a library, also where the server has left its lock and a prompt lies there', async () => {
  const dataDir = newFolder()
  mkdirSync(join(dataDir, 'prompts'))
  writeFileSync(join(dataDir, 'server.lock'), '')
  const engine = await open({ dataDir, backupDir: newFolder(), databaseUrl: null })
  expect(await entriesIn(engine)).toBe(0)
})

it('a first start that was killed leaves nothing that looks like a lost library', async () => {
  const dataDir = newFolder()
  writeFileSync(join(dataDir, 'aide.sqlite.new-12345'), 'half')
  await open({ dataDir, databaseUrl: null })
})
