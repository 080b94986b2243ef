import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import type { ImportOptions } from '@/lib/domain/imports/import-options'
import type { TextChoices } from '@/lib/domain/imports/text-preview'
import { localWorkspace } from '@/lib/services/authorise'
import { searchCards } from '@/lib/services/cards/list-cards'
import { loadContent } from '@/lib/services/content/load-content'
import { readContent } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { stageTextFile } from '@/lib/services/imports/stage-package'
import { importStaged, previewStaged } from '@/lib/services/imports/text-import'
import { undoImport } from '@/lib/services/imports/undo-import'
import { cardQuery } from '@/tests/support/card-query'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { loadEveryForm } from './export-fixture'

const ALL: ImportOptions = { withScheduling: true, deck: null }

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A text as a file, read by the worker process. */
const staged = async (ctx: Context, content: string, fileName = 'rivers.csv', choices: TextChoices = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-test-text-'))
  folders.push(folder)
  const path = join(folder, fileName)
  writeFileSync(path, content)
  return must(await stageTextFile({ path, fileName, folder, choices, now: ctx.now }).result)
}

const imported = async (ctx: Context, content: string, fileName?: string, choices?: TextChoices) =>
  must(await importStaged(ctx, (await staged(ctx, content, fileName, choices)).staged, ALL))

const found = async (ctx: Context, query: Record<string, string>) => (await searchCards(ctx, cardQuery(query))).lines

const exported = async (ctx: Context) =>
  text(must(await exportCards(ctx, exportSchema.parse({ format: 'csv' }))).stream)

const HEAD = 'question,answer,source,tags,deck,as of\n'
const RIVERS = `${HEAD}How long is the Oder?,742 km,"Surveyor, 2001",rivers; borders,Geo::Rivers,2001\nWhat is the Elbe?,{{c1::a river}},,,Geo,\n`

onBothEngines('importing a text of cards', (open) => {
  it('says what it would bring, and writes nothing', async () => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    const { staged: file, preview } = await staged(ctx, RIVERS)
    expect(await previewStaged(ctx, file, ALL)).toEqual({
      notes: { new: 2, changed: 0, same: 0 },
      cards: 2,
      reviews: 0,
      media: { new: 0, bytes: 0, same: 0 },
      decks: ['Geo', 'Geo::Rivers'],
      newDecks: ['Geo', 'Geo::Rivers'],
      problems: [],
      memories: null,
    })
    expect(preview).toMatchObject({
      format: 'table',
      cards: [
        { question: 'How long is the Oder?', answer: '742 km', source: 'Surveyor, 2001' },
        { question: 'What is the Elbe?', answer: '{{c1::a river}}', source: null },
      ],
    })
    expect(await dump(engine)).toEqual(before)
  })

  it('makes cards whose source is what the file notes, the same file again changes nothing, and a newer one updates', async () => {
    const { ctx } = await open()
    const { report } = await imported(ctx, RIVERS)
    expect(report.notes).toEqual({ new: 2, changed: 0, same: 0 })
    const [line] = await found(ctx, { search: 'oder' })
    expect(line).toMatchObject({ title: 'Surveyor, 2001', statement: 'How long is the Oder? 742 km' })
    expect(await imported(ctx, RIVERS)).toMatchObject({ importId: null, report: { notes: { same: 2 } } })
    const newer = RIVERS.replace('742 km', '840 km').replace('"Surveyor, 2001"', 'Atlas 2020')
    expect((await imported(ctx, newer)).report.notes).toEqual({ new: 0, changed: 1, same: 1 })
    const [changed] = await found(ctx, { search: 'oder' })
    expect(changed).toMatchObject({
      cardId: line?.cardId,
      title: 'Atlas 2020',
      statement: 'How long is the Oder? 840 km',
    })
    await undoImport(ctx)
    expect((await found(ctx, { search: 'oder' }))[0]).toMatchObject({ cardId: line?.cardId, title: 'Surveyor, 2001' })
    await undoImport(ctx)
    expect(await found(ctx, { search: 'oder' })).toEqual([])
  })

  it('finds its own table to be here already', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    await imported(ctx, RIVERS)
    const { importId, report } = await imported(ctx, await exported(ctx), 'cards.csv')
    expect(importId).toBeNull()
    expect(report).toMatchObject({ notes: { new: 0, changed: 0 }, cards: 0, problems: [] })
    expect(report.notes.same).toBeGreaterThan(5)
  })

  it('leaves a card with a source as it is if its own table says something else, and says so', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const table = (await exported(ctx)).replace('12 m', '13 m')
    const { importId, report } = await imported(ctx, table, 'cards.csv')
    expect(importId).toBeNull()
    expect(report.problems.map(({ what }) => what)).toEqual([
      '1 card is in your library with other words; it was not changed.',
    ])
  })

  it('has what its own table holds in another library', async () => {
    const { ctx: first } = await open()
    await loadEveryForm(first)
    const file = await exported(first)
    const { ctx } = await open()
    await imported(ctx, file, 'cards.csv')
    const [line] = await found(ctx, { search: 'how long is the oder its lock' })
    expect(line?.title).toContain('Rivers & <bridges>')
    expect(line?.title).toContain('Bridge Review')
    expect(line?.title).toContain('https://example.org/rivers?a=1&b=2')
    expect(line).toMatchObject({ weight: 'must' })
    expect(line?.statement).toContain('“The Oder is 742 km long')
    expect(await found(ctx, { search: 'rises', deck: 'Rivers & <bridges>' })).toHaveLength(1)
    const again = await exported(ctx)
    expect(again).toContain('How **long** is the *Oder* & its <lock>?')
  })
})

