import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { lockLearner } from '../../data/engine/raw-query'
import { newKey } from '../../data/library-ids'
import { beginImport, finishImport } from '../../data/mutations/imports'
import { rollupState } from '../../data/queries/retention/rollups'
import { loggedCards, memoriesOf } from '../../data/queries/study/log'
import type { CardId, ReviewId } from '../../domain/ids'
import type { ImportOptions } from '../../domain/imports/import-options'
import type { ImportReport, MemoryComparison } from '../../domain/imports/import-report'
import type { FsrsState } from '../../domain/scheduling/fsrs'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { logAppended } from '../events'
import { done, failed, type Result } from '../result'
import { forgetRollups } from '../retention/rollup-keeper'
import { digestOf } from '../study/entry-digest'
import { storeEntries } from '../study/store-entries'
import { ImportMedia } from './import-media'
import { type OpenedImport, openPlan, type PlannedBatch, plannedBatches, ReportSoFar } from './plan-import'
import type { PlannedNote } from './plan-notes'
import type { StagedPackage } from './staged-package'
import { NewDeckLimits, type NoteWriter, openNoteWriter } from './write-notes'

/** Anki stores stability to a ten-thousandth of a day, and difficulty to a thousandth: up to this they are the same. */
const STABILITY_SHARE = 0.001
const DIFFICULTY_POINTS = 0.01

const summaryOf = (values: readonly number[]): { readonly median: number; readonly max: number } => {
  const sorted = Float64Array.from(values).sort()
  return { median: sorted[sorted.length >> 1] ?? 0, max: sorted.at(-1) ?? 0 }
}

/** Compares memories that a replay gives with those that another program stored, one after the other. */
const openComparison = () => {
  let compared = 0
  const stability: number[] = []
  const difficulty: number[] = []
  return {
    add: (own: FsrsState, stored: FsrsState): void => {
      compared += 1
      const share = Math.abs(own.stability - stored.stability) / Math.max(stored.stability, Number.EPSILON)
      const points = Math.abs(own.difficulty - stored.difficulty)
      if (share <= STABILITY_SHARE && points <= DIFFICULTY_POINTS) return
      stability.push(share)
      difficulty.push(points)
    },
    /** Null if nothing was compared. */
    result: (): MemoryComparison | null =>
      compared === 0
        ? null
        : {
            compared,
            differing: stability.length,
            stability: summaryOf(stability),
            difficulty: summaryOf(difficulty),
          },
  }
}

export type Importing = {
  /** Is told the share of the notes that are done, 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** Ends it; nothing is imported then. */
  readonly signal?: AbortSignal
}

/** What an import came to; without an id where nothing was new. */
export type Imported = { readonly importId: string | null; readonly report: ImportReport }

const CARDS_AT_ONCE = 500

/** What importing a package would bring, without writing anything. */
export const previewImport = async (
  ctx: Context,
  staged: StagedPackage,
  options: ImportOptions,
): Promise<ImportReport> => {
  const opened = await openPlan(ctx.engine.read, ctx)
  const report = new ReportSoFar()
  const media = await ImportMedia.open(ctx, staged)
  for await (const planned of plannedBatches(ctx.engine.read, ctx, staged, options, opened)) {
    report.add(planned)
    await media.count(ctx.engine.read, planned.notes)
  }
  return report.result(staged, opened.here, media.result())
}

/** The cards that are in the library for the first time. */
const firstCards = (notes: readonly PlannedNote[]): ReadonlySet<CardId> =>
  new Set(notes.flatMap(({ cards }) => cards.flatMap(({ id, before }) => (before === null ? [id] : []))))

const logEntries = async (
  tx: Tx,
  ctx: Context,
  { notes, entries }: PlannedBatch,
  { learner, options }: OpenedImport,
  isFirstLog: boolean,
): Promise<void> => {
  const confusedWith = new Map<ReviewId, CardId>()
  const used = [learner, ...options.choices.map(({ name }) => options.ofDeck(name))]
  const settings = new Map(used.map(({ settingsId, scheduling }) => [settingsId, scheduling]))
  const unmarked = isFirstLog ? firstCards(notes) : new Set<CardId>()
  for (const ids of inPieces([...entries.keys()], CARDS_AT_ONCE)) {
    const cards = await loggedCards(tx, ctx.actor.workspaceIds, ids)
    const accepted = ids.flatMap((id) => {
      const card = cards.get(id)
      return card ? (entries.get(id) ?? []).map((input) => ({ input, card, digest: digestOf(input) })) : []
    })
    await storeEntries(tx, ctx, accepted, settings, confusedWith, unmarked)
  }
}

