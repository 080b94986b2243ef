import type { AnkiProblem, MediaProblem } from './import-problems'

/** Which database of a package was read, oldest first: SQLite of Anki 2.0, of 2.1, and zstd-packed SQLite since 2.1.50. */
export type AnkiFormat = 'anki2' | 'anki21' | 'anki21b'

/** One card that a note type makes, in Anki's template language. Its place in the list is the ordinal of its cards. */
export type AnkiTemplate = {
  readonly name: string
  /** Question side. */
  readonly question: string
  /** Answer side. */
  readonly answer: string
}

export type AnkiNoteType = {
  readonly id: number
  readonly name: string
  /** A cloze type has one template, and a card for each deletion number: ordinal = number - 1. */
  readonly kind: 'standard' | 'cloze'
  /** In the order of a note's fields. */
  readonly fields: readonly { readonly name: string }[]
  readonly templates: readonly AnkiTemplate[]
}

/** Limits of one deck beside those of its preset; null is none. Those for one day alone are not read. */
export type AnkiDeckLimits = {
  readonly newPerDay: number | null
  readonly reviewsPerDay: number | null
}

export const NO_ANKI_LIMITS: AnkiDeckLimits = { newPerDay: null, reviewsPerDay: null }

/** Whether a deck has limits of its own. */
export const hasLimits = (limits: AnkiDeckLimits): boolean => Object.values(limits).some((limit) => limit !== null)

export type AnkiDeck = {
  readonly id: number
  /** Nested with `::`. */
  readonly name: string
  /** Null for a filtered deck, and if the package has no presets. */
  readonly presetId: number | null
  /** Missing if the deck has none. */
  readonly limits?: AnkiDeckLimits
}

/** The recall that Anki takes a learner to have had where reviews are missing, unless the preset says another. */
export const USUAL_HISTORICAL_RETENTION = 0.9

/** Of the options of a deck, what its cards were studied by. */
export type AnkiPreset = {
  readonly id: number
  /** How often a card is forgotten before it is a leech. */
  readonly leechThreshold: number
  /** Share of old reviews that were recalled (Anki's “Historical retention”), if it is not the 90% that Anki starts with. */
  readonly historicalRetention?: number
}

/** When a card is due. `day` counts days from the day of `createdAt`, which is day 0; `at` is an instant in ms. */
export type AnkiDue =
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'instant'; readonly at: number }

export type AnkiCard = {
  readonly id: number
  readonly noteId: number
  /** From 0: the template, or the deletion number - 1. */
  readonly ordinal: number
  /** The home deck if the card is in a filtered deck. */
  readonly deckId: number
  readonly state: 'new' | 'learning' | 'review' | 'relearning'
  readonly suspended: boolean
  /** The due date in the home deck; a new card has its position. */
  readonly due: AnkiDue
  /** Days; 0 while it is new or in learning steps. */
  readonly intervalDays: number
  readonly reps: number
  readonly lapses: number
  /** 1 to 7; 0 is none. */
  readonly flag: number
  /** What FSRS remembered in Anki, in days and 1 to 10; null under SM-2. */
  readonly memory: { readonly stability: number; readonly difficulty: number } | null
  /** Instant in ms; null if it is not stored. */
  readonly lastReviewAt: number | null
}

export type AnkiNote = {
  readonly id: number
  /** The same in every copy of the note. */
  readonly guid: string
  /** The id of a note type that the package has. */
  readonly typeId: number
  readonly modifiedAt: number
  /** With `::` as they are; `marked` and `leech` are tags in Anki. */
  readonly tags: readonly string[]
  /** HTML, as many as the note type has fields. */
  readonly fields: readonly string[]
  /** By ordinal, each ordinal once. */
  readonly cards: readonly AnkiCard[]
}

export type AnkiReview = {
  /** The instant of the review in ms, unique in the package. */
  readonly id: number
  readonly cardId: number
  /** 0 without a button (`manual`, `rescheduled`), otherwise 1 Again, 2 Hard, 3 Good, 4 Easy. */
  readonly rating: 0 | 1 | 2 | 3 | 4
  /** `filtered` is a review ahead of time in a filtered deck; `manual` a reset or a due date set by hand. */
  readonly kind: 'learn' | 'review' | 'relearn' | 'filtered' | 'manual' | 'rescheduled'
  /** The interval given: days, or seconds if negative. */
  readonly interval: number
  readonly tookMs: number
  /** SM-2: ease in thousandths (2500 = 250%). FSRS: difficulty, 100 to 1100. 0 in learning. */
  readonly ease: number
}

/** A media file as the list of a package names it. */
export type AnkiMedia = {
  /** As fields name it. It is compared, and never used as a path. */
  readonly name: string
  /** The entry of the zip that holds it. */
  readonly entry: string
  /** Of its bytes, in hexadecimal digits; null if the list does not say. */
  readonly sha1: string | null
}

/**
 * An Anki package that is open. `notes` and `reviews` read from the file as they are iterated and hold one entry at a
 * time; each may be called again. They throw an `AnkiPackageError` (`anki-failure.ts`), whose message is for people, if
 * the file turns out to be damaged. Close the package when it is no longer needed: its temporary files are removed.
 */
export type AnkiPackage = {
  readonly format: AnkiFormat
  /** The instant from whose day due days count, in ms. */
  readonly createdAt: number
  /** Minutes west of UTC at `createdAt` (-120 = UTC+2), by which days count; null under the schedulers of 2.0. */
  readonly minutesWest: number | null
  readonly noteTypes: readonly AnkiNoteType[]
  readonly decks: readonly AnkiDeck[]
  readonly presets: readonly AnkiPreset[]
  readonly media: readonly AnkiMedia[]
  /** How many its table has, before anything is left out. */
  readonly noteCount: number
  /** By id. Of notes with the same guid, the first; notes of an unknown note type are left out. */
  notes(): Iterable<AnkiNote>
  /** Fields of notes that may hold a file themselves, as a `data:` address. */
  fieldsWithData(): Iterable<string>
  /** By card, then by time. Only reviews of cards that the package has. */
  reviews(): Iterable<AnkiReview>
  /** Complete once notes and reviews were read to the end. */
  problems(): readonly AnkiProblem[]
  close(): void
}

/** How cards here name a file that fields of the package name (`media:<digest>.png`), or why it is not taken. */
export type FindMedia = (name: string) => { readonly target: string } | { readonly problem: MediaProblem }
