import type { AnkiCard } from './anki-package'

/** A card of note 1 that was never studied, at a place among the note's cards, from 0. */
export const newCardAt = (ordinal: number): AnkiCard => ({
  id: 100 + ordinal,
  noteId: 1,
  ordinal,
  deckId: 5,
  state: 'new',
  suspended: false,
  due: { kind: 'position', position: 1 },
  intervalDays: 0,
  reps: 0,
  lapses: 0,
  flag: 0,
  memory: null,
  lastReviewAt: null,
})
