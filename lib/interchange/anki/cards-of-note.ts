import { deletions } from '../../domain/cards/cloze'
import { LONGEST_READ } from '../../domain/cards/markdown'
import { sideLength } from '../../domain/cards/shape-pattern'
import { LONGEST_SIDE } from '../../domain/drafting/text-limits'
import { occludedPictures, shapesMarkdown, withShapes } from '../../domain/occlusion/occluded-text'
import { CONTEXT_FIELD, EXTRA_FIELD, NAMES_FIELD, NOTE_TYPES, SOURCE_FIELDS } from '../own-anki-notes'
import type { AnkiCard, AnkiNote, AnkiNoteType, AnkiTemplate, FindMedia } from './anki-package'
import type { AnkiCardProblem } from './import-problems'
import { isOcclusionField, shapesOfField } from './occlusion-shapes'
import { replacePairs } from './replace-pairs'
import { type AnkiCardSides, fieldMarkdown, isTooMuch, type NoteContext, report, sidesOfCard } from './sides-of-card'
import type { StagedCard } from './staged-note'

/** A card of a note in this program's card language (docs/CARDS.md). */
export type ConvertedAnkiCard = Omit<StagedCard, 'reviews'>

/** The cards of a note by ordinal, without those that would be empty, which are reported. */
export type ConvertedAnkiNote = {
  readonly cards: readonly ConvertedAnkiCard[]
  readonly problems: readonly AnkiCardProblem[]
}

/**
 * A card before it is known which others belong to its question.
 * @param below what a note of this program shows below its answer; empty for any other note
 */
const ownCard = (anki: AnkiCard, sides: AnkiCardSides, below: string): ConvertedAnkiCard => {
  const { front, answer, hint, typed, isCloze } = sides
  const { ordinal } = anki
  const form = isCloze ? 'cloze' : typed ? 'typed' : 'question'
  const extra = form === 'question' ? below : [answer, below].filter((text) => text !== '').join('\n\n')
  const back = isCloze ? '' : typed || answer
  const deletion = isCloze ? ordinal + 1 : 0
  return { ordinal, form, front, back, hint, ...(extra === '' ? {} : { extra }), deletion, group: 0, anki }
}

const isReverse = (card: ConvertedAnkiCard, of: ConvertedAnkiCard): boolean =>
  card.form === 'question' &&
  of.form !== 'cloze' &&
  card.front === of.back &&
  card.back === of.front &&
  card.back !== ''

