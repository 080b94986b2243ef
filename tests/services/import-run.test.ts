import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import { cardRow, collectionBytes, newPackage, noteRow, writePackage } from '@/lib/interchange/anki/collection.fixture'
import type { Context } from '@/lib/services/context'
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
import { type Opened, onBothEngines } from '@/tests/support/engines'

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
