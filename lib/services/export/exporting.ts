import type { CountsSoFar } from './export-input'

/** The two parts of an export: cards are read, and what came of them is packed into a file with their media. */
export type ExportStep = 'reading' | 'packing'

export type Exporting = {
  /** Is told the share of a step that is done, 0 to 1. */
  readonly onProgress?: (step: ExportStep, share: number) => void
  /** Ends it: reading then fails with the signal's reason. */
  readonly signal?: AbortSignal
}

/** What an export keeps up to date while it is read, and how it is told to end. */
export type ExportWatch = { readonly counts: CountsSoFar; readonly exporting: Exporting }

/** Says how many of `total` were read, and ends the export if that was asked for. */
export const readSoFar = ({ onProgress, signal }: Exporting, read: number, total: number): void => {
  signal?.throwIfAborted()
  onProgress?.('reading', total === 0 ? 1 : Math.min(1, read / total))
}
