import { createReadStream } from 'node:fs'
import { isMediaDigest } from '../../data/media/media-bytes'
import { importOfId, importOfLearner } from '../../data/queries/imports/imports'
import type { FileDeck, FileNoteType, ImportOptions } from '../../domain/imports/import-options'
import type { ImportReport } from '../../domain/imports/import-report'
import type { TextPreview } from '../../domain/imports/text-preview'
import { digestsNamed } from '../../domain/media/media-reference'
import type { Context } from '../context'
import { sharedByEngine } from '../process-wide-state'
import { isContent, type StagedImport } from './staged-package'
import type { UndoneImport } from './undo-import'

/** Where an import on screen stands. A learner has one at a time; it is kept until the server stops. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'receiving'; readonly fileName: string; readonly received: number; readonly size: number }
  /** `share` is how much is done, 0 to 1. */
  | {
      readonly kind: 'working'
      readonly doing: 'reading' | 'importing'
      readonly fileName: string
      readonly share: number
    }
  | {
      readonly kind: 'ready'
      readonly fileName: string
      readonly options: ImportOptions
      readonly report: ImportReport
      /** How a text of cards was understood; null of a package. */
      readonly text: TextPreview | null
      /** The decks of the file that have notes, by name; none of content files. */
      readonly decks: readonly FileDeck[]
      /** The note types of a package with their fields. */
      readonly noteTypes: readonly FileNoteType[]
      /** Articles keep their own decks. */
      readonly isContent: boolean
    }
  | {
      readonly kind: 'ended'
      readonly fileName: string
      readonly importId: string | null
      readonly report: ImportReport
      /** Whether the learner has seen it. */
      readonly isSeen: boolean
    }
  | { readonly kind: 'undone'; readonly undone: UndoneImport }
  | { readonly kind: 'failed'; readonly fileName: string; readonly message: string }

/** An import that goes on in this process, with its files. */
export type ImportRun = {
  state: ImportState
  folder: string | null
  staged: StagedImport | null
  text: TextPreview | null
  stop: (() => void) | null
}

const runsOf = sharedByEngine<Map<string, ImportRun>>('import-runs', () => new Map())

/** The import of the actor, idle at first. */
export const importRunOf = ({ engine, actor }: Context): ImportRun => {
  const runs = runsOf(engine)
  const run = runs.get(actor.learnerId) ?? {
    state: { kind: 'idle' },
    folder: null,
    staged: null,
    text: null,
    stop: null,
  }
  runs.set(actor.learnerId, run)
  return run
}

/** Where the actor's import stands. */
export const importState = (ctx: Context): ImportState => importRunOf(ctx).state

/** The actor's latest import that was not undone, also of an earlier server; null if there is none. */
export const lastImport = async (ctx: Context) => {
  const { state } = importRunOf(ctx)
  const { engine, actor } = ctx
  if (state.kind === 'ended') {
    const known = state.importId === null ? null : await importOfId(engine.read, actor.workspaceIds, state.importId)
    if (known === null || known.undoneAt === null) return state
  }
  const stored = await importOfLearner(engine.read, actor.workspaceIds, actor.learnerId)
  if (stored === null) return null
  return { fileName: stored.fileName, importId: stored.id, report: stored.report }
}

/** Notes that the actor has seen what the import came to: the next visit begins another one. */
export const importWasSeen = (ctx: Context): void => {
  const run = importRunOf(ctx)
  if (run.state.kind === 'ended') run.state = { ...run.state, isSeen: true }
}

/**
 * A file that the first cards of the actor's package show while its import is previewed; null for any other. An SVG is
 * sanitised already, and every type was found out from the content. `read` gives the bytes up to and without `end`.
 */
export const mediaOfPreview = async (ctx: Context, digest: string) => {
  const { state, staged } = importRunOf(ctx)
  if (state.kind !== 'ready' || staged === null || isContent(staged) || !isMediaDigest(digest)) return null
  const { media: files } = staged
  const isShown = state.noteTypes.some(({ samples }) =>
    samples.some(({ card: { front, back, hint, extra } }) =>
      digestsNamed(`${front}\n${back}\n${hint ?? ''}\n${extra ?? ''}`).has(digest),
    ),
  )
  const file = isShown ? (await files?.list())?.get(digest) : undefined
  if (files === undefined || file === undefined) return null
  const { type, bytes, name } = file
  return { type, bytes, name, read: (start: number, end: number) => piecesOf(files.fileOf(digest), start, end) }
}

async function* piecesOf(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (end <= start) return
  for await (const piece of createReadStream(path, { start, end: end - 1 })) yield piece
}
