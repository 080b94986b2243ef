import type { Store } from '../../data/engine/engine'
import { exportedCards } from '../../data/queries/export/exported-cards'
import type { CardId } from '../../domain/ids'
import type { StagedNote } from '../../interchange/anki/staged-note'
import { type ExportedNote, notesOfCards } from '../../interchange/anki-export/notes-of-cards'
import type { Context } from '../context'
import { openMediaNames } from '../export/media-of-notes'

/** Tags that say how cards are studied, and not what they say. */
const STUDY_TAGS: ReadonlySet<string> = new Set(['marked', 'leech'])

const tagsOf = (tags: readonly string[]): string =>
  JSON.stringify([...new Set(tags)].filter((tag) => !STUDY_TAGS.has(tag.toLowerCase())).sort())

/** Whether a note of a package is what the library would export now. */
export const isAsExported = ({ original }: StagedNote, { fields, tags }: ExportedNote): boolean =>
  JSON.stringify(original.fields.map(([, value]) => value)) === JSON.stringify(fields) &&
  tagsOf(original.tags) === tagsOf(tags)

/** Whether a package has an earlier text of a note than the library, to the second: that is how packages count. */
export const isBeforeLibrary = ({ modifiedAt }: StagedNote, { updatedAt }: ExportedNote): boolean =>
  modifiedAt < Math.floor(updatedAt / 1000) * 1000

/** Reads the notes that cards of the actor's library would be exported as now, by guid. */
export const openOwnNotes = (ctx: Context) => {
  const { named } = openMediaNames(ctx)
  return async (store: Store, ids: readonly CardId[]): Promise<ReadonlyMap<string, ExportedNote>> => {
    const groups = new Map<string, Awaited<ReturnType<typeof exportedCards>>[number][]>()
    for (const card of await exportedCards(store, [ctx.actor.workspaceId], ids)) {
      const key = `${card.factId} ${card.group}`
      groups.set(key, [...(groups.get(key) ?? []), card])
    }
    const notes = [...groups.values()].flatMap(notesOfCards)
    const written = await Promise.all(notes.map(async (note) => ({ ...note, fields: await named(note.fields) })))
    return new Map(written.map((note) => [note.guid, note]))
  }
}
