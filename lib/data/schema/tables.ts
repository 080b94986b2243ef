import { briefingTables } from './briefing'
import { deviceTables } from './devices'
import type { Dialect } from './dialect/sqlite'
import { importTables } from './imports'
import { libraryTables } from './library'
import { mediaTables } from './media'
import { readingTables } from './reading'
import { rollupTables } from './rollups'
import { searchTables } from './search'
import { studyTables } from './study'

/** All tables over one dialect. */
export const tables = (d: Dialect) => {
  const study = studyTables(d)
  return {
    ...libraryTables(d),
    ...searchTables(d),
    ...importTables(d),
    ...mediaTables(d),
    ...study,
    ...readingTables(d),
    ...briefingTables(d, study),
    ...rollupTables(d, study),
    ...deviceTables(d, study),
  }
}

export type Schema = ReturnType<typeof tables>
