import type Sqlite from 'better-sqlite3'
import type { CollectionParts } from './collection-parts'
import { LEGACY_TABLES } from './collection-tables'
import { legacyColumns } from './legacy-json'

const LEGACY_VERSION = 11

/** Note types, decks, presets and settings of a collection of version 11: JSON in its one row of `col`. */
export const writeLegacyTables = (
  db: Sqlite.Database,
  { settings, config, decks, nowSeconds }: CollectionParts,
): void => {
  db.exec(LEGACY_TABLES)
  const { models, decks: deckJson, dconf } = legacyColumns(decks, settings.hasPreset ? settings : null, nowSeconds)
  db.prepare('insert into col values (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?)').run(
    Math.floor(settings.firstDayAt / 1000),
    settings.now,
    settings.now,
    LEGACY_VERSION,
    JSON.stringify(config),
    models,
    deckJson,
    dconf,
    '{}',
  )
}
