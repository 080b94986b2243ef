import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { readContent } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { stageTextFile } from '@/lib/services/imports/stage-package'
import { importStaged, previewStaged } from '@/lib/services/imports/text-import'
import { undoImport } from '@/lib/services/imports/undo-import'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'

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

const staged = async ({ now }: Context, bytes: Uint8Array, fileName: string) => {
  const folder = newFolder()
  const path = join(folder, fileName)
  writeFileSync(path, bytes)
  return must(await stageTextFile({ path, fileName, folder, choices: {}, now }).result).staged
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

const FILE = readFileSync('content/soft-shoe.md')
const NAME = 'soft-shoe.md'

onBothEngines('content files', (open) => {
  it('say what they would bring, bring it once, and come back after an undo', async () => {
    const { ctx } = await open()
    const file = await staged(ctx, FILE, NAME)
    const preview = await previewStaged(ctx, file, ALL)
    expect(preview.notes.new).toBeGreaterThan(3)
    expect(await rowsOf(ctx)).toEqual({ facts: [], cards: [], live: 0 })
    const imported = await importStaged(ctx, file, ALL)
    expect(imported).toMatchObject({ ok: true, value: { report: preview } })
    const here = await rowsOf(ctx)
    expect(here.live).toBe(preview.notes.new)
    expect(here.cards).toHaveLength(preview.cards)

    const again = await importStaged(later(ctx, 1), file, ALL)
    expect(again).toMatchObject({
      ok: true,
      value: { importId: null, report: { notes: { new: 0, same: here.live }, cards: 0 } },
    })
    expect(await rowsOf(ctx)).toEqual(here)

    expect((await undoImport(later(ctx, 2))).ok).toBe(true)
    expect((await rowsOf(ctx)).live).toBe(0)
    expect(await importStaged(later(ctx, 3), file, ALL)).toMatchObject({ ok: true, value: { report: preview } })
    expect(await rowsOf(ctx)).toEqual(here)
  })

  it('leave an article of the starter library as it is', async () => {
    const { ctx, engine } = await open()
    await loadContent(engine, localWorkspace(ctx), readContent('content'), ctx.now)
    const before = await rowsOf(ctx)
    const file = await staged(ctx, FILE, NAME)
    const imported = await importStaged(later(ctx, 1), file, ALL)
    expect(imported).toMatchObject({ ok: true, value: { importId: null, report: { problems: [{ count: 1 }] } } })
    expect(await rowsOf(ctx)).toEqual(before)
  })

  it('are refused with what is wrong if one has an error', async () => {
    const { ctx } = await open()
    const wrong = Buffer.from(FILE.toString('utf8').replace(/^ {2}passage: .*$/mu, '  passage: not in it'))
    await expect(staged(ctx, wrong, NAME)).rejects.toThrow('The content files have errors.')
  })
})
