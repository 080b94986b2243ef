import { realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Store } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { newKey } from '../../data/library-ids'
import { removeSyncLinks, saveSyncedFolder, saveSyncLinks } from '../../data/mutations/synced-folders'
import { deckOfName } from '../../data/queries/facts/own-facts'
import {
  findSyncedFolder,
  linksOfBlocks,
  linksOfFolder,
  type SyncedFolder,
} from '../../data/queries/folders/synced-folders'
import type { ActionChange } from '../../domain/actions/action'
import { named } from '../../domain/actions/action-words'
import type { BlockCard } from '../../domain/folder-sync/note-card'
import {
  type PlannedSync,
  planFolderSync,
  type SyncLink,
  type SyncWork,
} from '../../domain/folder-sync/plan-folder-sync'
import type { SyncItem } from '../../domain/folder-sync/sync-report'
import type { SyncSide } from '../../domain/folder-sync/synced-text'
import { counted } from '../../domain/format/words'
import type { DeckId, WorkspaceId } from '../../domain/ids'
import type { ImportProblem } from '../../domain/imports/import-report'
import { recorded } from '../actions/as-action'
import { localWorkspace } from '../authorise'
import { comparisonIndexOf } from '../comparison/comparison-index'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { publish } from '../events'
import { done, failed, type Result } from '../result'
import type { NoteToWrite } from '../worker/write-notes'
import { importedCardsOf, libraryCardsOf } from './library-cards'
import { readNotesOf, writeNotesOf } from './note-jobs'
import { broughtCards, itemsAfter, type RefusedItems, type RefusedWork, refusedByNotes } from './sync-items'
import { overtakenWork, type SyncOutcome, writeSyncedCards } from './write-synced-cards'

/** What to sync, and what the learner decided. */
export type SyncOrder = {
  /** Absolute. */
  readonly path: string
  /** The deck of new cards; null = that of their tags or folders, left out = as it was. */
  readonly deck?: string | null
  /** Which side cards take, by the id of their block. */
  readonly decisions?: ReadonlyMap<string, SyncSide>
  /** Cards to retire that are gone from the folder. */
  readonly retire?: ReadonlySet<string>
}

/** What a sync did, or would do. */
export type FolderSync = {
  /** Null while it was never synced. */
  readonly folderId: string | null
  readonly path: string
  readonly deck: string | null
  /** Markdown files of the folder. */
  readonly files: number
  /** Questions that were the same in both before it. */
  readonly same: number
  /** Cards that say the same in both: after a sync, with those that it brought there. */
  readonly sameCards: number
  /** New cards that take due date and interval from their notes. */
  readonly dated: number
  /** Cards that were here and get their note as their source. */
  readonly noted: number
  /** The notes into which ids or texts are written, and of how many questions. */
  readonly written: { readonly cards: number; readonly notes: readonly string[] }
  readonly items: readonly SyncItem[]
  readonly problems: readonly ImportProblem[]
  /** What an undo names; null if nothing was changed in the library. */
  readonly actionId: string | null
}

/** More are compared with the library when they are next changed. */
const MOST_COMPARED = 200

type Opened = {
  readonly folder: SyncedFolder | null
  readonly path: string
  readonly deck: string | null
  readonly files: number
  readonly problems: readonly ImportProblem[]
  readonly sha256Of: ReadonlyMap<string, string>
  readonly links: readonly SyncLink[]
  readonly planned: PlannedSync
}

/** The folder itself, without links; null if there is none. */
const folderAt = async (given: string): Promise<string | null> => {
  const path = await realpath(given).catch(() => null)
  return path !== null && (await stat(path)).isDirectory() ? path : null
}

/** What other synced folders know of ids that this one does not; no path, so that it is stored for this one too. */
const linksElsewhere = async (
  read: Store,
  workspaceId: WorkspaceId,
  cards: readonly BlockCard[],
  own: readonly SyncLink[],
): Promise<readonly SyncLink[]> => {
  const here = new Set(own.map(({ blockId }) => blockId))
  const ids = cards.flatMap(({ blockId }) => (blockId === null || here.has(blockId) ? [] : [blockId]))
  const found = await linksOfBlocks(read, workspaceId, [...new Set(ids)])
  return found.map((link) => ({ ...link, path: '' }))
}

