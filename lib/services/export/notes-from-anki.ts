import { countAnkiNotes } from '../../data/queries/imports/imports'
import { counted } from '../../domain/format/words'
import type { Context } from '../context'

/** What a package for Anki keeps of notes that came from there, for people. */
export type AnkiNotesWords = { readonly title: string; readonly points: readonly string[] }

/** What becomes of the notes that came from Anki if they go back; null if the library has none. */
export const ankiNotesWords = async ({ engine, actor }: Context): Promise<AnkiNotesWords | null> => {
  const notes = await countAnkiNotes(engine.read, actor.workspaceIds)
  if (notes === 0) return null
  return {
    title: `Back to Anki: ${counted(notes, 'note')} came from there`,
    points: [
      'They keep their guid, note id, tags and reviews. Images, sounds and videos keep their names.',
      'They get the note type Aide-Mémoire. Their own note type, with its fields and templates, does not go back.',
      'In a new profile, Anki imports all of it. A profile that still has these notes keeps its own and skips these.',
    ],
  }
}
