import { sqlite } from './dialect/sqlite'
import { tables } from './tables'

/** The tables on SQLite, by their names. */
export const schema = tables(sqlite)
