import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { walOf, withCompanions } from '@/lib/data/files/names'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { backUp } from '@/lib/services/storage/back-up'
import { acceptDatabase, newLibrary, restore } from '@/lib/services/storage/restore'
import { must } from '@/tests/support/must'
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

/** The files as a kill leaves them with 40 answers, all of them in the write-ahead log alone. */
const killed = async () => {
  const { ctx, dataDir } = await filled()
  await answerCards(ctx, 40)
  const folder = newFolder()
  for (const name of ['aide.sqlite', 'aide.sqlite-wal', 'last-known.json'])
    copyFileSync(join(dataDir, name), join(folder, name))
  return { settings: { dataDir: folder, databaseUrl: null }, file: sqliteFileIn(folder) }
}

/** What the files hold; a log that is missing holds what an empty one does. */
const contentsOf = (file: string): readonly string[] =>
  [file, walOf(file)].map((name) =>
    createHash('sha256')
      .update(existsSync(name) ? readFileSync(name) : '')
      .digest('hex'),
  )

const changeByte = (file: string, position: (size: number) => number) => {
  const bytes = readFileSync(file)
  const at = position(bytes.length)
  bytes.writeUInt8((bytes[at] ?? 0) ^ 0xff, at)
  writeFileSync(file, bytes)
}

const damages: Readonly<Record<string, (wal: string) => void>> = {
  'is gone': (wal) => rmSync(wal),
  'is empty': (wal) => writeFileSync(wal, ''),
  'has a wrong header': (wal) => changeByte(wal, () => 20),
  'is damaged in the middle': (wal) => changeByte(wal, (size) => Math.floor(size / 2)),
  'has lost its end': (wal) => writeFileSync(wal, readFileSync(wal).subarray(0, -20_000)),
}

describe.each(Object.entries(damages))('a database whose write-ahead log %s', (_, damage) => {
  it('stops the start, says how much is missing, and is left as it is', async () => {
    const { settings, file } = await killed()
    damage(walOf(file))
    const before = contentsOf(file)
    const { message } = await thrownBy(() => openEngine(settings, NOW))
    expect(message).toMatch(/\d+ entr(y|ies) of its log (is|are) missing/)
    expect(message).toContain('npm run aide -- restore --as-it-is')
    expect(contentsOf(file)).toEqual(before)
  })

  it('is opened once it was accepted, and a copy of it as it was is kept', async () => {
    const { settings, file } = await killed()
    damage(walOf(file))
    const accepted = await acceptDatabase(settings, NOW)
    expect(accepted).toMatchObject({ ok: true, value: { keptAs: `${file}.before-restore-1` } })
    const engine = await open(settings)
    expect(await entriesIn(engine)).toBeLessThan(40)
    expect(existsSync(`${file}.before-restore-1`)).toBe(true)
  })
})

it('a database with its log opens with everything, as after any kill', async () => {
  const { settings } = await killed()
  expect(await entriesIn(await open(settings))).toBe(40)
})

it('an old copy in the place of the database is noticed, and restoring is not mistaken for it', async () => {
  const { ctx, settings, engine, file } = await filled()
  const backup = must(await backUp(settings, NOW))
  await answerCards(ctx, 7)
  await engine.close()
  copyFileSync(backup.file, file)
  const { message } = await thrownBy(() => openEngine(settings, NOW))
  expect(message).toContain('7 entries of its log are missing')
  expect(message).toMatch(
    /restore --as-it-is +use the file as it is: 0 entries\n.*restore latest +go back to the newest backup: 0 entries/,
  )
  expect(await restore(settings, backup.file, NOW + 1000)).toMatchObject({ ok: true })
  expect(await entriesIn(await open(settings))).toBe(0)
})

it('another library in the place of the database is noticed', async () => {
  const [one, other] = [await filled(), await filled()]
  await answerCards(other.ctx, 2)
  await one.engine.close()
  await other.engine.close()
  copyFileSync(other.file, one.file)
  const { message } = await thrownBy(() => openEngine(one.settings, NOW))
  expect(message).toContain('is not the library that was here before')
  expect(await acceptDatabase(one.settings, NOW)).toMatchObject({ ok: true, value: { entries: 2 } })
  expect(await entriesIn(await open(one.settings))).toBe(2)
})

it('a damaged record stands in nobody’s way', async () => {
  const { settings, file } = await killed()
  for (const text of ['', '{"library":', '{"library":"x","change":-1,"entries":0}', 'x'.repeat(10_000)]) {
    writeFileSync(join(file, '..', 'last-known.json'), text)
    const engine = await openEngine(settings, NOW)
    expect(await entriesIn(engine)).toBe(40)
    await engine.close()
  }
})
