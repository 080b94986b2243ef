import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import Database from 'better-sqlite3'
import { zipped } from '../../../tests/support/packed-files'

/** The tables that every collection of Anki has. */
const TABLES = `
  CREATE TABLE col (id INTEGER PRIMARY KEY, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags);
  CREATE TABLE notes (id INTEGER PRIMARY KEY, guid TEXT, mid INTEGER, mod INTEGER, usn INTEGER, tags TEXT, flds TEXT, sfld INTEGER, csum INTEGER, flags INTEGER, data TEXT);
  CREATE TABLE cards (id INTEGER PRIMARY KEY, nid INTEGER, did INTEGER, ord INTEGER, mod INTEGER, usn INTEGER, type INTEGER, queue INTEGER, due INTEGER, ivl INTEGER, factor INTEGER, reps INTEGER, lapses INTEGER, left INTEGER, odue INTEGER, odid INTEGER, flags INTEGER, data TEXT);
  CREATE TABLE revlog (id INTEGER PRIMARY KEY, cid INTEGER, usn INTEGER, ease INTEGER, ivl INTEGER, lastIvl INTEGER, factor INTEGER, time INTEGER, type INTEGER);
  CREATE INDEX ix_cards_nid ON cards (nid);
  CREATE INDEX ix_revlog_cid ON revlog (cid);`

/** Those of schema 18, with the collation that only Anki has: it is put in after the rows. */
const NEWER_TABLES = `
  CREATE TABLE fields (ntid INTEGER NOT NULL, ord INTEGER NOT NULL, name TEXT NOT NULL, config BLOB NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
  CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
  CREATE TABLE templates (ntid INTEGER NOT NULL, ord INTEGER NOT NULL, name TEXT NOT NULL, config BLOB NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
  CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid);
  CREATE TABLE notetypes (id INTEGER PRIMARY KEY, name TEXT NOT NULL, config BLOB NOT NULL);
  CREATE TABLE decks (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind BLOB NOT NULL);
  CREATE TABLE deck_config (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, config BLOB NOT NULL);
  CREATE TABLE config (KEY TEXT NOT NULL PRIMARY KEY, val BLOB NOT NULL) WITHOUT ROWID;`

/** 1 January 2024, 04:00 UTC, from which days are counted. */
export const CREATED = 1_704_081_600
export const NOW = Date.UTC(2026, 0, 1)
export const BASIC = 1_600_000_000_000
export const CLOZE = 1_600_000_000_001
export const DECK = 1_600_000_000_002
export const FIRST_NOTE = 1_700_000_000_000

const BASIC_TEMPLATE = { name: 'Card 1', question: '{{Front}}', answer: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}' }
const CLOZE_TEMPLATE = { name: 'Cloze', question: '{{cloze:Text}}', answer: '{{cloze:Text}}<br>\n{{Back Extra}}' }
const TYPES = [
  { id: BASIC, name: 'Basic', type: 0, fields: ['Front', 'Back'], template: BASIC_TEMPLATE },
  { id: CLOZE, name: 'Cloze', type: 1, fields: ['Text', 'Back Extra'], template: CLOZE_TEMPLATE },
]

type Values = Readonly<Record<string, unknown>>

const byId = <T extends { readonly id: number }>(entries: readonly T[]): string =>
  JSON.stringify(Object.fromEntries(entries.map((entry) => [entry.id, entry])))

const LEGACY_MODELS = byId(
  TYPES.map(({ id, name, type, fields, template }) => ({
    id,
    name,
    type,
    css: '',
    flds: fields.map((field, ord) => ({ name: field, ord })),
    tmpls: [{ name: template.name, ord: 0, qfmt: template.question, afmt: template.answer }],
  })),
)
const LEGACY_DECKS = byId([
  { id: 1, name: 'Default', dyn: 0, conf: 1, desc: '' },
  { id: DECK, name: 'Asia::China', dyn: 0, conf: 1, desc: 'About China' },
])
const LEGACY_PRESETS = byId([
  {
    id: 1,
    name: 'Default',
    new: { delays: [1, 10], perDay: 15, bury: true },
    rev: { perDay: 150, maxIvl: 1_000, bury: false },
    lapse: { delays: [20], leechFails: 6, leechAction: 1 },
  },
])