/** Reads both sides and plans the sync. */
const open = async (ctx: Context, order: SyncOrder): Promise<Result<Opened>> => {
  const path = await folderAt(order.path)
  if (path === null) return failed('not-found', `There is no folder ${order.path}.`)
  const { read } = ctx.engine
  const { workspaceId } = ctx.actor
  const folder = await findSyncedFolder(read, workspaceId, path)
  const notes = await readNotesOf(path)
  if (!notes.ok) return notes
  const { files, unread, problems } = notes.value
  const own = folder ? await linksOfFolder(read, folder) : []
  const cards = notes.value.notes.flatMap((note) => note.cards)
  const links = [...own, ...(await linksElsewhere(read, workspaceId, cards, own))]
  const linked = new Set(links.map(({ blockId }) => blockId))
  const unlinked = cards.filter(({ blockId }) => blockId === null || !linked.has(blockId))
  const planned = planFolderSync({
    notes: notes.value.notes,
    unreadPaths: new Set(unread),
    links,
    library: await libraryCardsOf(read, workspaceId, links),
    imported: await importedCardsOf(
      read,
      workspaceId,
      unlinked.map(({ guid }) => guid),
    ),
    decisions: order.decisions ?? new Map(),
    retire: order.retire ?? new Set(),
  })
  const [unknown] = planned.unknown
  if (unknown !== undefined) {
    return failed(
      'invalid',
      `There is nothing to decide for ${unknown}. Sync again to see the cards that need a decision.`,
    )
  }
  const deck = order.deck === undefined ? (folder?.deck ?? null) : order.deck
  const sha256Of = new Map(notes.value.notes.map((note) => [note.path, note.sha256]))
  return done({ folder, path, deck, files, problems, sha256Of, links: own, planned })
}

const notesToWrite = ({ planned, sha256Of }: Opened): readonly NoteToWrite[] => {
  const edits = new Map<string, NoteToWrite['edits'][number][]>()
  for (const { path, edit } of planned.work) if (edit) edits.set(path, [...(edits.get(path) ?? []), edit])
  return [...edits].map(([path, some]) => ({ path, sha256: sha256Of.get(path) ?? '', edits: some }))
}

const reportOf = (
  opened: Opened,
  refused: RefusedItems,
  came: Pick<FolderSync, 'folderId' | 'dated' | 'noted' | 'actionId'>,
  isWritten: boolean,
): FolderSync => {
  const { path, deck, files, problems, planned } = opened
  const items = itemsAfter(planned, refused)
  const sameCards = planned.sameCards + (isWritten ? broughtCards(items) : 0)
  const edited = planned.work.filter(({ edit, blockId }) => edit !== null && !refused.has(blockId))
  const written = { cards: edited.length, notes: [...new Set(edited.map((work) => work.path))] }
  return { path, deck, files, same: planned.same, sameCards, written, items, problems, ...came }
}

/** What a sync would do, without writing anything. */
export const previewSync = async (ctx: Context, order: SyncOrder): Promise<Result<FolderSync>> => {
  const opened = await open(ctx, order)
  if (!opened.ok) return opened
  const { path, planned, folder } = opened.value
  const tried = await writeNotesOf({ folder: path, notes: notesToWrite(opened.value), isTrial: true })
  if (!tried.ok) return tried
  return done(
    reportOf(
      opened.value,
      refusedByNotes(planned.work, tried.value),
      { folderId: folder?.id ?? null, dated: planned.dated, noted: planned.noted, actionId: null },
      false,
    ),
  )
}

const doneWords = (path: string, { made, changed, retired, written, noted }: SyncOutcome['counts']): string => {
  const parts = [
    ...(made > 0 ? [counted(made, 'new card')] : []),
    ...(changed > 0 ? [`${changed.toLocaleString('en-GB')} changed`] : []),
    ...(retired > 0 ? [`${retired.toLocaleString('en-GB')} retired`] : []),
    ...(written > 0 ? [`${written.toLocaleString('en-GB')} written into notes`] : []),
    ...(noted > 0 ? [`${counted(noted, 'source')} noted`] : []),
  ]
  return `Synced with ${named(basename(path))}: ${parts.join(', ')}`
}

