import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { DAY_MS } from '@/lib/domain/time/units'
import { localContext } from '@/lib/services/local-actor'
import { backUp, backupsOf } from '@/lib/services/storage/back-up'
import { restore } from '@/lib/services/storage/restore'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { must } from '@/tests/support/must'

onBothEngines('backup and restore', (open, dialect) => {
  if (dialect === 'postgres') {
    it('leaves PostgreSQL to its own tools, and names them', async () => {
      const { settings, ctx } = await open()
      expect(await backUp(settings, ctx.now)).toMatchObject({ ok: false, code: 'invalid' })
      const refused = await restore(settings, 'latest', ctx.now)
      expect(refused).toMatchObject({ ok: false, code: 'invalid', message: expect.stringContaining('pg_dump') })
    })
    return
  }

  const answerOne = async ({ ctx, settings }: Pick<Opened, 'ctx' | 'settings'>) => {
    const engine = await openEngine(settings, ctx.now)
    const here = await localContext(engine, ctx.now)
    const [card] = await firstCards(here, 1)
    await submitEntries(here, [await answerOf(here, card, 3)])
    const dumped = await dump(engine)
    await engine.close()
    return dumped
  }
  const dumpOf = async ({ ctx, settings }: Pick<Opened, 'ctx' | 'settings'>) => {
    const engine = await openEngine(settings, ctx.now)
    const dumped = await dump(engine)
    await engine.close()
    return dumped
  }
  /** A closed database with a library and one answer. */
  const started = async () => {
    const opened = await open()
    await loadBridges(opened.ctx, 3)
    await opened.engine.close()
    return { ...opened, before: await answerOne(opened), file: sqliteFileIn(opened.dataDir) }
  }

  it('backs up while the database is in use, lists the newest first, and says how large', async () => {
    const { ctx, settings } = await open()
    await loadBridges(ctx, 3)
    const first = must(await backUp(settings, ctx.now))
    const second = must(await backUp(settings, ctx.now + 1000))
    expect(backupsOf(settings)).toEqual([second, first].map(({ file, at, bytes }) => ({ file, at, bytes })))
    expect(second.bytes).toBe(readFileSync(second.file).length)
  })

  it('has nothing to back up or restore where there is no database', async () => {
    const { dataDir, ctx } = await open()
    const nowhere = { dataDir: join(dataDir, 'nowhere'), databaseUrl: null }
    expect(await backUp(nowhere, ctx.now)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await restore(nowhere, 'latest', ctx.now)).toMatchObject({ ok: false, code: 'not-found' })
    expect(existsSync(nowhere.dataDir)).toBe(false)
  })

  it('goes back to the latest backup, and backs up first what is there', async () => {
    const opened = await started()
    const { settings, ctx, before, file } = opened
    const backup = must(await backUp(settings, ctx.now))
    const after = await answerOne(opened)
    expect(after).not.toEqual(before)
    const restored = must(await restore(settings, 'latest', ctx.now + 1000))
    expect(restored).toEqual({
      from: backup.file,
      backup: backupsOf(settings)[0]?.file,
      keptAs: `${file}.before-restore-1`,
      passedOver: [],
    })
    expect(await dumpOf(opened)).toEqual(before)
    must(await restore(settings, restored.backup ?? '', ctx.now + 2000))
    expect(await dumpOf(opened)).toEqual(after)
  })

  it('goes back to a backup that the one written first thins away', async () => {
    const opened = await started()
    const { settings, ctx, before } = opened
    const old = must(await backUp(settings, ctx.now - 10 * DAY_MS))
    must(await backUp(settings, ctx.now - 10 * DAY_MS + 1000))
    await answerOne(opened)
    expect(await restore(settings, old.file, ctx.now)).toMatchObject({ ok: true })
    expect(existsSync(old.file)).toBe(false)
    expect(await dumpOf(opened)).toEqual(before)
  })

  it('restores over a damaged database, which is kept beside', async () => {
    const opened = await started()
    const { settings, ctx, before, file } = opened
    must(await backUp(settings, ctx.now))
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096, bytes.length - 4096)
    writeFileSync(file, bytes)
    expect(await backUp(settings, ctx.now + 500)).toMatchObject({ ok: false, code: 'storage' })
    const restored = must(await restore(settings, 'latest', ctx.now + 1000))
    expect(restored).toMatchObject({ backup: null, keptAs: `${file}.before-restore-1` })
    expect(readFileSync(`${file}.before-restore-1`).length).toBe(bytes.length)
    expect(await dumpOf(opened)).toEqual(before)
  })

  it('refuses while another program has the database open, and changes nothing', async () => {
    const opened = await started()
    const { settings, ctx, file } = opened
    must(await backUp(settings, ctx.now))
    const after = await answerOne(opened)
    const engine = await openEngine(settings, ctx.now)
    await engine.read.db.select().from(engine.read.t.learners)
    const refused = await restore(settings, 'latest', ctx.now + 1000)
    expect(refused).toMatchObject({ ok: false, code: 'conflict', message: expect.stringContaining(file) })
    await engine.close()
    expect(await dumpOf(opened)).toEqual(after)
    expect(backupsOf(settings)).toHaveLength(1)
  })

  it.each([
    ['damaged', (file: string) => writeFileSync(file, Buffer.alloc(9000, 0x5a)), 'is damaged or is not a database'],
    ['a text', (file: string) => writeFileSync(file, 'a letter\n'.repeat(500)), 'is damaged or is not a database'],
    ['empty', (file: string) => writeFileSync(file, ''), 'holds no library'],
    ['a database of nothing', (file: string) => new Sqlite(file).exec('vacuum').close(), 'holds no library'],
    [
      'another program’s database',
      (file: string) => new Sqlite(file).exec('create table reviews (id)').close(),
      'another program’s database',
    ],
    ['a folder', (file: string) => mkdirSync(file), 'There is no file'],
  ])('refuses a backup that is %s, says why, and changes nothing', async (_, make, says) => {
    const opened = await started()
    const { settings, ctx, dataDir, before } = opened
    const wrong = join(dataDir, 'wrong.sqlite')
    make(wrong)
    const refused = await restore(settings, wrong, ctx.now)
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining(says) })
    expect(refused).toMatchObject({ message: expect.stringContaining(wrong) })
    expect(await dumpOf(opened)).toEqual(before)
    expect(existsSync(`${sqliteFileIn(dataDir)}.staged`)).toBe(false)
  })

  it('says which backup does not exist', async () => {
    const { settings, ctx } = await started()
    const refused = await restore(settings, '/nowhere/at-all.sqlite', ctx.now)
    expect(refused).toMatchObject({ ok: false, code: 'not-found', message: expect.stringContaining('/nowhere/at-all') })
  })
})
