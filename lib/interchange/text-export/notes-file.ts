import type { CardNote } from './card-note'

/** A file of notes that is made note by note. */
export type NotesFile = {
  readonly add: (note: CardNote) => void
  /** Its text; or texts by their names, which are to be packed into a zip. */
  readonly finish: () => string | ReadonlyMap<string, string>
}