type Stored = {
  readonly written: SyncOutcome
  readonly overtaken: ReadonlySet<string>
  readonly actionId: string | null
  readonly folderId: string
}

/** Brings the library's side up to date as one action, and stores what both sides say now. */
const store = async (ctx: Context, opened: Opened, work: readonly SyncWork[]): Promise<Result<Stored>> => {
  const { path, deck, folder, links } = opened
  const workspace = localWorkspace(ctx)
  const index = await comparisonIndexOf(ctx, workspace.workspaceId)
  const deckNames = [...new Set(work.flatMap(({ library }) => (library.kind === 'make' ? [deck ?? library.deck] : [])))]
  return ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const deckIdOf = (name: string) => deckOfName(tx, workspace.workspaceId, name)
    const newDecks: string[] = []
    for (const name of deckNames) if ((await deckIdOf(name)) === null) newDecks.push(name)
    const known = await findSyncedFolder(tx, workspace.workspaceId, path)
    const folderId = known?.id ?? folder?.id ?? newKey()
    const isWatched = known?.isWatched ?? false
    await saveSyncedFolder(tx, workspace, { id: folderId, path, deck, isWatched, syncedAt: ctx.now })
    const overtaken = overtakenWork(work, links, known ? await linksOfFolder(tx, known) : [])
    const ready = work.filter(({ blockId }) => !overtaken.has(blockId))
    const factIds = ready.flatMap(({ library, source }) =>
      library.kind === 'make' || (library.kind === 'keep' && source === null) ? [] : [library.card.factId],
    )
    const acted = await recorded(
      tx,
      ctx,
      { factIds },
      async () => done(await writeSyncedCards(tx, ctx, ready, { deck, index })),
      async ({ counts, madeFacts, taken }) => {
        const deckIds: DeckId[] = []
        for (const name of newDecks) {
          const id = await deckIdOf(name)
          if (id !== null) deckIds.push(id)
        }
        const words = doneWords(path, counts)
        const changes: readonly ActionChange[] = taken.length > 0 ? [{ kind: 'sync', taken }] : []
        return { kind: 'facts', words, made: { factIds: madeFacts, deckIds }, changes }
      },
    )
    if (!acted.ok) return acted
    const { value: written, actionId } = acted.value
    const stored = new Set(written.links.map(({ blockId }) => blockId))
    const former = ready.flatMap(({ blockId, formerId }) =>
      formerId !== null && stored.has(blockId) ? [formerId] : [],
    )
    await removeSyncLinks(tx, workspace, folderId, former)
    await saveSyncLinks(tx, workspace, folderId, written.links)
    return done({ written, overtaken, actionId, folderId })
  })
}

/**
 * Syncs a folder of notes with the library. The notes are written first: if what follows fails, the next sync finds both
 * sides as they are, and nothing is lost. What the learner has to decide is listed and left as it is.
 */
export const syncNotes = async (ctx: Context, order: SyncOrder): Promise<Result<FolderSync>> => {
  const opened = await open(ctx, order)
  if (!opened.ok) return opened
  const { path, planned } = opened.value
  const notes = await writeNotesOf({ folder: path, notes: notesToWrite(opened.value), isTrial: false })
  if (!notes.ok) return notes
  const byNotes = refusedByNotes(planned.work, notes.value)
  const work = planned.work.filter(({ blockId }) => !byNotes.has(blockId))
  const result = await store(ctx, opened.value, work)
  if (!result.ok) return result
  const { written, overtaken, actionId, folderId } = result.value
  const byOthers = [...overtaken].map((id) => [id, { kind: 'changed' }] as const)
  if (written.compared.length <= MOST_COMPARED) await noteConflictsOf(ctx, written.compared)
  const byLibrary = [...written.refused].map(
    ([id, { code, message }]) => [id, { kind: code === 'conflict' ? 'changed' : 'refused', why: message }] as const,
  )
  const refused = new Map<string, RefusedWork>([...byNotes, ...byOthers, ...byLibrary])
  const { dated, noted } = written.counts
  if (dated > 0) publish(ctx.engine, 'log-appended', ctx.actor)
  return done(reportOf(opened.value, refused, { folderId, dated, noted, actionId }, true))
}