const compare = async (
  tx: Tx,
  { actor }: Context,
  { notes, entries }: PlannedBatch,
  comparison: ReturnType<typeof openComparison>,
): Promise<void> => {
  const stored = notes.flatMap(({ cards }) =>
    cards.flatMap(({ id, staged: { anki } }) => (anki.memory && entries.has(id) ? [{ id, memory: anki.memory }] : [])),
  )
  for (const piece of inPieces(stored, CARDS_AT_ONCE)) {
    const memories = await memoriesOf(
      tx,
      actor.learnerId,
      piece.map(({ id }) => id),
    )
    for (const { id, memory } of piece) {
      const { stability, difficulty } = memories.get(id) ?? { stability: null, difficulty: null }
      if (stability !== null && difficulty !== null) comparison.add({ stability, difficulty }, memory)
    }
  }
}

/** What part of the time storing media takes, if there are any. */
const MEDIA_SHARE = 0.5

const writeImport = async (
  tx: Tx,
  ctx: Context,
  staged: StagedPackage,
  options: ImportOptions,
  { media, onProgress = () => undefined, signal }: Importing & { readonly media: ImportMedia },
): Promise<Imported> => {
  const opened = await openPlan(tx, ctx)
  const { learner, here } = opened
  const workspace = localWorkspace(ctx)
  const report = new ReportSoFar()
  const limits = new NewDeckLimits(ctx, staged, options, opened)
  const comparison = openComparison()
  const isFirstLog = (await rollupState(tx, learner.id)) === null
  const importId = newKey()
  let writer: NoteWriter | null = null
  let handled = 0
  const before = media.hasAny ? MEDIA_SHARE : 0
  for await (const planned of plannedBatches(tx, ctx, staged, options, opened)) {
    signal?.throwIfAborted()
    report.add(planned)
    const isSomething = planned.entries.size > 0 || planned.notes.some(({ kind }) => kind !== 'same')
    // What stays as it is is counted too.
    await media.write(tx, planned.notes)
    if (isSomething) {
      if (!writer) {
        const row = { id: importId, learnerId: learner.id, fileName: staged.fileName, at: ctx.now }
        await beginImport(tx, workspace, row, report.result(staged, here, media.result()))
        writer = await openNoteWriter(tx, workspace, { importId, now: ctx.now, limits })
      }
      await writer.write(planned.notes, planned.entries)
      await logEntries(tx, ctx, planned, opened, isFirstLog)
      await writer.place()
      await compare(tx, ctx, planned, comparison)
    }
    handled += planned.notes.length
    onProgress(before + (1 - before) * Math.min(1, handled / Math.max(1, staged.summary.notes)))
  }
  const brought = report.result(staged, here, media.result(), comparison.result())
  if (!writer) return { importId: null, report: brought }
  if (isFirstLog) await forgetRollups(tx, ctx.actor)
  await finishImport(tx, workspace, importId, { report: brought, deckIds: writer.madeDecks() })
  return { importId, report: brought }
}

/**
 * Brings a package into the library in one transaction: notes become facts without a source, their reviews entries of the
 * actor's log. What came in before is recognised by the guid of its note: the same package again changes nothing, a newer
 * one changes what the notes say and adds the answers that are new.
 */
export const importPackage = async (
  ctx: Context,
  staged: StagedPackage,
  options: ImportOptions,
  importing: Importing = {},
): Promise<Result<Imported>> => {
  try {
    const media = await ImportMedia.open(ctx, staged)
    await media.keep(staged, options, (share) => {
      importing.signal?.throwIfAborted()
      importing.onProgress?.(share * MEDIA_SHARE)
    })
    const imported = await ctx.engine.write(async (tx) => {
      await lockLearner(tx, ctx.actor.learnerId)
      return await writeImport(tx, ctx, staged, options, { ...importing, media })
    })
    if (imported.importId !== null) logAppended(ctx)
    return done(imported)
  } catch (reason) {
    if (importing.signal?.aborted) return failed('conflict', 'The import was stopped. Nothing was imported.')
    throw reason
  }
}
