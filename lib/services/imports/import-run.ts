import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportOptions } from '../../domain/imports/import-options'
import type { TextChoices, TextPreview } from '../../domain/imports/text-preview'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { newStagingFolder, removeStaged } from '../staging-folder'
import { explain } from '../storage/explain'
import { type ImportRun, importRunOf } from './import-state'
import { type FileToStage, isAnkiCollection, stagePackage, stageTextFile } from './stage-package'
import { decksOfFile, isContent, noteTypesOfFile, type StagedImport } from './staged-package'
import { importStaged, previewStaged } from './text-import'
import { undoImport } from './undo-import'

/** The largest file that is received: what a package unpacks to is bounded by its reader. */
export const MOST_PACKAGE_BYTES = 4 * 1024 * 1024 * 1024
const EVERYTHING: ImportOptions = { withScheduling: true, deck: null }
const NOT_NOW = 'This import is at another point by now. Load the page again.'

const fileOf = (folder: string): string => join(folder, 'package')

const clear = async (run: ImportRun): Promise<void> => {
  const { folder } = run
  run.folder = null
  run.staged = null
  run.text = null
  run.stop = null
  if (folder !== null) await removeStaged(folder)
}

const fail = async (run: ImportRun, fileName: string, message: string): Promise<void> => {
  await clear(run)
  run.state = { kind: 'failed', fileName, message }
}

/** Works on after the answer. A full disk or the like is said; anything else is a bug, of which `failing` is told. */
const inBackground = (
  run: ImportRun,
  fileName: string,
  doing: 'read' | 'saved',
  failing: (reason: unknown) => void,
  work: () => Promise<void>,
): void => {
  work().catch(async (reason: unknown) => {
    const known = explain(reason)
    await fail(run, fileName, known ?? `Something went wrong while the file was ${doing}. Nothing was imported.`)
    if (known === null) failing(reason)
  })
}

/** Begins to receive a file, part by part. An import that was not finished is given up. */
export const openRun = async (
  ctx: Context,
  dataDir: string,
  { fileName, size }: { readonly fileName: string; readonly size: number },
): Promise<Result<null>> => {
  const run = importRunOf(ctx)
  if (run.state.kind === 'working') return failed('conflict', 'Another import is under way. Wait for it, or stop it.')
  if (size === 0) return failed('invalid', `“${fileName}” is empty.`)
  if (size > MOST_PACKAGE_BYTES) {
    return failed('too-large', 'The file is larger than 4 GB. Export your decks separately and import them one by one.')
  }
  await clear(run)
  run.folder = await newStagingFolder(dataDir, ctx.now)
  run.state = { kind: 'receiving', fileName, received: 0, size }
  return done(null)
}

/** Receives the next part of the file. @param from how many bytes came before it */
export const receivePart = async (ctx: Context, from: number, bytes: Uint8Array): Promise<Result<null>> => {
  const run = importRunOf(ctx)
  const { state, folder } = run
  if (state.kind !== 'receiving' || folder === null || from !== state.received) return failed('conflict', NOT_NOW)
  if (from + bytes.length > state.size) return failed('invalid', 'The file has changed. Choose it again.')
  const file = await open(fileOf(folder), 'a', 0o600)
  try {
    await file.appendFile(bytes)
  } finally {
    await file.close()
  }
  run.state = { ...state, received: from + bytes.length }
  return done(null)
}

const working = (run: ImportRun, doing: 'reading' | 'importing', fileName: string) => (share: number) => {
  if (run.stop !== null) run.state = { kind: 'working', doing, fileName, share }
}

const plan = async (ctx: Context, run: ImportRun, staged: StagedImport, options: ImportOptions): Promise<void> => {
  const report = await previewStaged(ctx, staged, options)
  run.stop = null
  run.state = {
    kind: 'ready',
    fileName: staged.fileName,
    options,
    report,
    text: run.text,
    decks: decksOfFile(staged),
    noteTypes: noteTypesOfFile(staged),
    isContent: isContent(staged),
  }
}

type Read = { readonly staged: StagedImport; readonly preview: TextPreview | null }

