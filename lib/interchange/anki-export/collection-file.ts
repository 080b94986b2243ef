import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import type { Instant } from '../../domain/ids'
import { LEARN_AHEAD_MS } from '../../domain/queue/learn-ahead'
import { shuffleOf } from '../../domain/shuffle'
import { DAY_MS } from '../../domain/time/units'
import type { AnkiDeckLimits } from '../anki/anki-package'
import type { AnkiCardRow } from './card-row'
import { jsonColumns } from './collection-json'
import type { PresetSettings } from './deck-preset'
import { DEFAULT_DECK_ID, deckRegister } from './decks'
import type { ExportedNote } from './notes-of-cards'
import type { ExportedReview } from './review-rows'

export type CollectionSettings = PresetSettings & {
  readonly now: Instant
  /** When the study day begins that due days are counted from. */
  readonly firstDayAt: Instant
  /** Minutes by which that day's clock was behind UTC. */
  readonly minutesWest: number
  /** Whether decks have a preset of the learner's settings; without it they have Anki's default. */
  readonly hasPreset: boolean
  /** Limits that a deck has of its own, by its name. */
  readonly limitsOf: (deck: string) => AnkiDeckLimits
}

/** Every Anki since 2.1 reads it, and newer ones bring it up to date themselves. */
const SCHEMA_VERSION = 11

const TABLES = `
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null,
  odue integer not null, odid integer not null, flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
create table graves (usn integer not null, oid integer not null, type integer not null);
`

/** Of the log, which has the most rows by far: kept up to date, so that nothing takes long at the end. */
const LOG_INDEXES = `
create index ix_revlog_usn on revlog (usn);
create index ix_revlog_cid on revlog (cid);
`

/** Made one by one when all rows are in: that is quicker than keeping them up to date. */
const INDEXES = [
  'create index ix_notes_usn on notes (usn)',
  'create index ix_cards_usn on cards (usn)',
  'create index ix_cards_nid on cards (nid)',
  'create index ix_cards_sched on cards (did, queue, due)',
  'create index ix_notes_csum on notes (csum)',
] as const

/** What the cards of a note, in its order, are studied by, and what is logged of them. */
export type NoteStudy = readonly { readonly row: AnkiCardRow; readonly reviews: readonly ExportedReview[] }[]

const SECOND = 1000
/** Not synchronised yet. */
const USN = -1
const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The words of a field, as Anki sorts and compares them. */
const plainWords = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name?: string) =>
      code === undefined ? (NAMED_ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
    )

const checksum = (words: string): number =>
  Number.parseInt(createHash('sha1').update(words).digest('hex').slice(0, 8), 16)

/**
 * Ids that Anki takes for the millisecond of creation: the one that a thing has already, otherwise the same for the same
 * thing, within a day of its creation.
 */
const idMaker = () => {
  const taken = new Set<number>()
  return (name: string, createdAt: Instant, before: number | null = null): number => {
    let id = before ?? createdAt - (shuffleOf(name) % DAY_MS)
    while (taken.has(id)) id -= 1
    taken.add(id)
    return id
  }
}

/**
 * A collection of Anki's in a new SQLite file. Rows are written as they come, so that nothing is held in memory but ids.
 * `finish` writes what is known at the end and closes the file; `discard` closes it as it is.
 */
export const createCollection = (file: string, settings: CollectionSettings) => {
  const db = new Sqlite(file)
  // Nothing is lost with it: after a crash the export is done again.
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('locking_mode = EXCLUSIVE')
  db.exec(TABLES + LOG_INDEXES)
  db.exec('begin')
  const insertNote = db.prepare('insert into notes values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)')
  const insertCard = db.prepare('insert into cards values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)')
  const insertReview = db.prepare('insert or ignore into revlog values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const decks = deckRegister(settings.hasPreset, settings.limitsOf)
  const noteId = idMaker()
  const cardId = idMaker()

  const addReview = (card: number, { at, ease, interval, lastInterval, factor, takenMs, kind }: ExportedReview) => {
    // The instant is the id: of two answers in one millisecond the later one moves on.
    for (let id = at; ; id += 1) {
      const { changes } = insertReview.run(id, card, USN, ease, interval, lastInterval, factor, takenMs, kind)
      if (changes > 0) return
    }
  }

  const add = (note: ExportedNote, study: NoteStudy): void => {
    const changed = Math.floor(note.updatedAt / SECOND)
    const nid = noteId(note.guid, note.createdAt, note.noteId)
    const [first = ''] = note.fields
    const words = plainWords(first)
    const tags = note.tags.length === 0 ? '' : ` ${[...new Set(note.tags)].join(' ')} `
    const fields = note.fields.join('\u001f')
    insertNote.run(nid, note.guid, note.type.id, changed, USN, tags, fields, words, checksum(words), '')
    const did = decks.idOf(note.deck)
    for (const [at, { cardId: ours, place }] of note.cards.entries()) {
      const { row, reviews } = study[at] ?? { row: null, reviews: [] }
      if (row === null) throw new Error(`nothing is said of how card ${ours} is studied`)
      const cid = cardId(ours, note.createdAt)
      const { type, queue, due, interval, factor, reps, lapses, left, flags, data } = row
      const studied = [type, queue, due, interval, factor, reps, lapses, left, flags, data]
      insertCard.run(cid, nid, did, place, changed, USN, ...studied)
      for (const review of reviews) addReview(cid, review)
    }
  }

  const finish = async (): Promise<void> => {
    const nowSeconds = Math.floor(settings.now / SECOND)
    const config = {
      activeDecks: [DEFAULT_DECK_ID],
      addToCur: true,
      collapseTime: LEARN_AHEAD_MS / 1_000,
      creationOffset: settings.minutesWest,
      curDeck: DEFAULT_DECK_ID,
      dayLearnFirst: false,
      dueCounts: true,
      estTimes: true,
      fsrs: true,
      newSpread: 0,
      nextPos: 1,
      rollover: settings.scheduling.dayStartHour,
      sched2021: true,
      schedVer: 2,
      sortBackwards: false,
      sortType: 'noteFld',
      timeLim: 0,
    }
    const columns = jsonColumns(decks.all(), settings.hasPreset ? settings : null, nowSeconds)
    db.prepare("insert into col values (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, '{}')").run(
      Math.floor(settings.firstDayAt / SECOND),
      settings.now,
      settings.now,
      SCHEMA_VERSION,
      JSON.stringify(config),
      columns.models,
      columns.decks,
      columns.dconf,
    )
    db.exec('commit')
    for (const index of INDEXES) {
      await yieldToEventLoop()
      db.exec(index)
    }
    db.close()
  }

  return {
    add,
    finish,
    discard: (): void => {
      db.close()
    },
  }
}
