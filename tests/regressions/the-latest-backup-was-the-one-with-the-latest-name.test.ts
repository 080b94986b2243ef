import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import { backUp } from '@/lib/services/storage/back-up'
import { restore } from '@/lib/services/storage/restore'
import { must } from '@/tests/support/must'
import { answerCards, entriesIn, NOW, storageFixtures } from '@/tests/support/storage'

const { newFolder, open, close, filled } = storageFixtures()

it('a backup that a wrong clock named does not stay the latest', async () => {
  const { ctx, settings } = await filled()
  await answerCards(ctx, 2)
  const wrong = await backUp(settings, NOW + 400 * DAY_MS)
  await answerCards(ctx, 3, NOW + 60_000)
  const right = await backUp(settings, NOW + 120_000)
  if (!wrong.ok || !right.ok) throw new Error('not backed up')
  await close(ctx.engine)
  expect(await restore(settings, 'latest', NOW + DAY_MS)).toMatchObject({ ok: true, value: { from: right.value.file } })
  expect(await entriesIn(await open(settings))).toBe(5)
})

it('of two with the same answers, the one with the later change of the library is the latest', async () => {
  const { ctx, settings, engine } = await filled()
  await answerCards(ctx, 2)
  await backUp(settings, NOW + DAY_MS)
  await engine.write(async (tx) => {
    await tx.db.update(tx.t.facts).set({ statement: 'Changed.' })
  })
  const later = must(await backUp(settings, NOW))
  await close(engine)
  expect(await restore(settings, 'latest', NOW + DAY_MS)).toMatchObject({ ok: true, value: { from: later.file } })
})

it('a damaged latest one is passed over and named', async () => {
  const { ctx, settings } = await filled()
  await answerCards(ctx, 2)
  const older = await backUp(settings, NOW)
  await answerCards(ctx, 2, NOW + 60_000)
  const newer = await backUp(settings, NOW + 120_000)
  if (!older.ok || !newer.ok) throw new Error('not backed up')
  await close(ctx.engine)
  const bytes = readFileSync(newer.value.file)
  bytes.fill(0x5a, bytes.length - 60_000)
  writeFileSync(newer.value.file, bytes)
  expect(await restore(settings, 'latest', NOW + DAY_MS)).toMatchObject({
    ok: true,
    value: { from: older.value.file, passedOver: [newer.value.file] },
  })
})

it('the second place has the latest one where the backups of the data folder are older', async () => {
  const { ctx, settings } = await filled({ backupDir: newFolder() })
  await answerCards(ctx, 2)
  await backUp({ ...settings, backupDir: null }, NOW)
  await answerCards(ctx, 2, NOW + 60_000)
  const copied = await backUp(settings, NOW + 120_000)
  if (!copied.ok || !copied.value.copy?.ok) throw new Error('not copied')
  await close(ctx.engine)
  const { rmSync } = await import('node:fs')
  rmSync(copied.value.file)
  expect(await restore(settings, 'latest', NOW + DAY_MS)).toMatchObject({
    ok: true,
    value: { from: copied.value.copy.file },
  })
  expect(await entriesIn(await open(settings))).toBe(4)
})

it('backups of another library in the same place do not count', async () => {
  const backupDir = newFolder()
  const other = await filled({ backupDir })
  await answerCards(other.ctx, 9)
  await backUp(other.settings, NOW)
  await close(other.engine)
  const { newLibrary } = await import('@/lib/services/storage/restore')
  const dataDir = newFolder()
  await newLibrary({ dataDir, backupDir, databaseUrl: null }, NOW)
  const own = await filled({ backupDir, dataDir })
  await answerCards(own.ctx, 1)
  await backUp(own.settings, NOW + 1)
  await close(own.engine)
  expect(await restore(own.settings, 'latest', NOW + 2)).toMatchObject({ ok: true })
  expect(await entriesIn(await open(own.settings))).toBe(1)
})