/** Cards by question: deletions of one source, or a question and the card that asks the other way. */
const sorted = (cards: readonly ConvertedAnkiCard[]): readonly ConvertedAnkiCard[] => {
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

const undrawn = new WeakMap<AnkiTemplate, AnkiTemplate>()

/** A template without the script by which Anki draws shapes: the shapes are kept, so nothing of it is lost. */
const withoutDrawing = (template: AnkiTemplate): AnkiTemplate => {
  const cached = undrawn.get(template)
  if (cached) return cached
  const without = (html: string) =>
    replacePairs(html, ['<script', '</script>'], (inner) =>
      /\b(?:imageOcclusion\.setup|setupImageCloze)\b/iu.test(inner) ? '' : `<script${inner}</script>`,
    )
  const made = { ...template, question: without(template.question), answer: without(template.answer) }
  undrawn.set(template, made)
  return made
}

/** A card that asks for parts of a picture: the shapes follow the picture. Null for any other card. */
const occludedSides = (context: NoteContext, card: AnkiCard, template: AnkiTemplate): AnkiCardSides | null => {
  const [name, field] = [...context.fields].find(([, html]) => isOcclusionField(html)) ?? []
  if (name === undefined || field === undefined) return null
  const hidden = new Set([name, ...(context.isOwn ? [NAMES_FIELD] : [])])
  const fields = new Map([...context.fields].map(([key, html]) => [key, hidden.has(key) ? '' : html]))
  const sides = sidesOfCard({ ...context, fields }, card, withoutDrawing(template))
  const front = sides?.front ?? ''
  const [picture] = occludedPictures(front)
  const { width = null, height = null } = picture?.picture.reference ?? {}
  const names = context.isOwn ? (context.fields.get(NAMES_FIELD) ?? '') : ''
  const ratio = width === null || height === null ? 1 : width / height
  context.reading.characters += field.length + names.length
  const shapes = isTooMuch(context) ? [] : shapesOfField(field, names, ratio, report(context))
  const whole = picture ? withShapes(front, picture, shapes) : `${front}${shapesMarkdown(shapes)}`
  return {
    front: shapes.length === 0 ? '' : whole,
    answer: sides?.answer ?? '',
    hint: sides?.hint ?? null,
    typed: null,
    isCloze: true,
  }
}

/** The card of a note, or null with a problem if it asks nothing, or more than any card could. */
const convert = (context: NoteContext, card: AnkiCard): ConvertedAnkiCard | null => {
  const { noteType, problems } = context
  const template = noteType.kind === 'cloze' ? noteType.templates[0] : noteType.templates[card.ordinal]
  const fields = context.isOwn ? new Map([...context.fields, [EXTRA_FIELD, '']]) : context.fields
  const shown = { ...context, fields }
  const sides = template ? (occludedSides(shown, card, template) ?? sidesOfCard(shown, card, template)) : null
  const below = context.isOwn ? fieldMarkdown(context, EXTRA_FIELD) : ''
  if (sides !== null && Math.max(sides.front.length, sides.answer.length, below.length) > LONGEST_READ) {
    problems.push({ kind: 'too-long', detail: sides.front.length > LONGEST_READ ? 'question' : 'answer' })
    return null
  }
  const isAsked = sides !== null && (!sides.isCloze || deletions(sides.front).includes(card.ordinal + 1))
  if (!isAsked || sides.front === '') {
    problems.push({ kind: 'empty-card', detail: template?.name ?? '' })
    return null
  }
  const converted = ownCard(card, sides, below)
  if (converted.form !== 'cloze' && converted.back === '') problems.push({ kind: 'no-answer', detail: '' })
  if (sideLength(converted.front) > LONGEST_SIDE) problems.push({ kind: 'too-long', detail: 'question' })
  if (converted.back.length > LONGEST_SIDE) problems.push({ kind: 'too-long', detail: 'answer' })
  return converted
}

/**
 * The cards of a note in this program's card language (docs/CARDS.md): templates are rendered, and their HTML becomes
 * Markdown. Of a note that this program wrote, the line above the question, passage and citation are left out.
 * `deckNames` is by id, for templates that show the deck; `findMedia` knows the package's media. Nothing is fetched, no
 * script is run.
 */
export const cardsOfNote = (
  note: AnkiNote,
  noteType: AnkiNoteType,
  deckNames: ReadonlyMap<number, string> = new Map(),
  findMedia: FindMedia | null = null,
): ConvertedAnkiNote => {
  const isOwn = NOTE_TYPES.some((name) => name === noteType.name)
  const beside: ReadonlySet<string> = new Set(isOwn ? [...SOURCE_FIELDS, CONTEXT_FIELD] : [])
  const fields = new Map(noteType.fields.map(({ name }, at) => [name, beside.has(name) ? '' : (note.fields[at] ?? '')]))
  const reading = { characters: 0, sides: new Map() }
  const context: NoteContext = { note, noteType, deckNames, fields, isOwn, problems: [], findMedia, reading }
  const cards = note.cards.map((card) => (isTooMuch(context) ? null : convert(context, card)))
  if (isTooMuch(context)) return { cards: [], problems: [{ kind: 'too-much-text', detail: '' }] }
  return { cards: sorted(cards.filter((card) => card !== null)), problems: context.problems }
}
