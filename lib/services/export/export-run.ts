import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Instant } from '../../domain/ids'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { sharedByEngine } from '../shared-by-engine'
import { newStagingFolder, removeStaged } from '../staging-folder'
import { planExport } from './export-cards'
import type { ExportInput } from './export-input'
import type { ExportStep } from './exporting'
import { type WrittenExport, writeExportFile } from './write-export-file'

/** What an export came to: a file that can be downloaded, until the next export or for a day. */
export type ReadyExport = WrittenExport & {
  readonly kind: 'ready'
  readonly name: string
  readonly at: Instant
  /** Whether it was downloaded. */
  readonly isTaken: boolean
}

/** The state of an export on screen. A learner has one at a time; it is kept until the server stops. */
export type ExportState =
  | { readonly kind: 'idle' }
  /** `share` is how much of the step is done, 0 to 1. */
  | { readonly kind: 'working'; readonly name: string; readonly step: ExportStep; readonly share: number }
  | ReadyExport
  | { readonly kind: 'failed'; readonly message: string }

type Run = { state: ExportState; folder: string | null; type: string; stop: AbortController | null }

const BUSY = 'Another export is still running. Wait until it has finished, or stop it.'

const runsOf = sharedByEngine<Map<string, Run>>('export-runs', () => new Map())

const runOf = ({ engine, actor }: Context): Run => {
  const runs = runsOf(engine)
  const run = runs.get(actor.learnerId) ?? { state: { kind: 'idle' }, folder: null, type: '', stop: null }
  runs.set(actor.learnerId, run)
  return run
}

const fileOf = (folder: string): string => join(folder, 'file')

const end = async (run: Run, state: ExportState): Promise<void> => {
  const { folder } = run
  run.folder = null
  run.stop = null
  run.state = state
  if (folder !== null) await removeStaged(folder)
}

/** The state of the actor's export. */
export const exportState = (ctx: Context): ExportState => runOf(ctx).state

/**
 * Begins an export, in place of the file of the last one. It answers once the cards are found and works on; `failing` is
 * told of a bug. Fails as `planExport` does, and as `conflict` while another is running.
 */
export const startExport = async (
  ctx: Context,
  dataDir: string,
  input: ExportInput,
  failing: (reason: unknown) => void,
): Promise<Result<null>> => {
  const run = runOf(ctx)
  if (run.stop !== null) return failed('conflict', BUSY)
  const stop = new AbortController()
  run.stop = stop
  try {
    const planned = await planExport(ctx, input)
    if (!planned.ok) {
      run.stop = null
      return planned
    }
    await end(run, { kind: 'idle' })
    run.stop = stop
    const { name, type } = planned.value
    run.type = type
    run.folder = await newStagingFolder(dataDir, ctx.now, 'exports')
    const file = fileOf(run.folder)
    const onProgress = (step: ExportStep, share: number) => {
      if (run.stop === stop) run.state = { kind: 'working', name, step, share }
    }
    onProgress('reading', 0)
    const work = async () => {
      const written = await writeExportFile(planned.value, file, { onProgress, signal: stop.signal })
      if (!written.ok) return await end(run, { kind: 'idle' })
      run.stop = null
      run.state = { kind: 'ready', name, at: ctx.now, isTaken: false, ...written.value }
    }
    work().catch(async (reason: unknown) => {
      await end(run, { kind: 'failed', message: 'Something went wrong, and nothing was exported. Try again.' })
      failing(reason)
    })
    return done(null)
  } catch (reason) {
    await end(run, { kind: 'idle' })
    throw reason
  }
}

/** Stops the export, or discards its file. */
export const stopExport = async (ctx: Context): Promise<Result<null>> => {
  const run = runOf(ctx)
  if (run.stop === null) await end(run, { kind: 'idle' })
  else run.stop.abort()
  return done(null)
}

/** A file that an export made, to be sent. */
export type FinishedExport = {
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly stream: Readable
}

/** The file of the actor's last export; it counts as downloaded then. Fails as `not-found` if there is none. */
export const takeExport = (ctx: Context): Result<FinishedExport> => {
  const run = runOf(ctx)
  const { state, folder, type } = run
  if (state.kind !== 'ready' || folder === null || !existsSync(fileOf(folder)))
    return failed('not-found', 'There is no exported file. Export again.')
  const { name, bytes } = state
  run.state = { ...state, isTaken: true }
  return done({ name, type, bytes, stream: createReadStream(fileOf(folder)) })
}