/** Begins to read a file in a process of its own: a package, or a text of cards. */
const startReading = async (order: FileToStage, choices: TextChoices, tell: (share: number) => void) => {
  if (!(await isAnkiCollection(order.path, order.fileName))) return stageTextFile({ ...order, choices }, tell)
  const { result, abort } = stagePackage(order, tell)
  const read = result.then(
    (staged): Result<Read> => (staged.ok ? done({ staged: staged.value, preview: null }) : staged),
  )
  return { result: read, abort }
}

/** Reads the file of a run and then says what it would bring. It answers once the reading has begun. */
const read = async (
  ctx: Context,
  run: ImportRun,
  { folder, fileName }: { readonly folder: string; readonly fileName: string },
  { choices, options }: { readonly choices: TextChoices; readonly options: ImportOptions },
  failing: (reason: unknown) => void,
): Promise<void> => {
  const tell = working(run, 'reading', fileName)
  run.stop = () => undefined
  tell(0)
  const order = { path: fileOf(folder), fileName, folder, now: ctx.now }
  const { result, abort } = await startReading(order, choices, tell)
  run.stop = abort
  inBackground(run, fileName, 'read', failing, async () => {
    const file = await result
    if (!file.ok) return await fail(run, fileName, file.message)
    run.staged = file.value.staged
    run.text = file.value.preview
    await plan(ctx, run, file.value.staged, options)
  })
}

/**
 * Reads the file once all of it was received, in a process of its own. It answers at once and works on; `failing` is
 * told of a bug.
 */
export const readRun = async (ctx: Context, failing: (reason: unknown) => void): Promise<Result<null>> => {
  const run = importRunOf(ctx)
  const { state, folder } = run
  if (state.kind !== 'receiving' || folder === null || state.received !== state.size) return failed('conflict', NOT_NOW)
  await read(ctx, run, { folder, fileName: state.fileName }, { choices: {}, options: EVERYTHING }, failing)
  return done(null)
}

/** Reads a text of cards again, as a person says that it is to be understood. */
export const readAgainRun = async (
  ctx: Context,
  choices: TextChoices,
  failing: (reason: unknown) => void,
): Promise<Result<null>> => {
  const run = importRunOf(ctx)
  const { state, folder } = run
  if (state.kind !== 'ready' || state.text === null || folder === null) return failed('conflict', NOT_NOW)
  const { fileName, options } = state
  await read(ctx, run, { folder, fileName }, { choices, options }, failing)
  return done(null)
}

/** Says what the import would bring with other choices. */
export const planRun = async (ctx: Context, options: ImportOptions): Promise<Result<null>> => {
  const run = importRunOf(ctx)
  if (run.state.kind !== 'ready' || run.staged === null) return failed('conflict', NOT_NOW)
  await plan(ctx, run, run.staged, options)
  return done(null)
}

/** Imports what was shown. It answers at once and works on; `failing` is told what went wrong. */
export const confirmRun = async (ctx: Context, failing: (reason: unknown) => void): Promise<Result<null>> => {
  const run = importRunOf(ctx)
  const { state, staged } = run
  if (state.kind !== 'ready' || staged === null) return failed('conflict', NOT_NOW)
  const stop = new AbortController()
  const { fileName, options } = state
  const onProgress = working(run, 'importing', fileName)
  run.stop = () => stop.abort()
  onProgress(0)
  inBackground(run, fileName, 'saved', failing, async () => {
    const imported = await importStaged(ctx, staged, options, { onProgress, signal: stop.signal })
    if (!imported.ok) return await fail(run, fileName, imported.message)
    await clear(run)
    run.state = { kind: 'ended', fileName, isSeen: false, ...imported.value }
  })
  return done(null)
}

/** Stops what is under way, or gives up what was not finished. */
export const stopRun = async (ctx: Context): Promise<Result<null>> => {
  const run = importRunOf(ctx)
  if (run.state.kind === 'working') {
    run.stop?.()
    return done(null)
  }
  await clear(run)
  run.state = { kind: 'idle' }
  return done(null)
}

/** Undoes an import, and says so in its place. */
export const undoRun = async (ctx: Context, importId: string): Promise<Result<null>> => {
  const undone = await undoImport(ctx, importId)
  if (!undone.ok) return undone
  importRunOf(ctx).state = { kind: 'undone', undone: undone.value }
  return done(null)
}
