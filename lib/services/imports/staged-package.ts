import type { ArticleFile } from '../../domain/content-files/article-file'
import { DECK_OF_NONE, type FileDeck, type FileNoteType } from '../../domain/imports/import-options'
import type { StagedNote } from '../../interchange/anki/staged-note'
import type { StagedMedia, StagedSummary } from '../worker/stage-file'

/** The media that a package brings, unpacked. */
export type StagedFiles = {
  /** What is known of each, by its digest. */
  readonly list: () => Promise<ReadonlyMap<string, StagedMedia>>
  /** Where its bytes are. */
  readonly fileOf: (digest: string) => string
}

/** A package that was read and is ready to be imported. Its notes are read anew each time, some at once. */
export type StagedPackage = {
  readonly fileName: string
  readonly summary: StagedSummary
  readonly batches: () => AsyncIterable<readonly StagedNote[]>
  /** Missing of texts, which bring none. */
  readonly media?: StagedFiles
}

/** Content files that were read and checked. */
export type StagedContent = { readonly fileName: string; readonly articles: readonly ArticleFile[] }

/** What can be imported. */
export type StagedImport = StagedPackage | StagedContent

export const isContent = (staged: StagedImport): staged is StagedContent => 'articles' in staged

/** The decks of a file that have notes, by name; none of content files, whose articles have their own. */
export const decksOfFile = (staged: StagedImport): readonly FileDeck[] =>
  isContent(staged)
    ? []
    : staged.summary.notesOfDecks
        .map(([name, notes]) => ({ name: name ?? DECK_OF_NONE, notes }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))

/** The note types of a package with their fields; none of texts. */
export const noteTypesOfFile = (staged: StagedImport): readonly FileNoteType[] =>
  isContent(staged) ? [] : staged.summary.noteTypes
