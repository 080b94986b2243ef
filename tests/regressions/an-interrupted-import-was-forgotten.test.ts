import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { DAY_MS } from '@/lib/domain/time/units'
import { cardRow, collectionBytes, newPackage, noteRow, writePackage } from '@/lib/interchange/anki/collection.fixture'
import type { Context } from '@/lib/services/context'
import { exportSchema } from '@/lib/services/export/export-input'
import { exportState, leaveExports, recallExports, startExport, takeExport } from '@/lib/services/export/export-run'
import { confirmRun, openRun, readRun, receivePart, stopRun } from '@/lib/services/imports/import-run'
import { importState } from '@/lib/services/imports/import-state'
import { leaveImports, recallImports } from '@/lib/services/imports/recall-imports'
import { markRun } from '@/lib/services/run-mark'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { loadEveryForm } from '@/tests/services/export-fixture'
import { type Opened, onBothEngines } from '@/tests/support/engines'

const never = (reason: unknown) => {
  throw reason
}

const STATE = { timeout: 30_000, interval: 20 }

const packageIn = async (folder: string): Promise<Uint8Array> => {
  const collection = collectionBytes({ schema: 18, notes: [noteRow(0)], cards: [cardRow(0)] })
  return readFileSync(await writePackage(folder, newPackage(collection)))
}

const sent = async ({ ctx, dataDir }: Opened): Promise<void> => {
  const bytes = await packageIn(dataDir)
  expect(await openRun(ctx, dataDir, { fileName: 'asia.apkg', size: bytes.length })).toMatchObject({ ok: true })
  expect(await receivePart(ctx, 0, bytes)).toMatchObject({ ok: true })
}

const previewed = async (opened: Opened): Promise<void> => {
  await sent(opened)
  expect(await readRun(opened.ctx, never)).toMatchObject({ ok: true })
  await expect.poll(() => importState(opened.ctx), STATE).toMatchObject({ kind: 'ready' })
}

/** The server ends and comes back: the same data under another engine, which knows nothing of what went on. */
const restarted = async ({ ctx, settings, dataDir }: Opened, work: (ctx: Context) => Promise<void>, at = ctx.now) => {
  const engine = await openEngine(settings, at)
  try {
    await recallImports(engine, dataDir, at)
    await recallExports(engine, dataDir, at)
    await work({ ...ctx, engine })
  } finally {
    await engine.close()
  }
}

onBothEngines('an import that the end of the server interrupted', (open) => {
  it('while its file was being sent is named at the next start, until another one begins', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await openRun(ctx, dataDir, { fileName: 'asia.apkg', size: 1_000_000 })
    await receivePart(ctx, 0, new Uint8Array(1_000))
    const told = {
      kind: 'failed',
      fileName: 'asia.apkg',
      message: 'The server stopped while the file was being sent. Nothing was imported. Choose the file again.',
    }
    await restarted(opened, async (next) => {
      expect(importState(next)).toEqual(told)
      const [folder = ''] = readdirSync(join(dataDir, 'imports'))
      expect(readdirSync(join(dataDir, 'imports', folder))).toEqual(['run.json'])
    })
    await restarted(opened, async (next) => {
      expect(importState(next)).toEqual(told)
      await stopRun(next)
      expect(readdirSync(join(dataDir, 'imports'))).toEqual([])
    })
    await restarted(opened, async (next) => expect(importState(next)).toEqual({ kind: 'idle' }))
  })

  it('after its preview, or during the import, is named too; after a day no more', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await previewed(opened)
    await restarted(opened, async (next) => {
      expect(importState(next)).toMatchObject({ message: expect.stringContaining('before you started the import') })
      await stopRun(next)
    })
    const mark = { learnerId: ctx.actor.learnerId, fileName: 'asia.apkg', at: ctx.now, doing: 'importing' }
    await markRun(await newStagingFolder(dataDir, ctx.now), mark)
    await restarted(opened, async (next) => {
      expect(importState(next)).toMatchObject({
        message: 'The server stopped during the import. Nothing was imported. Choose the file again.',
      })
    })
    await restarted(
      opened,
      async (next) => {
        expect(importState(next)).toEqual({ kind: 'idle' })
        expect(readdirSync(join(dataDir, 'imports'))).toEqual([])
      },
      ctx.now + 2 * DAY_MS,
    )
  })

  it('after it was stored has ended, although nobody was told', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await previewed(opened)
    await confirmRun(ctx, never)
    await expect.poll(() => importState(ctx), STATE).toMatchObject({ kind: 'ended' })
    const mark = { learnerId: ctx.actor.learnerId, fileName: 'asia.apkg', at: ctx.now, doing: 'importing' }
    await markRun(await newStagingFolder(dataDir, ctx.now), mark)
    await restarted(opened, async (next) => {
      expect(importState(next)).toMatchObject({ kind: 'ended', isSeen: false, report: { notes: { new: 1 } } })
    })
  })

  it('keeps its note when the server closes in order', async () => {
    const opened = await open()
    await sent(opened)
    leaveImports(opened.engine)
    // What gives up afterwards, because the data is closed, must not remove it.
    await stopRun(opened.ctx)
    await restarted(opened, async (next) => expect(importState(next)).toMatchObject({ kind: 'failed' }))
  })
})

onBothEngines('an export that the end of the server interrupted', (open) => {
  it('is named at the next start', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    const name = 'aide-memoire-2026-03-02.apkg'
    const mark = { learnerId: ctx.actor.learnerId, name, type: 'application/octet-stream', at: ctx.now, written: null }
    await markRun(await newStagingFolder(dataDir, ctx.now, 'exports'), mark)
    await restarted(opened, async (next) => {
      const message = `The server stopped before ${name} was complete. Export again.`
      expect(exportState(next)).toEqual({ kind: 'failed', message })
    })
  })

  it('is still there to download if it was complete', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await loadEveryForm(ctx)
    await startExport(ctx, dataDir, exportSchema.parse({ format: 'csv' }), never)
    await expect.poll(() => exportState(ctx), STATE).toMatchObject({ kind: 'ready' })
    const ready = exportState(ctx)
    leaveExports(ctx.engine)
    await restarted(opened, async (next) => {
      expect(exportState(next)).toEqual(ready)
      const taken = takeExport(next)
      if (!taken.ok) throw new Error(taken.message)
      let bytes = 0
      for await (const piece of taken.value.stream) bytes += Buffer.from(piece).length
      expect(bytes).toBe(taken.value.bytes)
      await expect
        .poll(
          () =>
            readFileSync(join(dataDir, 'exports', readdirSync(join(dataDir, 'exports'))[0] ?? '', 'run.json'), 'utf8'),
          STATE,
        )
        .toContain('"isTaken":true')
    })
    await restarted(opened, async (next) => expect(exportState(next)).toMatchObject({ kind: 'ready', isTaken: true }))
  })
})
