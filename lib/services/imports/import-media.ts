import type { Store, Tx } from '../../data/engine/engine'
import { isMediaDigest } from '../../data/media/media-bytes'
import { addMediaRows } from '../../data/mutations/imports'
import { knownMedia } from '../../data/queries/media/media'
import { destinationOf, type ImportOptions } from '../../domain/imports/import-options'
import { type ImportedMedia, NO_MEDIA } from '../../domain/imports/import-report'
import { digestsNamed } from '../../domain/media/media-reference'
import { MEDIA_TYPES } from '../../domain/media/media-type'
import type { StagedNote } from '../../interchange/anki/staged-note'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { mediaName } from '../media/add-media'
import type { StagedMedia } from '../worker/stage-file'
import type { PlannedNote } from './plan-notes'
import type { StagedFiles, StagedPackage } from './staged-package'

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
export class ImportMedia {
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