/** A message of these fields: text, bytes, a whole number, or with `float` numbers with a point. */
export const message = (
  fields: Readonly<Record<number, string | number | Uint8Array | readonly number[]>>,
): Uint8Array => {
  const writer = new BinaryWriter()
  for (const [number, value] of Object.entries(fields)) {
    if (typeof value === 'number') writer.tag(Number(number), WireType.Varint).int64(value)
    else if (typeof value === 'string') writer.tag(Number(number), WireType.LengthDelimited).string(value)
    else {
      const bytes = value instanceof Uint8Array ? value : new Uint8Array(Float32Array.from(value).buffer)
      writer.tag(Number(number), WireType.LengthDelimited).bytes(bytes)
    }
  }
  return writer.finish()
}

const PRESET = message({
  1: [1, 10],
  2: [20],
  6: Array.from({ length: 21 }, (_, at) => at / 10),
  9: 15,
  10: 150,
  16: 1_000,
  21: 1,
  22: 6,
  27: 1,
})

const insert = (db: Database.Database, table: string, row: Values): void => {
  const names = Object.keys(row)
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
    ...Object.values(row),
  )
}

const insertNewer = (db: Database.Database): void => {
  db.exec(NEWER_TABLES)
  for (const { id, name, type, fields, template } of TYPES) {
    insert(db, 'notetypes', { id, name, config: message({ 1: type, 3: '.card {}' }) })
    for (const [ord, field] of fields.entries())
      insert(db, 'fields', { ntid: id, ord, name: field, config: message({ 3: 'Arial' }) })
    const config = message({ 1: template.question, 2: template.answer })
    insert(db, 'templates', { ntid: id, ord: 0, name: template.name, config })
  }
  insert(db, 'decks', { id: 1, name: 'Default', kind: message({ 1: message({ 1: 1 }) }) })
  insert(db, 'decks', { id: DECK, name: 'Asia\x1fChina', kind: message({ 1: message({ 1: 1, 4: 'About China' }) }) })
  insert(db, 'decks', { id: 7, name: 'Filtered', kind: message({ 2: message({ 1: 1 }) }) })
  insert(db, 'deck_config', { id: 1, name: 'Default', config: PRESET })
  insert(db, 'config', { key: 'rollover', val: Buffer.from('5') })
  insert(db, 'config', { key: 'creationOffset', val: Buffer.from('-120') })
  insert(db, 'config', { key: 'schedVer', val: Buffer.from('2') })
}

const addCollation = (db: Database.Database, collation: string): void => {
  db.unsafeMode(true)
  db.pragma('writable_schema = ON')
  db.exec(`UPDATE sqlite_master SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT NOT NULL ${collation}')`)
}

export type FixtureCollection = {
  readonly schema?: 11 | 18
  /** How the collation of names is written in schema 18. */
  readonly collation?: string
  readonly col?: Values
  readonly notes?: readonly Values[]
  readonly cards?: readonly Values[]
  readonly reviews?: readonly Values[]
  /** Statements that are run last. */
  readonly sql?: string
}

/** One note, one new card of it in the deck Asia::China, and values that differ from theirs. */
export const noteRow = (at: number, values: Values = {}): Values => ({
  id: FIRST_NOTE + at,
  guid: `guid-${at}`,
  mid: BASIC,
  mod: 1_700_000_100,
  usn: 0,
  tags: ' economy::trade China ',
  flds: `Question ${at}\x1fAnswer ${at}`,
  sfld: '',
  csum: 0,
  flags: 0,
  data: '',
  ...values,
})
export const cardRow = (at: number, values: Values = {}): Values => ({
  id: FIRST_NOTE + at,
  nid: FIRST_NOTE + at,
  did: DECK,
  ord: 0,
  mod: 0,
  usn: 0,
  type: 0,
  queue: 0,
  due: at,
  ivl: 0,
  factor: 0,
  reps: 0,
  lapses: 0,
  left: 0,
  odue: 0,
  odid: 0,
  flags: 0,
  data: '',
  ...values,
})
export const reviewRow = (id: number, values: Values = {}): Values => ({
  id,
  cid: FIRST_NOTE,
  usn: 0,
  ease: 3,
  ivl: 4,
  lastIvl: 1,
  factor: 2_500,
  time: 5_000,
  type: 1,
  ...values,
})

