import { AnkiPackageError } from './anki-failure'
import {
  type AnkiDeck,
  type AnkiNoteType,
  type AnkiPackage,
  type AnkiPreset,
  hasLimits,
  NO_ANKI_LIMITS,
} from './anki-package'
import type { Collection } from './collection'
import type { AnkiProblems } from './import-problems'
import { legacyDecks, legacyNoteTypes, legacyPresets } from './legacy-parts'
import { readDeckKind, readNoteTypeConfig, readPresetConfig, readTemplateConfig } from './messages'
import { bytesIn, numberWithin, recordIn, textIn, wholeNumberIn } from './values'

type Row = Readonly<Record<string, unknown>>

/** What everything else in a collection refers to. `schedulerVersion` 1 is that of Anki 2.0. */
export type CollectionContents = Pick<AnkiPackage, 'createdAt' | 'minutesWest' | 'noteTypes' | 'decks' | 'presets'> & {
  readonly schedulerVersion: number
}

/** What a BLOB holds, or null if it is none or holds something else. */
const message = <T>(blob: unknown, read: (bytes: Uint8Array) => T): T | null => {
  const bytes = bytesIn(blob)
  try {
    return bytes && read(bytes)
  } catch {
    return null
  }
}

/** Parts of note types in their order, by the type's id. */
const partsByType = <T>(rows: Iterable<Row>, read: (row: Row, name: string) => T | null): Map<number, T[]> => {
  const parts = new Map<number, { readonly ord: number; readonly part: T }[]>()
  for (const row of rows) {
    const [type, ord, name] = [wholeNumberIn(row.ntid), wholeNumberIn(row.ord), textIn(row.name)]
    const part = type === null || ord === null || name === null ? null : read(row, name)
    if (type === null || ord === null || part === null) continue
    parts.set(type, [...(parts.get(type) ?? []), { ord, part }])
  }
  return new Map(
    [...parts].map(([type, list]) => [type, list.toSorted((a, b) => a.ord - b.ord).map(({ part }) => part)]),
  )
}

const noteTypesIn = (collection: Collection): readonly AnkiNoteType[] => {
  const fields = partsByType(collection.rows('SELECT ntid, ord, name FROM fields'), (_, name) => ({ name }))
  const templates = partsByType(collection.rows('SELECT ntid, ord, name, config FROM templates'), (row, name) => {
    const sides = message(row.config, readTemplateConfig)
    return sides && { name, ...sides }
  })
  return [...collection.rows('SELECT id, name, config FROM notetypes')].flatMap((row): AnkiNoteType[] => {
    const [id, name, config] = [wholeNumberIn(row.id), textIn(row.name), message(row.config, readNoteTypeConfig)]
    const [ownFields, ownTemplates] = [fields.get(id ?? 0), templates.get(id ?? 0)]
    if (id === null || name === null || !config || !ownFields || !ownTemplates) return []
    const kind = config.isCloze ? 'cloze' : 'standard'
    return [{ id, name, kind, fields: ownFields, templates: ownTemplates }]
  })
}

const UNKNOWN_KIND = { presetId: null, limits: NO_ANKI_LIMITS }

const decksIn = (collection: Collection): readonly AnkiDeck[] =>
  [...collection.rows('SELECT id, name, kind FROM decks')].flatMap((row): AnkiDeck[] => {
    const [id, name] = [wholeNumberIn(row.id), textIn(row.name)]
    const { limits, ...kind } = message(row.kind, readDeckKind) ?? UNKNOWN_KIND
    if (id === null || name === null) return []
    return [{ id, name: name.replaceAll('\x1f', '::'), ...kind, ...(hasLimits(limits) ? { limits } : {}) }]
  })

const presetsIn = (collection: Collection): readonly AnkiPreset[] =>
  [...collection.rows('SELECT id, config FROM deck_config')].flatMap((row): AnkiPreset[] => {
    const [id, config] = [wholeNumberIn(row.id), message(row.config, readPresetConfig)]
    return id === null || config === null ? [] : [{ id, ...config }]
  })

const configIn = (collection: Collection): Row => {
  const rows = [...collection.rows('SELECT key AS name, CAST(val AS TEXT) AS val FROM config')]
  return Object.fromEntries(
    rows.flatMap(({ name, val }) => {
      const entry = recordIn(`{"value":${typeof val === 'string' && val !== '' ? val : 'null'}}`)
      return typeof name === 'string' && name !== '__proto__' ? [[name, entry.value]] : []
    }),
  )
}

const MINUTES_WEST = 24 * 60
/** 2001 to 2286: outside of it `crt` was written by something that is not Anki. */
const [EARLIEST_SECOND, LATEST_SECOND] = [1e9, 1e10]

/**
 * Note types, decks, presets and settings: from their tables, which came with schemas 14 and 15, or from JSON. Throws
 * an `AnkiPackageError` if the collection has no row of its own.
 */
export const readCollectionParts = (collection: Collection, problems: AnkiProblems): CollectionContents => {
  const [col] = collection.rows('SELECT crt, conf, models, decks, dconf FROM col LIMIT 1')
  if (!col) throw new AnkiPackageError('damaged')
  const createdSeconds = numberWithin(wholeNumberIn(col.crt), EARLIEST_SECOND, LATEST_SECOND)
  if (createdSeconds === null) problems.add('wrong-value', `creation time ${String(col.crt)}`)
  const hasTypes = ['notetypes', 'fields', 'templates'] as const
  const noteTypes = hasTypes.every((table) => collection.has(table))
    ? noteTypesIn(collection)
    : legacyNoteTypes(col.models)
  const settings = collection.has('config') ? configIn(collection) : recordIn(col.conf)
  return {
    createdAt: (createdSeconds ?? EARLIEST_SECOND) * 1000,
    minutesWest: numberWithin(wholeNumberIn(settings.creationOffset), -MINUTES_WEST, MINUTES_WEST),
    schedulerVersion: wholeNumberIn(settings.schedVer) ?? 1,
    noteTypes,
    decks: collection.has('decks') ? decksIn(collection) : legacyDecks(col.decks),
    presets: collection.has('deck_config') ? presetsIn(collection) : legacyPresets(col.dconf),
  }
}
