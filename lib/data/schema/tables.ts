import { briefingTables } from './briefing'
import type { Dialect } from './dialect/sqlite'
import { libraryTables } from './library'
import { readingTables } from './reading'
import { studyTables } from './study'

/** All tables over one dialect, in an order in which each comes after those that it refers to. */
export const tables = (d: Dialect) => {
  const study = studyTables(d)
  return { ...libraryTables(d), ...study, ...readingTables(d), ...briefingTables(d, study) }
}

export type Schema = ReturnType<typeof tables>
