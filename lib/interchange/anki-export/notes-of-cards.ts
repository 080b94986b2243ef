import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { deletions } from '../../domain/cards/cloze'
import { contextLine } from '../../domain/cards/context-line'
import { asOfSentence } from '../../domain/content/edtf'
import { sentenceAround } from '../../domain/content/sentence-around'
import { CONTENT_DATES } from '../../domain/format/date-style'
import { escapeHtml } from '../../domain/format/escape-html'
import type { Instant } from '../../domain/ids'
import { hasNoSource } from '../../domain/no-source'
import { citationHtml } from '../own-anki-notes'
import { clozeHtml, markdownHtml } from './card-html'
import { CLOZE_TYPE, type ExportedNoteType, OCCLUSION_TYPE, QUESTION_TYPE } from './note-types'
import { occlusionFields, pictureForAnki } from './occlusion-note'

/** A note as Anki has it, with its cards. */
export type ExportedNote = {
  /** By which Anki knows it again. */
  readonly guid: string
  /** The id of the note that it was imported as; null of any other, which gets one. */
  readonly noteId: number | null
  readonly type: ExportedNoteType
  /** HTML, in the order of the type's fields. */
  readonly fields: readonly string[]
  /** Without spaces. */
  readonly tags: readonly string[]
  readonly deck: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
  /** `place` is that of the card's template or, of a cloze, of its deletion: 0 for the first. */
  readonly cards: readonly { readonly cardId: string; readonly place: number }[]
}

/** Where cards go whose fact is in no deck. */
const DEFAULT_DECK = 'Aide-Mémoire'
/** What stands in a field that only says that there is such a card. */
const YES = 'yes'

/** A name as a tag: Anki parts tags by spaces, and nests them with `::`. */
const tagOf = (name: string): string => name.trim().replace(/[\s\u3000]+/gu, '_')

/** Topics under their own names; people, places and any weight but “should” under the name of their kind. */
export const ankiTags = ({ tags, weight }: Pick<ExportedCard, 'tags' | 'weight'>): readonly string[] => [
  ...tags.topic.map(tagOf),
  ...tags.person.map((name) => `person::${tagOf(name)}`),
  ...tags.place.map((name) => `place::${tagOf(name)}`),
  ...(weight === 'should' ? [] : [`weight::${weight}`]),
]

/** The sentences of the passage, its own words in bold; nothing of a card without an article. */
const passageHtml = ({ passage: { before, exact, after }, source }: ExportedCard): string => {
  if (hasNoSource(source) || exact === '') return ''
  const around = sentenceAround(before, exact, after)
  const words = [around.before, exact, around.after].map((text) => escapeHtml(text).replaceAll('\n', '<br>'))
  const starts = around.before.length < before.length ? '… ' : ''
  const ends = around.after.length < after.trimEnd().length ? ' …' : ''
  return `${starts}${words[0]}<b>${words[1]}</b>${words[2]}${ends}`
}

