import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { searchCards } from '@/lib/services/cards/search-cards'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { redo, undo } from '@/lib/services/history/undo'
import { importStaged, previewStaged } from '@/lib/services/imports/text-import'
import { stageTextFile } from '@/lib/services/imports/text-stage'
import { undoImport } from '@/lib/services/imports/undo-import'
import { openRetention } from '@/lib/services/retention/retention-model'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { cardQuery } from '@/tests/support/card-query'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { studiedLibrary } from '@/tests/support/studied-library'
import { loadEveryForm } from './export-fixture'

const ALL = { withScheduling: true, deck: null }

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const exported = async (ctx: Context): Promise<string> => {
  const result = await exportCards(ctx, exportSchema.parse({ format: 'jsonl' }))
  if (!result.ok) throw new Error(result.message)
  return text(result.value.stream)
}

const staged = async (ctx: Context, content: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-test-json-'))
  folders.push(folder)
  const path = join(folder, 'library.jsonl')
  writeFileSync(path, content)
  const { workspaceId } = ctx.actor
  return stageTextFile({ path, fileName: 'library.jsonl', folder, choices: {}, now: ctx.now, workspaceId }).result
}

const read = async (ctx: Context, content: string) => {
  const result = await staged(ctx, content)
  if (!result.ok) throw new Error(result.message)
  return result.value.staged
}

const imported = async (ctx: Context, content: string) => {
  const result = await importStaged(ctx, await read(ctx, content), ALL)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** The lines of these types, without when they came in and what was remembered at that moment. */
const linesOf = (jsonl: string, ...types: readonly string[]) =>
  jsonl
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ type }) => types.includes(String(type)))
    .map(({ receivedAt: _r, claimedAt: _c, memoryBefore: _m, predictedRecall: _p, ...line }) => JSON.stringify(line))
    .sort()

const studied = async (ctx: Context): Promise<Context> => {
  const end = await studiedLibrary(ctx)
  await loadEveryForm(end)
  // An answer that was undone and done again: its copy counts in its place.
  for (const reverse of [undo, redo]) expect(await reverse(end, { ofLog: true })).toMatchObject({ ok: true })
  return end
}

onBothEngines('importing a full export', (open) => {
  it('gives another library the same things under the same ids, with the same memories and log', async () => {
    const end = await studied((await open()).ctx)
    const file = await exported(end)
    const { ctx: fresh, engine, settings } = await open()
    const ctx = { ...fresh, now: end.now }
    const before = await dump(engine)
    const preview = await previewStaged(ctx, await read(ctx, file), ALL)
    expect(await dump(engine)).toEqual(before)
    const { report } = await imported(ctx, file)
    expect({ ...preview, memories: null }).toEqual({ ...report, memories: null })
    expect(report.notes).toMatchObject({ changed: 0, same: 0 })
    expect(report.problems).toEqual([])
    expect(report.memories).toMatchObject({ differing: 0 })
    const again = await exported(ctx)
    const library = ['deck', 'article', 'snapshot', 'passage', 'fact', 'card'] as const
    for (const type of library) expect(linesOf(again, type), type).toEqual(linesOf(file, type))
    for (const type of ['memory', 'entry']) expect(linesOf(again, type), type).toEqual(linesOf(file, type))
    await openRetention(ctx)
    const doctor = await runDoctor(settings, ctx.now, { repair: false })
    expect(doctor.ok && doctor.value.checks.filter(({ found, name }) => found > 0 && name !== 'backup')).toEqual([])
    expect(await imported(ctx, file)).toMatchObject({ importId: null, report: { notes: { new: 0 }, reviews: 0 } })
  })

  it('changes nothing in the library that it came from', async () => {
    const end = await studied((await open()).ctx)
    const before = await dump(end.engine)
    const { importId, report } = await imported(end, await exported(end))
    expect(importId).toBeNull()
    expect(report).toMatchObject({ notes: { new: 0, changed: 0 }, cards: 0, reviews: 0, problems: [] })
    expect(await dump(end.engine)).toEqual(before)
  })

  it('is undone as one, and comes back with its memories when it is imported again', async () => {
    const end = await studied((await open()).ctx)
    const file = await exported(end)
    const { ctx: fresh } = await open()
    const ctx = { ...fresh, now: end.now }
    await imported(ctx, file)
    const memories = linesOf(await exported(ctx), 'memory')
    expect(await undoImport({ ...ctx, now: ctx.now + 1000 })).toMatchObject({ ok: true })
    const found = async () => (await searchCards(ctx, cardQuery({}))).lines.length
    expect(await found()).toBe(0)
    const later = { ...ctx, now: ctx.now + 2000 }
    const { report } = await imported(later, file)
    expect(report.reviews).toBeGreaterThan(0)
    expect(await found()).toBeGreaterThan(0)
    expect(linesOf(await exported(later), 'memory')).toEqual(memories)
  })

  it.each([
    ['a line that is not JSON', (file: string) => file.replace('{"type":"fact"', '{"type":fact'), 'it is not JSON'],
    [
      'a passage that is not in its snapshot',
      (file: string) => file.replace('"exact":"', '"exact":"not '),
      'the words of the passage',
    ],
    ['a changed text', (file: string) => file.replace('"sha256":"', '"sha256":"0'), 'the text of the snapshot'],
    [
      'a name of nothing',
      (file: string) => file.replace(/"factId":"[^"]*"/u, '"factId":"nothing"'),
      'the fact nothing',
    ],
  ])('refuses a file with %s, with its line', async (_, damage, message) => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const result = await staged(ctx, damage(await exported(ctx)))
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining(message) })
    expect(result).toMatchObject({ message: expect.stringMatching(/^Line \d+ of the export is not valid/) })
  })
})
