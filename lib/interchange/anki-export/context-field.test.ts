import { expect, it } from 'vitest'
import type { ExportedCard } from '../../data/queries/export/exported-cards'
import type { CardId, FactId } from '../../domain/ids'
import { CONTEXT_FIELD } from '../own-anki-notes'
import { type ExportedNote, notesOfCards } from './notes-of-cards'

const card = (own: Partial<ExportedCard> = {}): ExportedCard => ({
  cardId: 'card' as CardId,
  factId: 'fact' as FactId,
  group: 'fact/0',
  guid: null,
  noteId: null,
  form: 'question',
  deletion: 0,
  front: 'What do they hide?',
  back: 'mistrust',
  hint: null,
  extra: null,
  aliases: [],
  createdAt: 0,
  updatedAt: 0,
  kind: 'claim',
  weight: 'must',
  statement: 'They hide mistrust, Ann Holm wrote.',
  asOf: '2023-03',
  speaker: 'Ann Holm',
  source: {
    key: 'ports',
    title: 'Ports',
    authors: ['Ann Holm'],
    outlet: 'Lake & Post',
    published: '2023-03',
    url: null,
    origin: 'content',
  },
  passage: { before: '', exact: 'They hide mistrust', after: '.' },
  tags: { topic: [], person: [], place: [] },
  decks: [],
  ...own,
})

const contextOf = (note: ExportedNote | undefined) =>
  note?.fields[note.type.fields.findIndex(({ name }) => name === CONTEXT_FIELD)]

it('a note says whose opinion its cards ask for', () => {
  const [note] = notesOfCards([card()])
  expect(note?.fields).toHaveLength(note?.type.fields.length ?? 0)
  expect(contextOf(note)).toBe('Holm, Mar 2023 · Lake &amp; Post')
})

it('a note says nothing above its cards if that would give away the answer of one of them', () => {
  const sides = { front: 'Whose words are they?', back: 'Holm’s' }
  const back = card({ cardId: 'other' as CardId, form: 'reversed', front: sides.back, back: sides.front })
  const [note] = notesOfCards([card(sides), back])
  expect(note?.cards).toHaveLength(2)
  expect(contextOf(note)).toBe('')
})
