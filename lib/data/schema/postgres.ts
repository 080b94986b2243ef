import { postgres } from './dialect/postgres'
import { tables } from './tables'

/** The tables on PostgreSQL, by their names. */
export const schema = tables(postgres)
