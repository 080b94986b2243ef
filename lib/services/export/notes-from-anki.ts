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
    title: `${counted(notes, 'note')} came from Anki`,
    points: [
      'A package keeps their guids, note ids, tags and reviews, and the names of their images, sounds and videos.',
      'Each gets one of Aide-Mémoire’s note types. Its own note type, with its fields and templates, is not kept.',
      'Import the package into a new profile. If a profile still has these notes, Anki keeps its own and skips the exported ones.',
    ],
  }
}
