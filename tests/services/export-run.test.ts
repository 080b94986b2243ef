import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { planExport } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { type ExportState, exportState, startExport, stopExport, takeExport } from '@/lib/services/export/export-run'
import { writeExportFile } from '@/lib/services/export/write-export-file'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { onBothEngines } from '@/tests/support/engines'
import { loadEveryForm } from './export-fixture'

const never = (reason: unknown) => {
  throw reason
}

const inputOf = (input: object) => exportSchema.parse(input)

const reached = async <Kind extends ExportState['kind']>(ctx: Context, kind: Kind) =>
  (await expect
    .poll(() => exportState(ctx), { timeout: 30_000, interval: 20 })
    .toMatchObject({ kind })
    .then(() => exportState(ctx))) as Extract<ExportState, { kind: Kind }>

const planned = async (ctx: Context, input: object) => {
  const plan = await planExport(ctx, inputOf(input))
  if (!plan.ok) throw new Error(plan.message)
  return plan.value
}

onBothEngines('an export on screen', (open) => {
  it('works on after it was started, and leaves a file to download', async () => {
    const { ctx, dataDir } = await open()
    await loadEveryForm(ctx)
    expect(takeExport(ctx)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await startExport(ctx, dataDir, inputOf({ format: 'apkg' }), never)).toMatchObject({ ok: true })
    expect(exportState(ctx)).toMatchObject({
      kind: 'working',
      step: 'reading',
      name: 'aide-memoire-cards-for-anki-2026-03-02.apkg',
    })
    const ready = await reached(ctx, 'ready')
    expect(ready).toMatchObject({ isTaken: false, reviews: 0 })
    expect(ready.cards).toBeGreaterThan(8)
    const taken = takeExport(ctx)
    if (!taken.ok) throw new Error(taken.message)
    const chunks: Buffer[] = []
    for await (const chunk of taken.value.stream) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    expect(bytes).toHaveLength(ready.bytes)
    expect(taken.value.bytes).toBe(ready.bytes)
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(exportState(ctx)).toMatchObject({ kind: 'ready', isTaken: true })
  })

  it('keeps one file, until the next export or until it is discarded', async () => {
    const { ctx, dataDir } = await open()
    await loadEveryForm(ctx)
    for (const [format, what] of [
      ['csv', 'cards'],
      ['jsonl', 'library'],
    ]) {
      await startExport(ctx, dataDir, inputOf({ format }), never)
      expect(await reached(ctx, 'ready')).toMatchObject({ name: `aide-memoire-${what}-2026-03-02.${format}` })
      expect(readdirSync(join(dataDir, 'exports'))).toHaveLength(1)
    }
    expect(await stopExport(ctx)).toMatchObject({ ok: true })
    expect(exportState(ctx)).toEqual({ kind: 'idle' })
    expect(readdirSync(join(dataDir, 'exports'))).toEqual([])
  })

  it('can be stopped, and nothing is left of it; a second one has to wait', async () => {
    const { ctx, dataDir } = await open()
    await loadEveryForm(ctx)
    await startExport(ctx, dataDir, inputOf({ format: 'apkg' }), never)
    expect(await startExport(ctx, dataDir, inputOf({ format: 'csv' }), never)).toMatchObject({
      ok: false,
      code: 'conflict',
    })
    await stopExport(ctx)
    expect(await reached(ctx, 'idle')).toEqual({ kind: 'idle' })
    expect(readdirSync(join(dataDir, 'exports'))).toEqual([])
  })

  it('says at once that no card matches, and keeps the file that is there', async () => {
    const { ctx, dataDir } = await open()
    await loadEveryForm(ctx)
    await startExport(ctx, dataDir, inputOf({ format: 'csv' }), never)
    await reached(ctx, 'ready')
    const none = inputOf({ format: 'apkg', selection: { kind: 'all', query: 'q=zzzzzz', except: [] } })
    expect(await startExport(ctx, dataDir, none, never)).toMatchObject({ ok: false, code: 'invalid' })
    expect(exportState(ctx)).toMatchObject({ kind: 'ready' })
  })

  it('offers no file that was removed after a day', async () => {
    const { ctx, dataDir } = await open()
    await loadEveryForm(ctx)
    await startExport(ctx, dataDir, inputOf({ format: 'csv' }), never)
    await reached(ctx, 'ready')
    await newStagingFolder(dataDir, Date.now() + 2 * DAY_MS, 'exports')
    expect(takeExport(ctx)).toMatchObject({ ok: false, code: 'not-found' })
  })
})

onBothEngines('an export to a file', (open) => {
  afterEach(() => vi.unstubAllEnvs())

  /** A folder for the file, in which there is one for what is temporary too. */
  const folderOf = () => {
    const folder = mkdtempSync(join(tmpdir(), 'aide-test-export-'))
    mkdirSync(join(folder, 'temporary'))
    vi.stubEnv('TMPDIR', join(folder, 'temporary'))
    return folder
  }

  it.each(['apkg', 'apkg-packing', 'csv', 'md', 'jsonl'])('leaves nothing when %s is stopped', async (what) => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const folder = folderOf()
    const [format, step = 'reading'] = what.split('-')
    const stop = new AbortController()
    const stopped = await writeExportFile(await planned(ctx, { format }), join(folder, 'cards'), {
      signal: stop.signal,
      onProgress: (at) => {
        if (at === step) stop.abort()
      },
    })
    expect(stopped).toMatchObject({
      ok: false,
      code: 'conflict',
      message: 'The export was stopped. Nothing was written.',
    })
    expect(readdirSync(folder)).toEqual(['temporary'])
    await expect.poll(() => readdirSync(tmpdir())).toEqual([])
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(['apkg', 'csv', 'md', 'jsonl'])('tells how much of %s is done, never backwards', async (format) => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const folder = folderOf()
    const told = new Map<string, number[]>()
    const written = await writeExportFile(await planned(ctx, { format }), join(folder, 'cards'), {
      onProgress: (step, share) => told.set(step, [...(told.get(step) ?? []), share]),
    })
    expect(written).toMatchObject({ ok: true, value: { bytes: readFileSync(join(folder, 'cards')).length } })
    expect([...told.keys()]).toEqual(format === 'apkg' ? ['reading', 'packing'] : ['reading'])
    for (const shares of told.values()) {
      expect(shares).toEqual([...shares].sort((a, b) => a - b))
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      expect(shares.at(-1)).toBeLessThanOrEqual(1)
    }
    if (format === 'apkg') expect(told.get('packing')?.at(-1)).toBe(1)
    rmSync(folder, { recursive: true, force: true })
  })
})
