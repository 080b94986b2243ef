import { DAY_MS } from '@/lib/domain/time/units'
import type { AnkiCard, AnkiNote, AnkiNoteType, AnkiPackage, AnkiReview } from '@/lib/interchange/anki/anki-package'
import type { ConvertedAnkiNote } from '@/lib/interchange/anki/cards-of-note'
import { openNoteTypes } from '@/lib/interchange/anki/note-type-fields'
import { stageNotes } from '@/lib/interchange/anki/stage-notes'
import type { StagedPackage } from '@/lib/services/imports/staged-package'
import { decksOfPackage } from '@/lib/services/worker/stage-file'

/** Midnight in UTC of the day from which the made packages count due days: 1 June 2025. */
export const COLLECTION_START = Date.UTC(2025, 5, 1)
/** Noon of a day of the collection, in UTC. */
export const noonOf = (day: number): number => COLLECTION_START + day * DAY_MS + DAY_MS / 2

const BASIC: AnkiNoteType = {
  id: 1,
  name: 'Basic',
  kind: 'standard',
  fields: [{ name: 'Front' }, { name: 'Back' }],
  templates: [{ name: 'Card 1', question: '{{Front}}', answer: '{{Back}}' }],
}

export type MadeCard = Partial<Omit<AnkiCard, 'id' | 'noteId' | 'ordinal'>> & {
  readonly reviews?: readonly Partial<AnkiReview>[]
}
export type MadeNote = {
  readonly guid: string
  readonly front: string
  readonly back: string
  readonly tags?: readonly string[]
  readonly modifiedAt?: number
  readonly typeId?: number
  /** Fields after front and back, for a note type that has more. */
  readonly more?: readonly string[]
  /** Several cards are the front and, the other way round, the back. */
  readonly cards?: readonly MadeCard[]
}

const reviewOf = (cardId: number, given: Partial<AnkiReview>): AnkiReview => ({
  id: noonOf(0),
  cardId,
  rating: 3,
  kind: 'review',
  interval: 1,
  tookMs: 4_000,
  ease: 2_500,
  ...given,
})

const noteOf = (
  made: MadeNote,
  index: number,
): { readonly note: AnkiNote; readonly reviews: readonly AnkiReview[] } => {
  const id = noonOf(0) - 1_000_000 + index
  const given = made.cards ?? [{}]
  const reviews: AnkiReview[] = []
  const cards = given.map(({ reviews: own = [], ...card }, ordinal): AnkiCard => {
    const cardId = id - 500_000 + index * 10 + ordinal
    reviews.push(...own.map((review) => reviewOf(cardId, review)))
    return {
      id: cardId,
      noteId: id,
      ordinal,
      deckId: 1,
      state: 'new',
      suspended: false,
      due: { kind: 'position', position: index },
      intervalDays: 0,
      reps: 0,
      lapses: 0,
      flag: 0,
      memory: null,
      lastReviewAt: null,
      ...card,
    }
  })
  const { guid, front, back, tags = [], modifiedAt = noonOf(0), typeId = 1, more = [] } = made
  return { note: { id, guid, typeId, modifiedAt, tags, fields: [front, back, ...more], cards }, reviews }
}

/** A package that is made of these notes, as if it had been read from a file. */
export const ankiPackageOf = (notes: readonly MadeNote[], given: Partial<AnkiPackage> = {}): AnkiPackage => {
  const made = notes.map(noteOf)
  const reviews = made.flatMap((one) => one.reviews).sort((a, b) => a.cardId - b.cardId || a.id - b.id)
  const decks = ['Bridges', 'Bridges::Europe'].map((name, i) => {
    return { id: i + 1, name, presetId: null }
  })
  return {
    format: 'anki21b',
    createdAt: COLLECTION_START,
    minutesWest: 0,
    noteTypes: [BASIC],
    decks,
    presets: [],
    media: [],
    noteCount: made.length,
    notes: () => made.map(({ note }) => note),
    reviews: () => reviews,
    problems: () => [],
    fieldsWithData: () => [],
    close: () => undefined,
    ...given,
  }
}

/** Plain words only: the first card asks the first field for the second, the second the other way round. */
const plainCards = (note: AnkiNote): ConvertedAnkiNote => {
  const [front = '', back = ''] = note.fields
  const cards = note.cards.map((anki) => ({
    ordinal: anki.ordinal,
    form: anki.ordinal === 0 ? ('question' as const) : ('reversed' as const),
    front: anki.ordinal === 0 ? front : back,
    back: anki.ordinal === 0 ? back : front,
    hint: null,
    deletion: 0,
    group: 0,
    anki,
  }))
  return { cards, problems: [] }
}

const NOTES_AT_ONCE = 3

/**
 * A package ready to be imported, in small batches.
 * @param cardsOfNote reads templates and HTML; without it notes have plain words
 */
export const stagedOf = (
  opened: AnkiPackage,
  fileName = 'bridges.apkg',
  cardsOfNote: Parameters<typeof stageNotes>[1] = plainCards,
): StagedPackage => {
  const counted = stageNotes(opened, cardsOfNote)
  const staged = [...counted.notes()]
  const notes = staged.length
  const inDecks = new Map<string | null, number>()
  const types = openNoteTypes()
  for (const note of staged) types.add(note)
  for (const { deck } of staged) inDecks.set(deck, (inDecks.get(deck) ?? 0) + 1)
  const { createdAt, minutesWest } = opened
  return {
    fileName,
    summary: {
      createdAt,
      minutesWest,
      decks: decksOfPackage(opened),
      notesOfDecks: [...inDecks],
      noteTypes: types.all(),
      notes,
      problems: counted.problems(),
    },
    async *batches() {
      const all = [...stageNotes(opened, cardsOfNote).notes()]
      for (let from = 0; from < all.length; from += NOTES_AT_ONCE) yield all.slice(from, from + NOTES_AT_ONCE)
    },
  }
}
