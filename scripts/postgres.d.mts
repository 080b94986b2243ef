/** A throw-away PostgreSQL cluster: an address to make databases in, and its end. */
export const startPostgres: () => Promise<{ readonly url: string; readonly stop: () => Promise<unknown> }>
/** The folder with PostgreSQL's server programs; null where it is not installed. */
export const postgresPrograms: () => string | null
