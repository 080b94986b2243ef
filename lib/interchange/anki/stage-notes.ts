import { createHash } from 'node:crypto'
import { deckNameOfFile } from '../../domain/cards/deck-name'
import { draftOfOwnCard } from '../../domain/drafting/own-card'
import type { ImportProblem, OriginalNote } from '../../domain/imports/import-report'
import { isLeech } from '../../domain/scheduling/leech'
import { shortened } from '../../domain/shortened'
import type { AnkiCard, AnkiNote, AnkiNoteType, AnkiPackage, FindMedia } from './anki-package'
import type { ConvertedAnkiCard, cardsOfNote } from './cards-of-note'
import { wordsOfHtml } from './html-nodes'
import { openProblems } from './import-problems'
import { isOcclusionField } from './occlusion-shapes'
import { type PackedReviews, packReviews } from './reviews'
import type { StagedNote } from './staged-note'

/** What Anki itself writes as tags: the library has a mark, and counts lapses. */
const MARKED = 'marked'
const LEECH = 'leech'
/** Of decks whose preset is not known: Anki's own. */
const USUAL_LEECH_THRESHOLD = 8
const EXAMPLE_CHARACTERS = 60

const isTag = (wanted: string) => (tag: string) => tag.toLowerCase() === wanted

const originalOf = (note: AnkiNote, noteType: AnkiNoteType): OriginalNote => ({
  noteType: noteType.name,
  fields: note.fields.map((value, i) => [noteType.fields[i]?.name ?? `${i + 1}`, value] as const),
  tags: note.tags,
})

/** The words of the first field; of an image occlusion, whose first field has only shapes, of the next that has any. */
export const exampleOf = (note: AnkiNote): string => {
  const [first = '', ...others] = note.fields
  const words = isOcclusionField(first)
    ? (others.map(wordsOfHtml).find((other) => other !== '') ?? '')
    : wordsOfHtml(first)
  return words === '' ? `Note ${note.id}` : shortened(words, EXAMPLE_CHARACTERS)
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
 * @param onNote is told of each note before it is converted
 */
export const stageNotes = (
  opened: AnkiPackage,
  convert: typeof cardsOfNote,
  media: { readonly find: FindMedia; readonly unused: () => readonly string[] } | null = null,
  onNote: (note: AnkiNote) => void = () => undefined,
) => {
  const noteTypes = new Map(opened.noteTypes.map((one) => [one.id, one]))
  const deckNames = new Map(opened.decks.map(({ id, name }) => [id, deckNameOfFile(name)]))
  const thresholds = new Map(opened.presets.map(({ id, leechThreshold }) => [id, leechThreshold]))
  const thresholdOf = new Map(opened.decks.map(({ id, presetId }) => [id, thresholds.get(presetId ?? 0)]))
  /** Whether a card was forgotten as often as its leeches are. */
  const hasLeechLapses = ({ deckId, lapses }: AnkiCard): boolean =>
    isLeech(lapses, thresholdOf.get(deckId) ?? USUAL_LEECH_THRESHOLD)
  const found = openProblems()
  const stage = (note: AnkiNote, reviewsOf: (cardId: number) => PackedReviews): StagedNote | null => {
    const noteType = noteTypes.get(note.typeId)
    if (!noteType) return null
    const converted = convert(note, noteType, deckNames, media?.find ?? null)
    const example = exampleOf(note)
    for (const problem of converted.problems) found.ofCard(problem, example)
    const cards = converted.cards.map((card) => ({ ...card, reviews: reviewsOf(card.anki.id) }))
    if (cards.length === 0) {
      if (!converted.problems.some(({ kind }) => kind === 'too-much-text')) found.add('no-card', example)
      return null
    }
    const isTaggedLeech = note.tags.some(isTag(LEECH))
    // Written by hand, or its lapses are gone: only the tag says it.
    const keepsLeech = isTaggedLeech && !cards.some(({ anki }) => hasLeechLapses(anki))
    if (keepsLeech) found.add('leech', example)
    const home = [...new Set(cards.map(({ anki }) => anki.deckId))]
    if (home.length > 1) found.add('several-decks', example)
    const isTopic = (tag: string) => tag !== '' && !isTag(MARKED)(tag) && (keepsLeech || !isTag(LEECH)(tag))
    const topics = [...new Set(note.tags.filter(isTopic).map((tag) => tag.normalize('NFC')))]
    const fact = factOf(converted.cards, topics)
    const said = cards.map(({ anki: _, reviews: _reviews, ...card }) => card)
    return {
      guid: note.guid,
      noteId: note.id,
      modifiedAt: note.modifiedAt,
      original: originalOf(note, noteType),
      ...fact,
      topics,
      isMarked: note.tags.some(isTag(MARKED)),
      isLeech: isTaggedLeech,
      deck: deckNames.get(home[0] ?? 0) ?? null,
      sha256: fingerprintOf({ ...fact, topics, said }),
      cards,
    }
  }
  return {
    *notes(): Generator<StagedNote> {
      const reviewsOf = packReviews(opened.reviews())
      for (const note of opened.notes()) {
        onNote(note)
        const staged = stage(note, reviewsOf)
        if (staged) yield staged
      }
    },
    problems: (): readonly ImportProblem[] => {
      for (const name of media?.unused() ?? []) found.add('unused-media', name)
      return found.all(opened.problems())
    },
  }
}
