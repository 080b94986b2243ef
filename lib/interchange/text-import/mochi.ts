import type { LooseNote, TextReading, TextSource } from './loose-note'
import { markdownNote } from './markdown-note'
import { TextFileError } from './text-failure'

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }
type Fields = { readonly [key: string]: Value }

const isFields = (value: Value | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Transit writes lists and sets as objects with one key. */
const listOf = (value: Value | undefined): readonly Value[] => {
  if (Array.isArray(value)) return value
  if (!isFields(value)) return []
  return listOf(value['~#list'] ?? value['~#set'])
}

/** The value of a keyword; exports of other programs leave out its sign. */
const at = (fields: Fields, name: string): Value | undefined => fields[`~:${name}`] ?? fields[name]

const textAt = (fields: Fields, name: string): string => {
  const value = at(fields, name)
  return typeof value === 'string' ? value.replace(/^~[:$]/u, '') : ''
}

const gapsOf = (text: string): string => {
  let next = 0
  return text.replace(/\{\{(?!c\d+::)(?:(\d+)::)?([^{}]+)\}\}/gu, (_, number: string | undefined, words: string) => {
    next = number === undefined ? next + 1 : Number(number)
    return `{{c${Math.max(1, next)}::${words}}}`
  })
}

/** The words of a card: its content or, of a template, its fields in their order with a line between them. */
const contentOf = (card: Fields): string => {
  const content = textAt(card, 'content')
  if (content.trim() !== '') return content
  const fields = at(card, 'fields')
  if (!isFields(fields)) return ''
  return Object.values(fields)
    .map((field) => (isFields(field) ? textAt(field, 'value') : ''))
    .filter((text) => text.trim() !== '')
    .join('\n---\n')
}

const DAMAGED = 'The Mochi file is damaged: its data.json cannot be read. Export the deck again.'

/** Names of decks with those of the decks that they are in. */
const deckNames = (decks: readonly Fields[]): ReadonlyMap<string, string> => {
  const byId = new Map(decks.map((deck) => [textAt(deck, 'id'), deck]))
  const nameOf = (deck: Fields, depth: number): string => {
    const parent = byId.get(textAt(deck, 'parent-id'))
    const own = textAt(deck, 'name').replaceAll('::', ' ') || 'Mochi'
    return parent && parent !== deck && depth < 20 ? `${nameOf(parent, depth + 1)}::${own}` : own
  }
  return new Map(decks.map((deck) => [textAt(deck, 'id'), nameOf(deck, 0)]))
}

/** The cards of `data.json` of a Mochi export: sides with a line of dashes between them, or a text with gaps. */
export const readMochi = (json: string, source: TextSource): TextReading => {
  let data: Value
  try {
    data = JSON.parse(json) as Value // JSON is nothing else
  } catch {
    throw new TextFileError(DAMAGED)
  }
  if (!isFields(data) || (at(data, 'decks') === undefined && at(data, 'cards') === undefined))
    throw new TextFileError(DAMAGED)
  const decks = listOf(at(data, 'decks')).filter(isFields)
  const names = deckNames(decks)
  const cards = [
    ...decks.flatMap((deck) =>
      listOf(at(deck, 'cards'))
        .filter(isFields)
        .map((card) => ({ card, deckId: textAt(deck, 'id') })),
    ),
    ...listOf(at(data, 'cards'))
      .filter(isFields)
      .map((card) => ({ card, deckId: textAt(card, 'deck-id') })),
  ]
  const notes = () =>
    cards.flatMap(({ card, deckId }): readonly LooseNote[] => {
      const content = contentOf(card)
      const [question = '', ...rest] = content.split(/^[ \t]*---+[ \t]*$/mu)
      const gapped = gapsOf(question)
      const id = textAt(card, 'id')
      const topics = listOf(at(card, 'tags')).flatMap((tag) =>
        typeof tag === 'string' ? [tag.replace(/^~:/u, '')] : [],
      )
      if (listOf(at(card, 'reviews')).length > 0) source.problems.add('reviews', question)
      const form = gapped === question ? 'question' : 'cloze'
      const answer = rest.join('\n\n')
      const deck = names.get(deckId) ?? source.deck
      const note = markdownNote(
        { form, question: gapped, answer, deck, topics, id: id === '' ? null : `mochi:${id}`, original: content },
        source,
      )
      return note ? [note] : []
    })
  return { preview: { format: 'mochi', table: null }, notes }
}
