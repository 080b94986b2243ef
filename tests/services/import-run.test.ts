import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { highlightsOf } from '@/lib/data/queries/drafts/drafts'
import { DAY_MS } from '@/lib/domain/time/units'
import { cardRow, collectionBytes, newPackage, noteRow, writePackage } from '@/lib/interchange/anki/collection.fixture'
import { loadArticle } from '@/lib/services/articles/load-article'
import { importHighlights } from '@/lib/services/capture/import-highlights'
import type { Context } from '@/lib/services/context'
import { makeFact } from '@/lib/services/facts/make-fact'
import {
  confirmRun,
  openRun,
  planRun,
  readAgainRun,
  readRun,
  receivePart,
  stopRun,
  undoRun,
} from '@/lib/services/imports/import-run'
import { type ImportState, importState, importWasSeen, lastImport } from '@/lib/services/imports/import-state'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { dump } from '@/tests/support/dump'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { must, present } from '@/tests/support/must'
import { draft, entry } from './library-fixture'

const never = (reason: unknown) => {
  throw reason
}

const reached = async <Kind extends ImportState['kind']>(ctx: Context, kind: Kind) =>
  (await expect
    .poll(() => importState(ctx), { timeout: 30_000, interval: 50 })
    .toMatchObject({ kind })
    .then(() => importState(ctx))) as Extract<ImportState, { kind: Kind }>

const PART = 1_000

const receive = async ({ ctx, dataDir }: Opened, bytes: Uint8Array) => {
  expect(await openRun(ctx, dataDir, { fileName: 'asia.apkg', size: bytes.length })).toMatchObject({ ok: true })
  for (let from = 0; from < bytes.length; from += PART) {
    expect(await receivePart(ctx, from, bytes.subarray(from, from + PART))).toMatchObject({ ok: true })
  }
}

const packageIn = async (folder: string): Promise<Uint8Array> => {
  const collection = collectionBytes({ schema: 18, notes: [noteRow(0), noteRow(1)], cards: [cardRow(0), cardRow(1)] })
  return readFileSync(await writePackage(folder, newPackage(collection)))
}

