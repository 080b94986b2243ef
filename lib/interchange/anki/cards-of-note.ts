import { deletions } from '../../domain/cards/cloze'
import { LONGEST_READ } from '../../domain/cards/markdown'
import { LONGEST_SIDE } from '../../domain/drafts/text-limits'
import { NOTE_TYPES, SOURCE_FIELDS } from '../anki-export/note-types'
import type { AnkiCard, AnkiNote, AnkiNoteType, ConvertedAnkiCard, ConvertedAnkiNote, FindMedia } from './anki-package'
import type { ReportProblem } from './html-nodes'
import { type AnkiCardSides, type NoteContext, sidesOfCard } from './sides-of-card'

/** Anki's image occlusion stores shapes in the text of deletions. */
const OCCLUSION = /\{\{c\d+::image-occlusion:/u

/** A card before it is known which others belong to its question. */
type Unsorted = Omit<ConvertedAnkiCard, 'group'>

const ownCard = (card: AnkiCard, { front, answer, hint, typed, isCloze }: AnkiCardSides): Unsorted => {
  const own = { ankiCardId: card.id, ordinal: card.ordinal, front, hint, deletion: 0 }
  const extra = answer === '' ? null : answer
  if (isCloze) return { ...own, form: 'cloze', back: '', deletion: card.ordinal + 1, extra }
  if (typed !== null && typed !== '') return { ...own, form: 'typed', back: typed, extra }
  return { ...own, form: 'question', back: answer, extra: null }
}

const isReverse = (card: Unsorted, of: Unsorted): boolean =>
  card.form === 'question' &&
  of.form !== 'cloze' &&
  card.front === of.back &&
  card.back === of.front &&
  card.back !== ''

/** Cards by question: deletions of one source, or a question and the card that asks the other way. */
const sorted = (cards: readonly Unsorted[]): readonly ConvertedAnkiCard[] => {
  const done: ConvertedAnkiCard[] = []
  for (const card of cards) {
    const isTaken = (group: number): boolean => done.some((other) => other.group === group && other.form === 'reversed')
    const reverse = done.find((other) => other.form !== 'reversed' && isReverse(card, other) && !isTaken(other.group))
    const sibling = done.find((other) => card.form === 'cloze' && other.form === 'cloze' && other.front === card.front)
    const group = (reverse ?? sibling)?.group ?? Math.max(-1, ...done.map((other) => other.group)) + 1
    done.push(reverse ? { ...card, form: 'reversed', group } : { ...card, group })
  }
  return done
}

/** The card of a note, or null with a problem if it asks nothing, or more than any card could. */
const convert = (context: NoteContext, card: AnkiCard): Unsorted | null => {
  const { note, noteType } = context
  const report: ReportProblem = (kind, detail) => context.problems.push({ kind, ordinal: card.ordinal, detail })
  const template = noteType.kind === 'cloze' ? noteType.templates[0] : noteType.templates[card.ordinal]
  const sides = template ? sidesOfCard(context, card, template) : null
  if (sides !== null && Math.max(sides.front.length, sides.answer.length) > LONGEST_READ) {
    report('too-long', sides.front.length > LONGEST_READ ? 'question' : 'answer')
    return null
  }
  const isAsked = sides !== null && (!sides.isCloze || deletions(sides.front).includes(card.ordinal + 1))
  if (!isAsked || sides.front === '') {
    report('empty-card', template?.name ?? '')
    return null
  }
  if (sides.isCloze && note.fields.some((field) => OCCLUSION.test(field))) {
    report('image-occlusion', '')
    return null
  }
  const converted = ownCard(card, sides)
  if (converted.form !== 'cloze' && converted.back === '') report('no-answer', '')
  if (converted.front.length > LONGEST_SIDE) report('too-long', 'question')
  if (converted.back.length > LONGEST_SIDE) report('too-long', 'answer')
  return converted
}

/**
 * The cards of a note in this program's card language (docs/CARDS.md): templates are rendered, and their HTML becomes
 * Markdown. Of a note that this program wrote, passage and citation are left out of the answer. `deckNames` is by id, for templates that show the deck; `findMedia` knows the package's media. Nothing is fetched, no script is run.
 */
export const cardsOfNote = (
  note: AnkiNote,
  noteType: AnkiNoteType,
  deckNames: ReadonlyMap<number, string> = new Map(),
  findMedia: FindMedia | null = null,
): ConvertedAnkiNote => {
  const isOwn = NOTE_TYPES.some((name) => name === noteType.name)
  const beside: ReadonlySet<string> = new Set(isOwn ? SOURCE_FIELDS : [])
  const fields = new Map(noteType.fields.map(({ name }, at) => [name, beside.has(name) ? '' : (note.fields[at] ?? '')]))
  const context: NoteContext = { note, noteType, deckNames, fields, problems: [], findMedia }
  const cards = note.cards.map((card) => convert(context, card)).filter((card) => card !== null)
  return { cards: sorted(cards), problems: context.problems }
}