const WANTED = { withScheduling: true, deck: null } as const
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-test-content-'))
  folders.push(folder)
  return folder
}

const stagedContent = async ({ now }: Context, bytes: Uint8Array, fileName: string) => {
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
    const file = await stagedContent(ctx, FILE, NAME)
    const preview = await previewStaged(ctx, file, WANTED)
    expect(preview.notes.new).toBeGreaterThan(3)
    expect(await rowsOf(ctx)).toEqual({ facts: [], cards: [], live: 0 })
    const imported = await importStaged(ctx, file, WANTED)
    expect(imported).toMatchObject({ ok: true, value: { report: preview } })
    const here = await rowsOf(ctx)
    expect(here.live).toBe(preview.notes.new)
    expect(here.cards).toHaveLength(preview.cards)

    const again = await importStaged(later(ctx, 1), file, WANTED)
    expect(again).toMatchObject({
      ok: true,
      value: { importId: null, report: { notes: { new: 0, same: here.live }, cards: 0 } },
    })
    expect(await rowsOf(ctx)).toEqual(here)

    expect((await undoImport(later(ctx, 2))).ok).toBe(true)
    expect((await rowsOf(ctx)).live).toBe(0)
    expect(await importStaged(later(ctx, 3), file, WANTED)).toMatchObject({ ok: true, value: { report: preview } })
    expect(await rowsOf(ctx)).toEqual(here)
  })

  it('leave an article of the starter library as it is', async () => {
    const { ctx, engine } = await open()
    await loadContent(engine, localWorkspace(ctx), readContent('content'), ctx.now)
    const before = await rowsOf(ctx)
    const file = await stagedContent(ctx, FILE, NAME)
    const imported = await importStaged(later(ctx, 1), file, WANTED)
    expect(imported).toMatchObject({ ok: true, value: { importId: null, report: { problems: [{ count: 1 }] } } })
    expect(await rowsOf(ctx)).toEqual(before)
  })

  it('are refused with what is wrong if one has an error', async () => {
    const { ctx } = await open()
    const wrong = Buffer.from(FILE.toString('utf8').replace(/^ {2}passage: .*$/mu, '  passage: not in it'))
    await expect(stagedContent(ctx, wrong, NAME)).rejects.toThrow('The content files have errors.')
  })
})
