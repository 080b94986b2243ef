import type { AnkiCard, AnkiNote, AnkiNoteType } from './anki-package'
import type { Collection } from './collection'
import { wordsOfHtml } from './html-nodes'
import type { AnkiProblems } from './import-problems'
import { ANKI_CARD_COLUMNS, ankiCardOf } from './read-card'
import { textIn, wholeNumberIn } from './values'

/** A note with more is left out: no person wrote it. Files that fields hold themselves count as bytes only. */
const LONGEST_NOTE_BYTES = 4 * 1024 * 1024
const LONGEST_NOTE = 400_000
/** Anki makes as many of a cloze at most. */
export const MOST_CARDS = 500
const LABEL_CHARACTERS = 1_000
const FIELD_SEPARATOR = '\x1f'

const NOTES = `SELECT id, CAST(guid AS TEXT), mid, mod, CAST(tags AS TEXT),
  CASE WHEN octet_length(flds) + ifnull(octet_length(tags), 0) <= ${LONGEST_NOTE_BYTES} THEN CAST(flds AS TEXT) END,
  CAST(substr(flds, 1, ${LABEL_CHARACTERS}) AS TEXT) FROM notes ORDER BY id`
const FIELDS_WITH_DATA = `SELECT CAST(flds AS TEXT) FROM notes
  WHERE octet_length(flds) <= ${LONGEST_NOTE_BYTES} AND instr(lower(flds), 'data:') > 0 ORDER BY id`
/** Sorted by SQLite, which uses temporary files if there are many: an index of the file could be wrong. */
const CARDS = `SELECT ${ANKI_CARD_COLUMNS} FROM cards NOT INDEXED ORDER BY nid, ord, id`

type ReadingNotes = {
  readonly collection: Collection
  readonly noteTypes: ReadonlyMap<number, AnkiNoteType>
  readonly deckIds: ReadonlySet<number>
  /** Emptied first. */
  readonly problems: AnkiProblems
}

/** A file that is in a text itself, as base64: the picture of an editor may be megabytes. */
const HELD_FILE = /data:[^,<>"'\s]{0,100};base64,[\w+/=%-]*/giu

const isTooLong = (text: string): boolean =>
  text.length > LONGEST_NOTE && text.replace(HELD_FILE, '').length > LONGEST_NOTE

const noteOf = (row: readonly unknown[]): Omit<AnkiNote, 'cards'> | null => {
  const [id, guid, typeId, modified] = [
    wholeNumberIn(row[0]),
    textIn(row[1]),
    wholeNumberIn(row[2]),
    wholeNumberIn(row[3]),
  ]
  const [tags, fields] = [textIn(row[4]) ?? '', textIn(row[5])]
  if (id === null || !guid || typeId === null || fields === null) return null
  return {
    id,
    guid,
    typeId,
    modifiedAt: (modified ?? 0) * 1000,
    tags: [...new Set(tags.split(/\s+/u).filter((tag) => tag !== ''))],
    fields: fields.split(FIELD_SEPARATOR),
  }
}

/** As many fields as the note type has: what is missing is empty, what is too much goes to the last one. */
const fitted = (fields: readonly string[], length: number): readonly string[] => {
  if (fields.length <= length) return [...fields, ...Array.from({ length: length - fields.length }, () => '')]
  return [...fields.slice(0, length - 1), fields.slice(length - 1).join(' ')]
}

/** Fields of notes that mention a `data:` address. */
export function* fieldsWithData(collection: Collection): Generator<string> {
  for (const [fields] of collection.lists(FIELDS_WITH_DATA)) {
    const text = textIn(fields) ?? ''
    if (isTooLong(text)) continue
    for (const field of text.split(FIELD_SEPARATOR)) if (/data:/iu.test(field)) yield field
  }
}

/**
 * The notes of a collection by id with their cards. Both tables are read side by side in the order of notes, so that
 * one note is held at a time.
 */
export function* readNotes({ collection, noteTypes, deckIds, problems }: ReadingNotes): Generator<AnkiNote> {
  problems.clear()
  const guids = new Set<string>()
  const cards = collection.lists(CARDS)
  let next = cards.next()
  const isBefore = (noteId: number): boolean => typeof next.value?.[0] !== 'number' || next.value[0] < noteId

  function* rowsOf(noteId: number): Generator<readonly unknown[]> {
    for (; !next.done && isBefore(noteId); next = cards.next()) problems.add('card-without-note', String(next.value[1]))
    for (; !next.done && next.value[0] === noteId; next = cards.next()) yield next.value
  }

  function cardsOf(noteId: number, type: AnkiNoteType | undefined): AnkiCard[] {
    const own: AnkiCard[] = []
    for (const row of rowsOf(noteId)) {
      const card = ankiCardOf(row, (what) => problems.add('wrong-value', what))
      if (!type) continue
      if (!card) problems.add('wrong-value', `card ${String(row[1])}`)
      else if (type.kind === 'standard' && card.ordinal >= type.templates.length)
        problems.add('unknown-template', String(card.id))
      else if (own.at(-1)?.ordinal === card.ordinal) problems.add('duplicate-card', String(card.id))
      else {
        if (!deckIds.has(card.deckId)) problems.add('unknown-deck', String(card.id))
        own.push(card)
      }
    }
    return own
  }

  /** The note of a row, or null if it is left out; its cards are read in either case. */
  function readNote(row: readonly unknown[]): AnkiNote | null {
    const note = noteOf(row)
    const type = note ? noteTypes.get(note.typeId) : undefined
    const [first = ''] = note?.fields ?? (textIn(row[6]) ?? '').split(FIELD_SEPARATOR)
    const label = wordsOfHtml(first) || String(row[0])
    const isRepeated = note !== null && guids.has(note.guid)
    const own = cardsOf(wholeNumberIn(row[0]) ?? 0, isRepeated ? undefined : type)
    const fields = textIn(row[5])
    if (fields === null ? textIn(row[6]) !== null : isTooLong(`${textIn(row[4]) ?? ''} ${fields}`))
      problems.add('too-much-text', label)
    else if (!note) problems.add('wrong-value', `note ${String(row[0])}`)
    else if (isRepeated) problems.add('duplicate-guid', label)
    else if (!type) problems.add('unknown-note-type', label)
    else if (own.length > MOST_CARDS) problems.add('too-many-cards', label)
    else {
      guids.add(note.guid)
      if (note.fields.length !== type.fields.length) problems.add('wrong-field-count', label)
      if (own.length === 0) problems.add('note-without-cards', label)
      return { ...note, fields: fitted(note.fields, type.fields.length), cards: own }
    }
    return null
  }

  try {
    for (const row of collection.lists(NOTES)) {
      const note = readNote(row)
      if (note) yield note
    }
    for (const _ of rowsOf(Number.POSITIVE_INFINITY)) break
  } finally {
    cards.return?.()
  }
}
