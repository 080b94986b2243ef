import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type Sqlite from 'better-sqlite3'
import { ANKI_MIXES, ANKI_NEW_SORTS } from '../anki/preset-orders'
import type { CollectionParts } from './collection-parts'
import { type ExportedPreset, newOrderNumber, presetsOf, reviewOrderNumber } from './deck-preset'
import type { ExportedDeck } from './decks'
import { LATEX } from './latex'
import {
  ALL_NOTE_TYPES,
  CARD_CSS,
  type ExportedNoteType,
  NOTE_TYPES_CHANGED_SECONDS,
  OCCLUSION_FIELDS,
  OCCLUSION_STOCK_KIND,
} from './note-types'

const CURRENT_VERSION = 18

/**
 * Anki compares names in these columns by an order of its own, `unicase`, which SQLite here does not know. So the tables
 * are made without it, nothing that depends on the order is written, and the order is noted in the schema at the end.
 */
const TABLES = [
  'create table graves (oid integer not null, type integer not null, usn integer not null, primary key (oid, type)) without rowid',
  'create table deck_config (id integer primary key not null, name text not null /*unicase*/, mtime_secs integer not null, usn integer not null, config blob not null)',
  'create table config (KEY text not null primary key, usn integer not null, mtime_secs integer not null, val blob not null) without rowid',
  'create table fields (ntid integer not null, ord integer not null, name text not null /*unicase*/, config blob not null, primary key (ntid, ord)) without rowid',
  'create table templates (ntid integer not null, ord integer not null, name text not null /*unicase*/, mtime_secs integer not null, usn integer not null, config blob not null, primary key (ntid, ord)) without rowid',
  'create table notetypes (id integer not null primary key, name text not null /*unicase*/, mtime_secs integer not null, usn integer not null, config blob not null)',
  'create table decks (id integer primary key not null, name text not null /*unicase*/, mtime_secs integer not null, usn integer not null, common blob not null, kind blob not null)',
  'create table tags (tag text not null primary key /*unicase*/, usn integer not null, collapsed boolean not null, config blob null) without rowid',
]

/** Puts down `collate unicase` where it was left out. */
const noteOrder = (db: Sqlite.Database): void => {
  db.unsafeMode(true)
  db.pragma('writable_schema = ON')
  db.exec("update sqlite_master set sql = replace(sql, '/*unicase*/', 'collate unicase') where type = 'table'")
  db.pragma('writable_schema = OFF')
  db.unsafeMode(false)
}

const message = (write: (writer: BinaryWriter) => void): Uint8Array => {
  const writer = new BinaryWriter()
  write(writer)
  return writer.finish()
}

const packedFloats = (writer: BinaryWriter, field: number, values: readonly number[]) => {
  writer.tag(field, WireType.LengthDelimited).fork()
  for (const value of values) writer.float(value)
  writer.join()
}

/** Field numbers and kinds of Anki's `deck_config.proto`, `notetypes.proto` and `decks.proto`. */
const presetMessage = ({ scheduling, queue }: ExportedPreset): Uint8Array =>
  message((writer) => {
    const whole = (field: number, value: number) => writer.tag(field, WireType.Varint).uint32(value)
    const float = (field: number, value: number) => writer.tag(field, WireType.Bit32).float(value)
    packedFloats(writer, 1, scheduling.learningStepsMinutes)
    packedFloats(writer, 2, scheduling.relearningStepsMinutes)
    packedFloats(writer, 4, scheduling.easyDays)
    packedFloats(writer, 6, scheduling.weights)
    whole(9, queue.newPerDay)
    whole(10, queue.reviewsPerDay)
    float(11, 2.5)
    float(12, 1.3)
    float(13, 1.2)
    float(15, 1)
    whole(16, scheduling.maximumIntervalDays)
    whole(17, 1)
    whole(18, 1)
    whole(19, 4)
    // 0 suspends a leech, 1 tags it.
    whole(21, scheduling.leechAction === 'suspend' ? 0 : 1)
    whole(22, scheduling.leechThreshold)
    whole(24, 60)
    whole(27, Number(queue.buryNewSiblings))
    whole(28, Number(queue.buryReviewSiblings))
    whole(29, Number(queue.buryLearningSiblings))
    whole(30, ANKI_MIXES[queue.newMix])
    whole(31, ANKI_MIXES[queue.interdayMix])
    whole(32, ANKI_NEW_SORTS[queue.newSort])
    whole(33, reviewOrderNumber(queue))
    whole(34, newOrderNumber(queue))
    float(37, scheduling.desiredRetention)
    float(40, 0.9)
    whole(44, 1)
  })

