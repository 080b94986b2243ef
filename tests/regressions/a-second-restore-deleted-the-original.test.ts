import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { backUp } from '@/lib/services/storage/back-up'
import { restore } from '@/lib/services/storage/restore'
import { must } from '@/tests/support/must'
import { answerCards, entriesIn, NOW, storageFixtures } from '@/tests/support/storage'

const { open, close, filled } = storageFixtures()

it('what restores replaced is numbered, and none of it is ever deleted', async () => {
  const { engine, ctx, settings, file } = await filled()
  const backup = must(await backUp(settings, NOW))
  await answerCards(ctx, 4)
  await close(engine)
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4096, bytes.length - 4096)
  writeFileSync(file, bytes)
  for (let turn = 1; turn <= 3; turn++) {
    const restored = await restore(settings, backup.file, NOW + turn)
    expect(restored).toMatchObject({ ok: true, value: { keptAs: `${file}.before-restore-${turn}` } })
  }
  expect(readFileSync(`${file}.before-restore-1`).equals(bytes)).toBe(true)
  for (let turn = 1; turn <= 3; turn++) expect(existsSync(`${file}.before-restore-${turn}`)).toBe(true)
})

it('a replaced database that was kept can be restored itself, with what was in its log alone', async () => {
  const { ctx, settings, file } = await filled()
  const backup = must(await backUp(settings, NOW))
  await answerCards(ctx, 4)
  await close(ctx.engine)
  await restore(settings, backup.file, NOW + 1)
  expect(await restore(settings, `${file}.before-restore-1`, NOW + 2)).toMatchObject({ ok: true })
  expect(await entriesIn(await open(settings))).toBe(4)
})
