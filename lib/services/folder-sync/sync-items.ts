import type { PlannedSync, SyncWork } from '../../domain/folder-sync/plan-folder-sync'
import { SYNC_DONE, type SyncItem, type SyncItemKind, textOfItem } from '../../domain/folder-sync/sync-report'
import { cardsOfText } from '../../domain/folder-sync/synced-text'
import type { WrittenNote } from '../worker/write-notes'

/** What became of work that was not done. */
export type RefusedWork = { readonly kind: SyncItemKind; readonly why?: string }
/** By the ids of blocks. */
export type RefusedItems = ReadonlyMap<string, RefusedWork>

/** What could not be written into notes, by the ids of blocks. */
export const refusedByNotes = (work: readonly SyncWork[], written: readonly WrittenNote[]): RefusedItems => {
  const why = new Map(written.flatMap(({ path, refused }) => refused.map((one) => [`${path}\n${one.place}`, one.why])))
  return new Map(
    work.flatMap(({ blockId, path, edit }) => {
      const kind = edit ? why.get(`${path}\n${edit.place}`) : undefined
      return kind ? [[blockId, { kind }] as const] : []
    }),
  )
}

/** The items as they came out; of cards that would only have got an id, one that could not be written is added. */
export const itemsAfter = (planned: PlannedSync, refused: RefusedItems): readonly SyncItem[] => {
  const items = planned.items.map((item) => {
    const why = item.id === null ? undefined : refused.get(item.id)
    return why ? { ...item, ...why } : item
  })
  const listed = new Set(planned.items.map(({ id }) => id))
  const others = planned.work.flatMap(({ blockId, path, library }): SyncItem[] => {
    const why = refused.get(blockId)
    if (!why || listed.has(blockId)) return []
    const text = library.kind === 'keep' ? library.text : null
    return [{ id: blockId, path, line: null, note: text, library: text, base: text, factId: null, ...why }]
  })
  return [...items, ...others]
}

/** How many cards a sync made the same in both. */
export const broughtCards = (items: readonly SyncItem[]): number =>
  items.reduce((sum, item) => {
    const text = item.kind === 'retire' || !SYNC_DONE.has(item.kind) ? null : textOfItem(item)
    return text === null ? sum : sum + cardsOfText(text)
  }, 0)
