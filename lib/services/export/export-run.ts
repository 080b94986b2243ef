import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Engine } from '../../data/engine/engine'
import type { Instant, LearnerId } from '../../domain/ids'
import type { ImportProblem } from '../../domain/imports/import-report'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { keepOnlyMark, markRun, notedRuns } from '../run-mark'
import { sharedByEngine } from '../shared-by-engine'
import { newStagingFolder, removeStaged } from '../staging-folder'
import { explain } from '../storage/explain'
import type { ExportInput } from './export-input'
import type { ExportStep } from './exporting'
import type { WrittenExport } from './write-export-file'

/** What an export came to: a file that can be downloaded, until the next export or for a day. */
export type ReadyExport = WrittenExport & {
  readonly kind: 'ready'
  readonly name: string
  readonly at: Instant
  /** Whether it was downloaded. */
  readonly isTaken: boolean
}

/** The state of an export on screen. A learner has one at a time. A start of the server recalls it, or that it was interrupted. */
export type ExportState =
  | { readonly kind: 'idle' }
  /** `share` is how much of the step is done, 0 to 1. */
  | { readonly kind: 'working'; readonly name: string; readonly step: ExportStep; readonly share: number }
  | ReadyExport
  | { readonly kind: 'failed'; readonly message: string }

type Run = { state: ExportState; folder: string | null; type: string; stop: AbortController | null }

const BUSY = 'Another export is still running. Wait until it has finished, or stop it.'

const runsOf = sharedByEngine<Map<string, Run>>('export-runs', () => new Map())

type OfLearner = { readonly engine: Engine; readonly actor: { readonly learnerId: LearnerId } }

const runOf = ({ engine, actor }: OfLearner): Run => {
  const runs = runsOf(engine)
  const run = runs.get(actor.learnerId) ?? { state: { kind: 'idle' }, folder: null, type: '', stop: null }
  runs.set(actor.learnerId, run)
  return run
}

const fileOf = (folder: string): string => join(folder, 'file')

/** What is noted on disk: a file that is made, or one that is ready. */
const markSchema = z.object({
  learnerId: z.string(),
  name: z.string(),
  type: z.string(),
  at: z.number(),
  written: z
    .object({
      bytes: z.number(),
      cards: z.number(),
      reviews: z.number(),
      losses: z
        .array(
          z.object({
            what: z.string(),
            count: z.number(),
            examples: z.array(z.string()).readonly(),
            isLeftOut: z.literal(true).optional(),
          }),
        )
        .readonly()
        .default([]),
      isTaken: z.boolean(),
    })
    .nullable(),
})
type Mark = z.infer<typeof markSchema>

const mark = (folder: string, noted: Mark): Promise<void> => markRun(folder, noted)

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
    const { planExport } = await import('./export-cards')
    const planned = await planExport(ctx, input)
    if (!planned.ok) {
      run.stop = null
      return planned
    }
    await end(run, { kind: 'idle' })
    run.stop = stop
    const { name, type } = planned.value
    run.type = type
    const folder = await newStagingFolder(dataDir, ctx.now, 'exports')
    run.folder = folder
    const file = fileOf(folder)
    const noted = { learnerId: ctx.actor.learnerId, name, type, at: ctx.now }
    await mark(folder, { ...noted, written: null })
    const onProgress = (step: ExportStep, share: number) => {
      if (run.stop === stop) run.state = { kind: 'working', name, step, share }
    }
    onProgress('reading', 0)
    const work = async () => {
      const { writeExportFile } = await import('./write-export-file')
      const written = await writeExportFile(planned.value, file, { onProgress, signal: stop.signal })
      if (!written.ok) return await end(run, { kind: 'idle' })
      await mark(folder, { ...noted, written: { ...written.value, isTaken: false } })
      run.stop = null
      run.state = { kind: 'ready', name, at: ctx.now, isTaken: false, ...written.value }
    }
    work().catch(async (reason: unknown) => {
      const known = explain(reason)
      const message = known ?? 'Something went wrong, and nothing was exported. Try again.'
      await end(run, { kind: 'failed', message })
      if (known === null) failing(reason)
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
  /** What its format could not hold. */
  readonly losses: readonly ImportProblem[]
  readonly stream: Readable
}

/** The file of the actor's last export; it counts as downloaded then. Fails as `not-found` if there is none. */
export const takeExport = (ctx: Context): Result<FinishedExport> => {
  const run = runOf(ctx)
  const { state, folder, type } = run
  if (state.kind !== 'ready' || folder === null || !existsSync(fileOf(folder)))
    return failed('not-found', 'There is no exported file. Export again.')
  const { name, at, bytes, cards, reviews, losses } = state
  run.state = { ...state, isTaken: true }
  const written = { bytes, cards, reviews, losses, isTaken: true }
  const noted = { learnerId: ctx.actor.learnerId, name, type, at, written }
  // If this cannot be noted, a later server offers the file as one that was not downloaded.
  mark(folder, noted).catch(() => undefined)
  return done({ name, type, bytes, losses, stream: createReadStream(fileOf(folder)) })
}

/**
 * Recalls exports of an earlier server, so that each learner finds their file, or is told that the server stopped before
 * it was complete.
 */
export const recallExports = async (engine: Engine, dataDir: string, now: Instant): Promise<void> => {
  const marked = [...(await notedRuns(dataDir, 'exports', markSchema, now))].sort((a, b) => a.mark.at - b.mark.at)
  for (const { folder, mark: noted } of marked) {
    const run = runOf({ engine, actor: { learnerId: noted.learnerId as LearnerId } }) // written by `mark`
    const { name, type, at, written } = noted
    if (written !== null && existsSync(fileOf(folder))) {
      await end(run, { kind: 'ready', name, at, ...written })
      run.type = type
    } else {
      await keepOnlyMark(folder)
      await end(run, { kind: 'failed', message: `The server stopped before ${name} was complete. Export again.` })
    }
    run.folder = folder
  }
}

/** Leaves what is noted of exports for the next start: the server ends, and they with it. */
export const leaveExports = (engine: Engine): void => {
  for (const run of runsOf(engine).values()) run.folder = null
}
