import type { Store, Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { lockLearner } from '../../data/engine/raw-query'
import { newKey } from '../../data/library-ids'
import { isMediaDigest } from '../../data/media/media-bytes'
import { addMediaRows, beginImport, finishImport } from '../../data/mutations/imports'
import { knownMedia } from '../../data/queries/media/media'
import { rollupState } from '../../data/queries/retention/rollups'
import { loggedCards, memoriesOf } from '../../data/queries/study/log'
import type { CardId, ReviewId } from '../../domain/ids'
import { destinationOf, type ImportOptions } from '../../domain/imports/import-options'
import {
  type ImportedMedia,
  type ImportReport,
  type MemoryComparison,
  NO_MEDIA,
} from '../../domain/imports/import-report'
import { digestsNamed } from '../../domain/media/media-reference'
import { MEDIA_TYPES } from '../../domain/media/media-type'
import type { FsrsState } from '../../domain/scheduling/fsrs'
import type { StagedNote } from '../../interchange/anki/staged-note'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { logAppended } from '../events'
import { mediaName } from '../media/add-media'
import { done, failed, type Result } from '../result'
import { forgetRollups } from '../retention/rollup-keeper'
import { digestOf } from '../study/entry-digest'
import { storeEntries } from '../study/store-entries'
import type { StagedMedia } from '../worker/stage-file'
import { type OpenedImport, openPlan, type PlannedBatch, plannedBatches, ReportSoFar } from './plan-import'
import type { PlannedNote } from './plan-notes'
import type { StagedFiles, StagedPackage } from './staged-package'
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

/** The media that the cards of notes show. */
const shownBy = (notes: readonly StagedNote[]): ReadonlySet<string> =>
  new Set(
    notes.flatMap(({ cards }) =>
      cards.flatMap(({ front, back, hint, extra }) => [
        ...digestsNamed(`${front}\n${back}\n${hint ?? ''}\n${extra ?? ''}`),
      ]),
    ),
  )

const notesOf = (planned: readonly PlannedNote[], isWritten: boolean): readonly StagedNote[] =>
  planned.filter(({ kind }) => (kind !== 'same') === isWritten).map(({ note }) => note)

/** The media that an import brings, counted note by note. The bytes of a file are stored before anything names it. */
class ImportMedia {
  readonly #ctx: Context
  readonly #files: StagedFiles | undefined
  readonly #staged: ReadonlyMap<string, StagedMedia>
  readonly #fresh = new Set<string>()
  readonly #here = new Set<string>()

  private constructor(ctx: Context, files: StagedFiles | undefined, staged: ReadonlyMap<string, StagedMedia>) {
    this.#ctx = ctx
    this.#files = files
    this.#staged = staged
  }

  static async open(ctx: Context, { media }: StagedPackage): Promise<ImportMedia> {
    return new ImportMedia(ctx, media, (await media?.list()) ?? new Map())
  }

  /** Whether the package brings any. */
  get hasAny(): boolean {
    return this.#staged.size > 0
  }

  /**
   * Stores the bytes that notes show and the library lacks, before the transaction, because that may take long.
   * @param tell is told the share of the files that are stored, 0 to 1
   */
  async keep(staged: StagedPackage, options: ImportOptions, tell: (share: number) => void): Promise<void> {
    if (!this.hasAny) return
    const wanted = new Set<string>()
    for await (const notes of staged.batches()) {
      const shown = shownBy(notes.filter(({ deck }) => !destinationOf(options, deck).isLeftOut))
      for (const digest of (await this.#sorted(this.#ctx.engine.read, shown)).missing) wanted.add(digest)
    }
    let kept = 0
    for (const digest of wanted) {
      if (this.#files !== undefined && isMediaDigest(digest)) {
        const place = { workspaceId: this.#ctx.actor.workspaceId, digest }
        await this.#ctx.engine.media.keep(place, this.#files.fileOf(digest))
      }
      kept += 1
      tell(kept / wanted.size)
    }
  }

  /** Counts what notes show. @returns files that the library does not have, for the first time */
  async count(store: Store, planned: readonly PlannedNote[]): Promise<readonly string[]> {
    if (!this.hasAny) return []
    const { missing, known } = await this.#sorted(store, shownBy(notesOf(planned, true)))
    for (const one of missing) this.#fresh.add(one)
    for (const one of known) this.#here.add(one)
    // What notes show that stay as they are is not brought in.
    const others = await this.#sorted(store, shownBy(notesOf(planned, false)))
    for (const one of others.known) this.#here.add(one)
    return missing
  }

  /** Notes in the library the files that notes show which are about to be written. */
  async write(tx: Tx, planned: readonly PlannedNote[]): Promise<void> {
    const rows = (await this.count(tx, planned)).flatMap((digest) => {
      const file = this.#staged.get(digest)
      if (!file || !isMediaDigest(digest)) return []
      const name = mediaName(file.name, MEDIA_TYPES[file.type].extension)
      return [{ ...file, digest, name, createdAt: this.#ctx.now }]
    })
    await addMediaRows(tx, localWorkspace(this.#ctx), rows)
  }

  result(): ImportedMedia {
    if (!this.hasAny) return NO_MEDIA
    const bytes = [...this.#fresh].reduce((sum, digest) => sum + (this.#staged.get(digest)?.bytes ?? 0), 0)
    return { new: this.#fresh.size, bytes, same: this.#here.size }
  }

  /** Those of the package that were not counted before: what the library lacks, and what it has. */
  async #sorted(store: Store, shown: ReadonlySet<string>) {
    const digests = [...shown].filter((one) => this.#staged.has(one) && !this.#fresh.has(one) && !this.#here.has(one))
    const known = await knownMedia(store, this.#ctx.actor.workspaceId, digests)
    return { missing: digests.filter((one) => !known.has(one)), known }
  }
}

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
    if (importing.signal?.aborted && reason === importing.signal.reason)
      return failed('conflict', 'The import was stopped. Nothing was imported.')
    throw reason
  }
}
