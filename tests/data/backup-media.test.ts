import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mediaFileIn, mediaFolder } from '@/lib/data/media/in-folder'
import type { schema } from '@/lib/data/schema/sqlite'
import { DAY_MS } from '@/lib/domain/time/units'
import { addMedia } from '@/lib/services/media/add-media'
import { backUp } from '@/lib/services/storage/back-up'
import { restore } from '@/lib/services/storage/restore'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { pngBytes } from '@/lib/sources/media/media.fixture'
import { type Filled, NOW, storageFixtures } from '@/tests/support/storage'

const { newFolder, open, close, filled } = storageFixtures()

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Adds a picture, and shows it on a card unless it is to be unused. */
const added = async ({ engine, ctx, dataDir }: Filled, grey: number, isShown = true) => {
  const path = join(dataDir, 'coming')
  writeFileSync(path, pngBytes(4, 3, undefined, grey))
  const result = await addMedia(ctx, { path, name: `map ${grey}.png` })
  rmSync(path)
  if (!result.ok) throw new Error(result.message)
  const { cards } = engine.read.t
  if (isShown)
    await engine.write(async (tx) => {
      await tx.db.update(cards).set({ front: `Where? ![a map](media:${result.value.digest}.png#4x3)` })
    })
  return { row: result.value, file: mediaFileIn(mediaFolder(dataDir), result.value) }
}

const backedUp = async ({ settings }: Filled, at = NOW) => {
  const backup = await backUp(settings, at)
  if (!backup.ok) throw new Error(backup.message)
  return backup.value
}

const examined = async ({ settings }: Filled, options: { removeUnused?: boolean } = {}, at = NOW) => {
  const report = await runDoctor(settings, at, { repair: false, ...options })
  if (!report.ok) throw new Error(report.message)
  return report.value.checks.filter(({ name }) => name === 'media')
}

describe('media files', () => {
  it('are in a backup and its copy in the second place, each checked and once', async () => {
    const library = await filled({ backupDir: newFolder() })
    const { row, file } = await added(library, 10)
    const { file: backup, copy } = await backedUp(library)
    expect(copy?.ok).toBe(true)
    await backedUp(library, NOW + 1_000)
    for (const folder of [dirname(backup), library.settings.backupDir ?? '']) {
      const copied = mediaFileIn(mediaFolder(folder), row)
      expect(readFileSync(copied).equals(readFileSync(file))).toBe(true)
      expect(readdirSync(dirname(copied))).toEqual([row.digest])
    }
  })

  it('that are damaged do not hold up a backup, and no backup takes the damage over', async () => {
    const library = await filled()
    const { row, file } = await added(library, 10)
    const whole = readFileSync(file)
    writeFileSync(file, Buffer.alloc(whole.length, 7))
    const { file: backup } = await backedUp(library)
    expect(existsSync(mediaFileIn(mediaFolder(dirname(backup)), row))).toBe(false)
    writeFileSync(file, whole)
    await backedUp(library, NOW + 1_000)
    writeFileSync(file, Buffer.alloc(whole.length, 7))
    await backedUp(library, NOW + 2_000)
    expect(sha256(readFileSync(mediaFileIn(mediaFolder(dirname(backup)), row)))).toBe(row.digest)
  })

  it('come back with a restore if they are gone', async () => {
    const library = await filled()
    const { file } = await added(library, 10)
    const { file: backup } = await backedUp(library)
    await close(library.engine)
    const whole = readFileSync(file)
    rmSync(mediaFolder(library.dataDir), { recursive: true })
    expect(await restore(library.settings, backup, NOW + 1_000)).toMatchObject({ ok: true })
    expect(readFileSync(file).equals(whole)).toBe(true)
    expect((await examined(library)).map(({ found }) => found)).toEqual([0])
  })
})

describe('the doctor', () => {
  it('finds media that are missing and that are damaged', async () => {
    const library = await filled()
    const [missing, damaged, cut] = [await added(library, 10), await added(library, 20), await added(library, 30)]
    rmSync(missing.file)
    writeFileSync(damaged.file, Buffer.alloc(damaged.row.bytes, 7))
    writeFileSync(cut.file, 'short')
    const [check] = await examined(library)
    expect(check).toMatchObject({ found: 3, examined: 3, isDerived: false })
    for (const words of ['“map 10.png”', 'is missing', '“map 20.png”', 'is damaged', '“map 30.png”', 'has 5 bytes'])
      expect(check?.examples.join('\n')).toContain(words)
  })

  it('names those that no card shows, and removes them on request once they are a day old', async () => {
    const library = await filled()
    const [unused, shown] = [await added(library, 10, false), await added(library, 20)]
    const [check] = await examined(library)
    expect(check).toMatchObject({ found: 0, notes: [expect.stringContaining('No card shows 1 file: “map 10.png”')] })
    await close(library.engine)
    await examined(library, { removeUnused: true }, NOW + DAY_MS / 2)
    expect(existsSync(unused.file)).toBe(true)
    await examined(library, { removeUnused: true }, NOW + 2 * DAY_MS)
    expect(existsSync(unused.file)).toBe(false)
    expect(existsSync(shown.file)).toBe(true)
    expect((await examined(library)).flatMap(({ notes }) => notes)).toEqual([])
  })

  it('keeps what only an earlier version of a fact shows', async () => {
    const library = await filled()
    const { row, file } = await added(library, 10, false)
    const { engine, ctx } = library
    const [fact] = await engine.read.db.select().from(engine.read.t.facts).limit(1)
    if (!fact) throw new Error('the library has facts')
    const says = { statement: `![a map](media:${row.digest}.png)` }
    await engine.write(async (tx) => {
      const version = { workspaceId: fact.workspaceId, id: 'v', factId: fact.id, reason: 'edit', note: null, at: NOW }
      const values = { ...version, learnerId: ctx.actor.learnerId, before: says, after: says }
      await tx.db.insert(tx.t.factVersions).values(values as typeof schema.factVersions.$inferInsert) // only what it names is read
    })
    await close(engine)
    await examined(library, { removeUnused: true }, NOW + 2 * DAY_MS)
    expect(existsSync(file)).toBe(true)
    await open(library.settings)
  })

  it('removes bytes that a crash left without a row', async () => {
    const library = await filled()
    const { row, file } = await added(library, 10, false)
    await library.engine.write(async (tx) => {
      await tx.db.delete(tx.t.media)
    })
    expect((await examined(library)).flatMap(({ notes }) => notes)).toEqual([expect.stringContaining('1 stored file')])
    await close(library.engine)
    await examined(library, { removeUnused: true })
    expect(existsSync(file), row.name).toBe(false)
  })
})
