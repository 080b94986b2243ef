import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import type { Context } from '@/lib/services/context'
import { planExport, writeExportFile } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { loadEveryForm } from './export-fixture'

const inputOf = (input: object) => exportSchema.parse(input)

const planned = async (ctx: Context, input: object) => must(await planExport(ctx, inputOf(input)))

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
