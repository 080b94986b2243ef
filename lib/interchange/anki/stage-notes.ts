import { createHash } from 'node:crypto'
import { beginningOf } from '../../domain/beginning-of'
import { draftOfOwnCard } from '../../domain/drafts/own-card'
import type { ImportProblem, OriginalNote } from '../../domain/imports/import-report'
import type {
  AnkiNote,
  AnkiNoteType,
  AnkiPackage,
  AnkiReview,
  ConvertedAnkiCard,
  ConvertedAnkiNote,
  FindMedia,
} from './anki-package'
import { openProblems } from './import-problems'
import { isOcclusionField } from './occlusion-shapes'
import { packReviews } from './packed-reviews'
import type { StagedCard, StagedNote } from './staged-note'

type CardsOfNote = (
  note: AnkiNote,
  noteType: AnkiNoteType,
  deckNames: ReadonlyMap<number, string>,
  findMedia: FindMedia | null,
) => ConvertedAnkiNote

/** What Anki itself writes as tags: the library has a mark, and counts lapses. */
const STATES: ReadonlySet<string> = new Set(['marked', 'leech'])
const EXAMPLE_CHARACTERS = 60

const isState = (tag: string): boolean => STATES.has(tag.toLowerCase())

const originalOf = (note: AnkiNote, noteType: AnkiNoteType): OriginalNote => ({
  noteType: noteType.name,
  fields: note.fields.map((value, i) => [noteType.fields[i]?.name ?? `${i + 1}`, value] as const),
  tags: note.tags,
})

const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The words of the first field; of an image occlusion, whose first field has only shapes, of the next that has any. */
const exampleOf = (note: AnkiNote): string => {
  const [first = '', ...others] = note.fields
  const words = isOcclusionField(first) ? (others.map(wordsOf).find((other) => other !== '') ?? '') : wordsOf(first)
  const text = words === '' ? `Note ${note.id}` : words
  return text.length > EXAMPLE_CHARACTERS ? `${beginningOf(text, EXAMPLE_CHARACTERS)}…` : text
}

/** What the fact of a note says: its first card. */
const factOf = (cards: readonly ConvertedAnkiCard[], topics: readonly string[]) => {
  const [first] = cards
  const { front = '', back = '', form = 'question' } = first ?? {}
  const draft = draftOfOwnCard({ front, back, form: form === 'cloze' ? 'question' : form, weight: 'should', topics })
  return { kind: draft.kind, statement: draft.statement }
}

/** The hash by which a note is known to say the same. */
export const fingerprintOf = (said: object): string => createHash('sha256').update(JSON.stringify(said)).digest('hex')

/**
 * The notes of a package as they come into the library, one at a time, and what could not be kept of them. `problems` is
 * complete once all notes were read.
 * @param media of the package; null if they are not brought in
 */
export const stageNotes = (
  opened: AnkiPackage,
  cardsOfNote: CardsOfNote,
  media: { readonly find: FindMedia; readonly unused: () => readonly string[] } | null = null,
) => {
  const noteTypes = new Map(opened.noteTypes.map((one) => [one.id, one]))
  const deckNames = new Map(opened.decks.map(({ id, name }) => [id, name.normalize('NFC')]))
  const found = openProblems()
  const stage = (note: AnkiNote, reviewsOf: (cardId: number) => readonly AnkiReview[]): StagedNote | null => {
    const noteType = noteTypes.get(note.typeId)
    if (!noteType) return null
    const converted = cardsOfNote(note, noteType, deckNames, media?.find ?? null)
    const example = exampleOf(note)
    for (const problem of converted.problems) found.ofCard(problem, example)
    const byId = new Map(note.cards.map((card) => [card.id, card]))
    const cards = converted.cards.flatMap((card): readonly StagedCard[] => {
      const anki = byId.get(card.ankiCardId)
      if (!anki) return []
      const { ordinal, form, front, back, hint, extra, deletion, group } = card
      const below = extra === null ? {} : { extra }
      return [{ ordinal, form, front, back, hint, ...below, deletion, group, anki, reviews: reviewsOf(anki.id) }]
    })
    if (cards.length === 0) {
      found.add('no-card', example)
      return null
    }
    if (note.tags.some((tag) => tag.toLowerCase() === 'leech')) found.add('leech', example)
    const home = [...new Set(cards.map(({ anki }) => anki.deckId))]
    if (home.length > 1) found.add('decks', example)
    const topics = [
      ...new Set(note.tags.filter((tag) => tag !== '' && !isState(tag)).map((tag) => tag.normalize('NFC'))),
    ]
    const fact = factOf(converted.cards, topics)
    const said = cards.map(({ anki: _, reviews: _reviews, ...card }) => card)
    return {
      guid: note.guid,
      noteId: note.id,
      modifiedAt: note.modifiedAt,
      original: originalOf(note, noteType),
      ...fact,
      topics,
      isMarked: note.tags.some((tag) => tag.toLowerCase() === 'marked'),
      deck: deckNames.get(home[0] ?? 0) ?? null,
      sha256: fingerprintOf({ ...fact, topics, said }),
      cards,
    }
  }
  return {
    *notes(): Generator<StagedNote> {
      const reviews = packReviews(opened.reviews())
      for (const note of opened.notes()) {
        const staged = stage(note, reviews.ofCard)
        if (staged) yield staged
      }
    },
    problems: (): readonly ImportProblem[] => {
      for (const name of media?.unused() ?? []) found.add('unused-media', name)
      return found.all(opened.problems())
    },
  }
}