const text = (writer: BinaryWriter, field: number, value: string) =>
  writer.tag(field, WireType.LengthDelimited).string(value)

const noteTypeMessage = ({ isCloze, isOcclusion, templates }: ExportedNoteType): Uint8Array =>
  message((writer) => {
    if (isCloze) writer.tag(1, WireType.Varint).uint32(1)
    text(writer, 3, CARD_CSS)
    text(writer, 5, LATEX.before)
    text(writer, 6, LATEX.after)
    for (const [ord, { needs }] of templates.entries()) {
      writer.tag(8, WireType.LengthDelimited).fork()
      writer.tag(1, WireType.Varint).uint32(ord)
      // All of the fields are needed.
      writer.tag(2, WireType.Varint).uint32(2)
      writer.tag(3, WireType.LengthDelimited).fork()
      for (const field of needs) writer.uint32(field)
      writer.join().join()
    }
    if (isOcclusion) writer.tag(9, WireType.Varint).uint32(OCCLUSION_STOCK_KIND)
  })

/** @param known by which number Anki knows the field; null for a field of our own */
const fieldMessage = (id: number, known: number | null): Uint8Array =>
  message((writer) => {
    text(writer, 3, 'Arial')
    writer.tag(4, WireType.Varint).uint32(20)
    writer.tag(9, WireType.Varint).int64(id)
    if (known === null) return
    writer.tag(10, WireType.Varint).uint32(known)
    writer.tag(11, WireType.Varint).bool(true)
  })

const templateMessage = ({ id, question, answer }: ExportedNoteType['templates'][number]): Uint8Array =>
  message((writer) => {
    text(writer, 1, question)
    text(writer, 2, answer)
    writer.tag(8, WireType.Varint).int64(id)
  })

const deckKindMessage = ({ presetId, limits }: ExportedDeck): Uint8Array =>
  message((writer) => {
    const perDay = (field: number, limit: number | null) => {
      if (limit !== null) writer.tag(field, WireType.Varint).uint32(limit)
    }
    writer.tag(1, WireType.LengthDelimited).fork()
    writer.tag(1, WireType.Varint).int64(presetId)
    perDay(6, limits.reviewsPerDay)
    perDay(7, limits.newPerDay)
    writer.join()
  })

const writeNoteType = (db: Sqlite.Database, type: ExportedNoteType): void => {
  const changed = NOTE_TYPES_CHANGED_SECONDS
  db.prepare('insert into notetypes values (?, ?, ?, -1, ?)').run(type.id, type.name, changed, noteTypeMessage(type))
  const field = db.prepare('insert into fields values (?, ?, ?, ?)')
  for (const [ord, { id, name }] of type.fields.entries()) {
    const known = type.isOcclusion && ord < OCCLUSION_FIELDS ? ord : null
    field.run(type.id, ord, name, fieldMessage(id, known))
  }
  const template = db.prepare('insert into templates values (?, ?, ?, ?, -1, ?)')
  for (const [ord, one] of type.templates.entries()) template.run(type.id, ord, one.name, changed, templateMessage(one))
}

/** Note types, decks, presets and settings of a collection of version 18: tables with protobuf. */
export const writeCurrentTables = (
  db: Sqlite.Database,
  { settings, config, decks, nowSeconds }: CollectionParts,
): void => {
  for (const table of TABLES) db.exec(table)
  db.prepare("insert into col values (1, ?, ?, ?, ?, 0, 0, 0, '', '', '', '', '')").run(
    Math.floor(settings.firstDayAt / 1000),
    settings.now,
    settings.now,
    CURRENT_VERSION,
  )
  const setting = db.prepare('insert into config values (?, -1, ?, ?)')
  for (const [key, value] of Object.entries(config)) setting.run(key, nowSeconds, Buffer.from(JSON.stringify(value)))
  const preset = db.prepare('insert into deck_config values (?, ?, ?, -1, ?)')
  for (const one of presetsOf(settings.hasPreset ? settings : null)) {
    preset.run(one.id, one.name, nowSeconds, presetMessage(one))
  }
  for (const type of ALL_NOTE_TYPES) writeNoteType(db, type)
  const deck = db.prepare('insert into decks values (?, ?, ?, -1, ?, ?)')
  // Levels of a deck are parted by a sign that no name has.
  for (const one of decks) {
    deck.run(one.id, one.name.replaceAll('::', '\u001f'), nowSeconds, Buffer.alloc(0), deckKindMessage(one))
  }
  noteOrder(db)
}
