import type { StagedNote } from '../../interchange/anki/staged-note'
import type { StagedSummary } from '../worker/stage-file'

/** A package that was read and is ready to be imported. Its notes are read anew each time, some at once. */
export type StagedPackage = {
  readonly fileName: string
  readonly summary: StagedSummary
  readonly batches: () => AsyncIterable<readonly StagedNote[]>
}