onBothEngines('an import on screen', (open) => {
  it('receives a file in parts, shows what it holds, imports and undoes it', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await receive(opened, await packageIn(dataDir))
    expect(await readRun(ctx, never)).toMatchObject({ ok: true })
    expect(importState(ctx)).toMatchObject({ kind: 'working', doing: 'reading' })
    const { report } = await reached(ctx, 'ready')
    expect(report).toMatchObject({ notes: { new: 2 }, cards: 2, decks: ['Asia::China'] })
    expect(await planRun(ctx, { withScheduling: false, deck: 'Asia' })).toMatchObject({ ok: true })
    expect(importState(ctx)).toMatchObject({ kind: 'ready', report: { decks: ['Asia'] } })
    expect(await confirmRun(ctx, never)).toMatchObject({ ok: true })
    const { importId } = await reached(ctx, 'ended')
    expect(readdirSync(join(dataDir, 'imports'))).toEqual([])
    expect(importState(ctx)).toMatchObject({ isSeen: false })
    importWasSeen(ctx)
    expect(importState(ctx)).toMatchObject({ kind: 'ended', isSeen: true })
    expect(await lastImport(ctx)).toMatchObject({ fileName: 'asia.apkg', importId, report: { cards: 2 } })
    // Once another file is sent, the last result is that of the database, as after a new start.
    await receive(opened, await packageIn(dataDir))
    await stopRun(ctx)
    expect(await lastImport(ctx)).toMatchObject({ fileName: 'asia.apkg', importId, report: { cards: 2 } })
    expect(await undoRun(ctx, importId ?? '')).toMatchObject({ ok: true })
    expect(importState(ctx)).toMatchObject({ kind: 'undone', undone: { retired: 2 } })
    expect(await lastImport(ctx)).toBeNull()
  })

  it('says why a file cannot be read, and gives up one that is not wanted', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await receive(opened, Buffer.from('no package'))
    await readRun(ctx, never)
    const { message, fileName } = await reached(ctx, 'failed')
    expect(message).toContain('This is not an Anki package.')
    expect(fileName).toMatch(/\.apkg$/)
    await receive(opened, await packageIn(dataDir))
    await stopRun(ctx)
    expect(importState(ctx)).toEqual({ kind: 'idle' })
    expect(readdirSync(join(dataDir, 'imports'))).toEqual([])
  })

  it('removes what a killed process left behind, once it is a day old', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await openRun(ctx, dataDir, { fileName: 'asia.apkg', size: 10 })
    const [left] = readdirSync(join(dataDir, 'imports'))
    const fresh = await newStagingFolder(dataDir, Date.now())
    expect(readdirSync(join(dataDir, 'imports'))).toHaveLength(2)
    await newStagingFolder(dataDir, Date.now() + 2 * DAY_MS)
    const now = readdirSync(join(dataDir, 'imports'))
    expect(now).toHaveLength(1)
    expect(now).not.toContain(left)
    expect(now).not.toContain(basename(fresh))
  })

  it('refuses parts that do not follow each other, and steps out of turn', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await openRun(ctx, dataDir, { fileName: 'asia.apkg', size: 10 })
    expect(await receivePart(ctx, 5, new Uint8Array(5))).toMatchObject({ ok: false, code: 'conflict' })
    expect(await receivePart(ctx, 0, new Uint8Array(11))).toMatchObject({ ok: false, code: 'invalid' })
    expect(await readRun(ctx, never)).toMatchObject({ ok: false, code: 'conflict' })
    expect(await confirmRun(ctx, never)).toMatchObject({ ok: false, code: 'conflict' })
    await stopRun(ctx)
  })

  it('reads a text of cards, and again with its columns as they are chosen', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    const bytes = Buffer.from('742 km,How long is the Oder?\n1094 km,How long is the Elbe?\n')
    expect(await openRun(ctx, dataDir, { fileName: 'rivers.csv', size: bytes.length })).toMatchObject({ ok: true })
    expect(await receivePart(ctx, 0, bytes)).toMatchObject({ ok: true })
    expect(await readRun(ctx, never)).toMatchObject({ ok: true })
    expect(await reached(ctx, 'ready')).toMatchObject({
      report: { notes: { new: 2 }, decks: ['rivers'] },
      text: { format: 'pairs', cards: [{ question: '742 km' }, { question: '1094 km' }] },
    })
    expect(await readAgainRun(ctx, { columns: ['answer', 'question'] }, never)).toMatchObject({ ok: true })
    expect(await reached(ctx, 'ready')).toMatchObject({
      report: { notes: { new: 2 } },
      text: { cards: [{ question: 'How long is the Oder?', answer: '742 km' }, {}] },
    })
    expect(await confirmRun(ctx, never)).toMatchObject({ ok: true })
    expect(await reached(ctx, 'ended')).toMatchObject({ report: { cards: 2 } })
  })

  it('says why a text cannot be read, and takes a package for one whatever its name', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    const send = async (fileName: string, bytes: Uint8Array) => {
      expect(await openRun(ctx, dataDir, { fileName, size: bytes.length })).toMatchObject({ ok: true })
      expect(await receivePart(ctx, 0, bytes)).toMatchObject({ ok: true })
      expect(await readRun(ctx, never)).toMatchObject({ ok: true })
    }
    expect(await openRun(ctx, dataDir, { fileName: 'empty.csv', size: 0 })).toMatchObject({
      ok: false,
      message: '“empty.csv” is empty.',
    })
    await send('photo.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))
    expect(await reached(ctx, 'failed')).toMatchObject({ message: expect.stringMatching(/^The file is not text\./) })
    await send('asia.zip', await packageIn(dataDir))
    expect(await reached(ctx, 'ready')).toMatchObject({ text: null, report: { decks: ['Asia::China'] } })
  })
})

const HEADER = 'Highlight,Book Title,Book Author,Note,Location,Highlighted at'
const row = (text: string, { title = 'The Weir', note = '', location = 1 } = {}) =>
  `"${text}","${title}","Mira Holm","${note}",${location},2024-03-04 10:11:12`