/** The bytes of a collection's SQLite file. Without rows given, it has one note with one card. */
export const collectionBytes = ({
  schema = 11,
  collation = 'COLLATE unicase',
  col = {},
  sql = '',
  ...rows
}: FixtureCollection = {}): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-fixture-'))
  const path = join(folder, 'collection.sqlite')
  const db = new Database(path)
  db.exec(TABLES)
  insert(db, 'col', {
    id: 1,
    crt: CREATED,
    mod: 0,
    scm: 0,
    ver: schema,
    dty: 0,
    usn: 0,
    ls: 0,
    tags: '{}',
    ...(schema === 11
      ? { conf: '{"schedVer":2,"rollover":5}', models: LEGACY_MODELS, decks: LEGACY_DECKS, dconf: LEGACY_PRESETS }
      : { conf: '', models: '', decks: '', dconf: '' }),
    ...col,
  })
  if (schema === 18) insertNewer(db)
  for (const note of rows.notes ?? [noteRow(0)]) insert(db, 'notes', note)
  for (const card of rows.cards ?? [cardRow(0)]) insert(db, 'cards', card)
  for (const review of rows.reviews ?? []) insert(db, 'revlog', review)
  db.exec(sql)
  if (schema === 18) addCollation(db, collation)
  db.close()
  const bytes = readFileSync(path)
  rmSync(folder, { recursive: true })
  return bytes
}

const BLOCK = 128 * 1024
const FRAME_HEADER = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58])

/** A block of a zstd frame (RFC 8878, 3.1.1.2): kind 0 is stored as it is, kind 1 repeats one byte `size` times. */
const block = (kind: 0 | 1, size: number, content: Uint8Array, isLast: boolean): Buffer => {
  const header = Buffer.alloc(3)
  header.writeUIntLE((size << 3) | (kind << 1) | Number(isLast), 0, 3)
  return Buffer.concat([header, content])
}

/** Bytes as a zstd frame that stores them. */
export const zstdOf = (bytes: Uint8Array): Buffer => {
  const blocks: Buffer[] = []
  for (let at = 0; at < Math.max(bytes.length, 1); at += BLOCK) {
    const part = bytes.subarray(at, at + BLOCK)
    blocks.push(block(0, part.length, part, at + BLOCK >= bytes.length))
  }
  return Buffer.concat([FRAME_HEADER, ...blocks])
}

/** A zstd frame that unpacks to so many times 128 KB of zeros. */
export const zstdBomb = (blocks: number): Buffer =>
  Buffer.concat([
    FRAME_HEADER,
    ...Array.from({ length: blocks }, (_, at) => block(1, BLOCK, new Uint8Array(1), at === blocks - 1)),
  ])

/** A media file of a package; `sha1` is what the list says of it, if it lies. */
export type FixtureMedia = { readonly name: string; readonly bytes: Uint8Array; readonly sha1?: Uint8Array }

/** The entries of media as today's Anki writes them: a list of messages, and files packed with zstd. */
export const newMedia = (files: readonly FixtureMedia[]): Readonly<Record<string, Uint8Array>> => {
  const list = new BinaryWriter()
  for (const { name, bytes, sha1 } of files) {
    const entry = { 1: name, 2: bytes.length, 3: sha1 ?? createHash('sha1').update(bytes).digest() }
    list.tag(1, WireType.LengthDelimited).bytes(message(entry))
  }
  return {
    media: zstdOf(list.finish()),
    ...Object.fromEntries(files.map(({ bytes }, at) => [String(at), zstdOf(bytes)])),
  }
}

/** The same as older versions write them: JSON, and files as they are. */
export const oldMedia = (files: readonly FixtureMedia[]): Readonly<Record<string, Uint8Array | string>> => ({
  media: JSON.stringify(Object.fromEntries(files.map(({ name }, at) => [at, name]))),
  ...Object.fromEntries(files.map(({ bytes }, at) => [String(at), bytes])),
})

/** The entries of a package of today's Anki, with the old collection that only asks to update. */
export const newPackage = (collection: Uint8Array): Readonly<Record<string, Uint8Array | string>> => ({
  meta: message({ 1: 3 }),
  'collection.anki2': collectionBytes({ notes: [noteRow(9, { flds: 'Please update\x1fto the latest Anki version' })] }),
  'collection.anki21b': zstdOf(collection),
  media: zstdOf(message({ 1: message({ 1: 'map.png', 2: 10 }) })),
})

/** Writes a package of these entries into a folder. */
export const writePackage = async (
  folder: string,
  entries: Readonly<Record<string, Uint8Array | string>>,
): Promise<string> => {
  const path = join(folder, 'fixture.apkg')
  writeFileSync(path, await zipped(entries))
  return path
}
