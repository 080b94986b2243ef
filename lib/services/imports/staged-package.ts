import type { ImportProblem } from '../../domain/imports/import-report'
import type { AnkiPackage } from '../../interchange/anki/anki-package'
import type { StagedNote } from '../../interchange/anki/staged-note'

/** What a package says beside its notes. */
export type StagedSummary = Pick<AnkiPackage, 'createdAt' | 'minutesWest'> & {
  readonly decks: readonly string[]
  readonly media: number
  /** How many notes `batches` gives. */
  readonly notes: number
  readonly problems: readonly ImportProblem[]
}

/** A package that was read and is ready to be imported. Its notes are read anew each time, some at once. */
export type StagedPackage = {
  readonly fileName: string
  readonly summary: StagedSummary
  readonly batches: () => AsyncIterable<readonly StagedNote[]>
}
