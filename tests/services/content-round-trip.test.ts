import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { runContentCheck } from '@/lib/cli/content-check'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { undo } from '@/lib/services/history/undo'
import { importStaged, previewStaged } from '@/lib/services/imports/text-import'
import { stageTextFile } from '@/lib/services/imports/text-stage'
import { readZip } from '@/lib/sources/zip'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { loadEveryForm } from './export-fixture'

const ALL = { withScheduling: true, deck: null } as const

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-test-content-'))
  folders.push(folder)
  return folder
}

const exported = async (ctx: Context) => {
  const result = await exportCards(ctx, exportSchema.parse({ format: 'content' }))
  if (!result.ok) throw new Error(result.message)
  const bytes = await buffer(result.value.stream)
  const zip = await readZip(bytes, () => true)
  if (!zip.ok) throw new Error(zip.message)
  const files = new Map([...zip.entries].map(([name, text]) => [name, Buffer.from(text).toString('utf8')]))
  return { bytes, files, counts: result.value.counts, name: result.value.name }
}

const staged = async ({ now }: Context, bytes: Uint8Array, fileName: string) => {
  const folder = newFolder()
  const path = join(folder, fileName)
  writeFileSync(path, bytes)
  const result = await stageTextFile({ path, fileName, folder, choices: {}, now }).result
  if (!result.ok) throw new Error(result.message)
  return result.value.staged
}

const rowsOf = async ({ engine }: Context) => {
  const { db, t } = engine.read
  const facts = await db.select().from(t.facts)
  const cards = await db.select().from(t.cards)
  return {
    facts: facts.map(({ key, statement, kind, asOf }) => [key, statement, kind, asOf].join('|')).sort(),
    cards: cards.map(({ key, front, back, form }) => [key, front, back, form].join('|')).sort(),
    live: facts.filter(({ retiredAt }) => retiredAt === null).length,
  }
}

onBothEngines('content files as export and import', (open) => {
  it('are accepted by their check, change nothing here, and say the same in another library', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const out = await exported(ctx)
    expect(out.name).toBe('aide-memoire-articles-2026-03-02.zip')
    expect([...out.files.keys()]).toContain('every-form.md')
    expect(out.counts.cards).toBeGreaterThan(3)
    const folder = newFolder()
    for (const [name, text] of out.files) writeFileSync(join(folder, name), text)
    expect(runContentCheck(folder, false).exitCode).toBe(0)

    const again = await importStaged(later(ctx, 1), await staged(ctx, out.bytes, 'content.zip'), ALL)
    expect(again).toMatchObject({ ok: true, value: { importId: null, report: { notes: { new: 0 }, cards: 0 } } })

    const other = (await open()).ctx
    const file = await staged(other, out.bytes, 'content.zip')
    const preview = await previewStaged(other, file, ALL)
    expect(preview.notes.new).toBeGreaterThan(0)
    expect((await rowsOf(other)).live).toBe(0)
    const imported = await importStaged(other, file, ALL)
    if (!imported.ok) throw new Error(imported.message)
    expect(imported.value.report.cards).toBe(out.counts.cards)
    const here = await rowsOf(ctx)
    const there = await rowsOf(other)
    for (const one of there.facts) expect(here.facts).toContain(one)
    for (const one of there.cards) expect(here.cards).toContain(one)
    // A fixed point: the other library writes the same files.
    expect((await exported(other)).files).toEqual(out.files)

    expect((await undo(later(other, 2))).ok).toBe(true)
    expect((await rowsOf(other)).live).toBe(0)
  })

  it('are refused with what is wrong if one has an error', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const { files } = await exported(ctx)
    const wrong = Buffer.from((files.get('every-form.md') ?? '').replaceAll('12 m', '13 m'))
    const right = staged(ctx, Buffer.from(files.get('every-form.md') ?? ''), 'every-form.md')
    await expect(right).resolves.toHaveProperty('articles')
    const one = Buffer.from(wrong.toString('utf8').replace('passage: Its lock rises by 13 m.', 'passage: not in it'))
    await expect(staged(ctx, one, 'every-form.md')).rejects.toThrow('The content files have errors.')
  })
})
