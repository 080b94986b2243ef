import type { Instant } from '../../domain/ids'
import type { AnkiDeckLimits } from '../anki/anki-package'
import type { PresetSettings } from './deck-preset'
import type { ExportedDeck } from './decks'

/** `legacy` is read by every Anki since 2.1, `current` by those since 2.1.50. */
export const ANKI_FORMATS = ['legacy', 'current'] as const
export type AnkiExportFormat = (typeof ANKI_FORMATS)[number]

export type CollectionSettings = PresetSettings & {
  readonly format: AnkiExportFormat
  readonly now: Instant
  /** When the study day begins that due days are counted from. */
  readonly firstDayAt: Instant
  /** Minutes by which that day's clock was behind UTC. */
  readonly minutesWest: number
  /** Whether decks have a preset of the learner's settings; without it they have Anki's default. */
  readonly hasPreset: boolean
  /** Limits that a deck has of its own, by its name. */
  readonly limitsOf: (deck: string) => AnkiDeckLimits
}

/** What a collection holds beside its notes, cards and log. */
export type CollectionParts = {
  readonly settings: CollectionSettings
  /** What applies to the collection as a whole, by Anki's names. */
  readonly config: Readonly<Record<string, unknown>>
  readonly decks: readonly ExportedDeck[]
  readonly nowSeconds: number
}