const csv = (...rows: readonly string[]) => Buffer.from([HEADER, ...rows].join('\n'))

const OPENED = 'The Stone Bridge was opened in 1999.'
const LIME = 'Lime was burnt on the eastern bank.'
const FLOOD = 'The flood of June took the ferry.'

const imported = async (ctx: Context, bytes: Uint8Array) => must(await importHighlights(ctx, bytes))

const marked = async (ctx: Context, key: string) => {
  const article = present(await findArticle(ctx.engine.read, ctx.actor.workspaceIds, key))
  const highlights = await highlightsOf(ctx.engine.read, article)
  expect(highlights.every(({ snapshotId }) => snapshotId === article.snapshotId)).toBe(true)
  return highlights.map(({ start, end, note }) => [article.text.slice(start, end), note])
}

onBothEngines('highlights of another program', (open) => {
  it('become an article for each work, with each highlight marked in it', async () => {
    const { ctx } = await open()
    const { works } = await imported(
      ctx,
      csv(row(LIME, { location: 9 }), row(OPENED, { note: 'Check it.' }), row(FLOOD, { title: 'Ferries' })),
    )
    expect(works).toMatchObject([
      { kind: 'added', title: 'The Weir', highlights: 2 },
      { kind: 'added', title: 'Ferries', highlights: 1 },
    ])
    const loaded = await loadArticle(ctx, works[0]?.key ?? '')
    expect(loaded?.article).toMatchObject({
      origin: 'highlights',
      authors: ['Mira Holm'],
      text: `${OPENED}\n\n${LIME}`,
    })
    expect(await marked(ctx, works[0]?.key ?? '')).toEqual([
      [OPENED, 'Check it.'],
      [LIME, null],
    ])
  })

  it('change nothing when they are imported again', async () => {
    const { ctx, engine } = await open()
    await imported(ctx, csv(row(OPENED), row(LIME)))
    const before = await dump(engine)
    expect((await imported(ctx, csv(row(OPENED), row(LIME)))).works).toMatchObject([
      { kind: 'unchanged', highlights: 0 },
    ])
    expect(await dump(engine)).toEqual(before)
  })

  it('grow at the end when there are more, and facts keep their passages and cards', async () => {
    const { ctx } = await open()
    const { works } = await imported(ctx, csv(row(OPENED), row(LIME, { location: 2 })))
    const key = works[0]?.key ?? ''
    const words = OPENED.slice(0, -1)
    const made = await makeFact(ctx, key, { start: 0, end: words.length }, draft({ cards: [entry()] }))
    expect(made.ok).toBe(true)
    const more = await imported(ctx, csv(row(FLOOD, { location: 1 }), row(OPENED), row(LIME, { location: 2 })))
    expect(more.works).toMatchObject([{ kind: 'grown', key, highlights: 1 }])
    const loaded = await loadArticle(ctx, key)
    expect(loaded?.article.text).toBe(`${OPENED}\n\n${LIME}\n\n${FLOOD}`)
    const [fact] = loaded?.facts ?? []
    expect(fact?.passage).toMatchObject({ exact: words, start: 0, snapshotId: loaded?.article.snapshotId })
    expect(fact?.cards).toHaveLength(1)
    expect((await marked(ctx, key)).map(([text]) => text)).toEqual([OPENED, LIME, FLOOD])
  })

  it.each([
    ['of another kind', Buffer.from('a,b\n1,2'), 'wrong-type'],
    ['without highlights', csv(row('')), 'invalid'],
    ['of no text', new Uint8Array([0, 255, 0, 1]), 'wrong-type'],
  ])('are refused in a file %s, and nothing is written', async (_, bytes, code) => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    expect(await importHighlights(ctx, bytes)).toMatchObject({ ok: false, code, field: 'file' })
    expect(await dump(engine)).toEqual(before)
  })

  it('keep a cell that looks like a formula as words', async () => {
    const { ctx } = await open()
    const { works } = await imported(ctx, csv(row('=SUM(A1:A9) was written on the wall.')))
    expect((await marked(ctx, works[0]?.key ?? ''))[0]?.[0]).toBe('=SUM(A1:A9) was written on the wall.')
  })
})