/** Only addresses of the web: a link of a card must run nothing. */
const linkHtml = (url: string | null): string => (url !== null && /^https?:\/\//i.test(url) ? escapeHtml(url) : '')

const sourceFields = (card: ExportedCard): readonly string[] => [
  passageHtml(card),
  citationHtml(card.source),
  card.asOf === null ? '' : escapeHtml(asOfSentence(card.asOf, CONTENT_DATES)),
  linkHtml(card.source.url),
]

/** The deck of a card: the first by name of those that its fact is in. */
export const deckOf = ({ decks }: Pick<ExportedCard, 'decks'>): string => decks[0] ?? DEFAULT_DECK

const accepted = ({ aliases }: ExportedCard): string => escapeHtml(aliases.join('; '))
const extraOf = ({ extra }: ExportedCard): string => (extra === null ? '' : markdownHtml(extra))
/** The line above the cards of a note; none if it differs between them, because it leaves out what gives one of them away. */
const contextOf = (cards: readonly ExportedCard[]): string => {
  const [line = '', ...others] = new Set(cards.map((card) => contextLine({ ...card, fact: card })))
  return others.length === 0 ? escapeHtml(line) : ''
}
const hintOf = ({ hint }: ExportedCard): string => (hint === null ? '' : markdownHtml(hint))

const noteOf = (
  cards: readonly [ExportedCard, ...ExportedCard[]],
  note: Pick<ExportedNote, 'guid' | 'type' | 'fields' | 'cards'>,
): ExportedNote => ({
  ...note,
  noteId: note.guid === cards[0].guid ? cards[0].noteId : null,
  tags: ankiTags(cards[0]),
  deck: deckOf(cards[0]),
  createdAt: Math.min(...cards.map(({ createdAt }) => createdAt)),
  updatedAt: Math.max(...cards.map(({ updatedAt }) => updatedAt)),
})

const QUESTION_PLACE = 0
const REVERSED_PLACE = 1
const TYPED_PLACE = 2

/** A card asked as it is written, and the one that asks the other way round: one of them may be missing. */
const questionNote = (guid: string, asked: ExportedCard | null, reversed: ExportedCard | null): ExportedNote => {
  const cards = [asked, reversed].filter((card) => card !== null)
  const [card] = cards
  if (!card) throw new Error(`the note ${guid} has no card`)
  const sides = asked === null ? [card.back, card.front] : [card.front, card.back]
  const isTyped = card.form === 'typed'
  return noteOf([card, ...cards.slice(1)], {
    guid,
    type: QUESTION_TYPE,
    fields: [
      ...sides.map(markdownHtml),
      hintOf(card),
      ...sourceFields(card),
      accepted(card),
      reversed === null ? '' : YES,
      isTyped ? YES : '',
      extraOf(card),
      contextOf(cards),
    ],
    cards: cards.map((one) => ({
      cardId: one.cardId,
      place: one === reversed ? REVERSED_PLACE : isTyped ? TYPED_PLACE : QUESTION_PLACE,
    })),
  })
}

const clozeNote = (guid: string, cards: readonly [ExportedCard, ...ExportedCard[]]): ExportedNote => {
  const [card] = cards
  const beside = [hintOf(card), ...sourceFields(card), accepted(card)]
  const places = cards.map(({ cardId, deletion }) => ({ cardId, place: deletion - 1 }))
  const picture = pictureForAnki(card.front)
  if (picture) {
    const { occlusion, image, header, names } = occlusionFields(card.front, picture)
    const fields = [occlusion, image, header, extraOf(card), '', names, ...beside, contextOf(cards)]
    return noteOf(cards, { guid, type: OCCLUSION_TYPE, fields, cards: places })
  }
  return noteOf(cards, {
    guid,
    type: CLOZE_TYPE,
    fields: [clozeHtml(card.front), ...beside, extraOf(card), contextOf(cards)],
    cards: places,
  })
}

const isPlain = ({ form }: ExportedCard): boolean => form === 'question' || form === 'typed'

const reverses = (reversed: ExportedCard, card: ExportedCard): boolean =>
  reversed.form === 'reversed' && reversed.front === card.back && reversed.back === card.front

/** The first group of an imported fact: its note there keeps the guid that it came with. */
const firstGroup = ({ factId }: ExportedCard): string => `${factId}/0`

/**
 * The notes of cards that were written together: one as a rule. What Anki cannot hold in one note, such as a reversed
 * card that was edited by itself, is a note of its own, known by the id of its card.
 * @param cards of one group, in order
 */
export const notesOfCards = (cards: readonly ExportedCard[]): readonly ExportedNote[] => {
  const notes: ExportedNote[] = []
  const guidFor = (card: ExportedCard): string => {
    if (notes.length > 0) return card.cardId
    return card.guid !== null && card.group === firstGroup(card) ? card.guid : card.group
  }
  const left = new Set(cards)
  const taken = (found: ExportedCard | undefined): ExportedCard | null => {
    if (found) left.delete(found)
    return found ?? null
  }
  for (const card of cards) {
    if (!left.delete(card)) continue
    const guid = guidFor(card)
    if (card.form === 'cloze') {
      const numbers = deletions(card.front)
      const same = [...left].filter((other) => other.form === 'cloze' && other.front === card.front)
      const others = same.filter(({ deletion }) => numbers.includes(deletion))
      for (const other of others) left.delete(other)
      notes.push(clozeNote(guid, [card, ...others]))
    } else if (card.form === 'reversed') {
      const asked = taken([...left].find((other) => isPlain(other) && reverses(card, other)))
      notes.push(questionNote(asked ? guidFor(asked) : guid, asked, card))
    } else {
      notes.push(questionNote(guid, card, taken([...left].find((other) => reverses(other, card)))))
    }
  }
  return notes
}
