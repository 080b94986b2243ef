import { shuffleOf } from '../../domain/shuffle'
import { type AnkiDeckLimits, NO_ANKI_LIMITS } from '../anki/anki-package'
import { DEFAULT_PRESET, PRESET } from './deck-preset'

export type ExportedDeck = {
  readonly id: number
  readonly name: string
  readonly presetId: number
  readonly limits: AnkiDeckLimits
}

/** Every collection has this deck. */
export const DEFAULT_DECK_ID = 1
/** Anki takes ids of decks for milliseconds: ours are in the days after this instant. */
const FIRST_DECK_ID = 1_780_000_000_000

/**
 * The decks of a package by name. A deck's id is made of its name, so that the same name has the same id in every
 * package; the decks above it are added with it.
 * @param hasPreset whether decks have the learner's preset, or Anki's default
 * @param limitsOf limits that a deck has of its own
 */
export const deckRegister = (hasPreset: boolean, limitsOf: (name: string) => AnkiDeckLimits) => {
  const byName = new Map<string, ExportedDeck>()
  const taken = new Set<number>([DEFAULT_DECK_ID])
  const idFor = (name: string): number => {
    for (let id = FIRST_DECK_ID + shuffleOf(name); ; id += 1) {
      if (taken.has(id)) continue
      taken.add(id)
      return id
    }
  }
  const idOf = (name: string): number => {
    const cached = byName.get(name)
    if (cached) return cached.id
    const end = name.lastIndexOf('::')
    if (end > 0) idOf(name.slice(0, end))
    const deck = { id: idFor(name), name, presetId: hasPreset ? PRESET.id : DEFAULT_PRESET.id, limits: limitsOf(name) }
    byName.set(name, deck)
    return deck.id
  }
  return {
    idOf,
    all: (): readonly ExportedDeck[] => [
      { id: DEFAULT_DECK_ID, name: 'Default', presetId: DEFAULT_PRESET.id, limits: NO_ANKI_LIMITS },
      ...byName.values(),
    ],
  }
}
