import type { Dialect } from './dialect/sqlite'
import { libraryTables } from './library'
import { readingTables } from './reading'
import { studyTables } from './study'

/** All tables over one dialect. */
export const tables = (d: Dialect) => ({ ...libraryTables(d), ...studyTables(d), ...readingTables(d) })

export type Schema = ReturnType<typeof tables>
