import { isFilesMoved } from './watched-files'

export type StorageFailure = {
  readonly code:
    | 'storage-full'
    | 'storage-read-only'
    | 'storage-damaged'
    | 'storage-busy'
    | 'storage-unreachable'
    | 'storage-moved'
  /** What happened, to what, and what to do. */
  readonly message: string
}

const codeOf = (reason: unknown): string =>
  typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'string'
    ? reason.code
    : ''

const causes = (reason: unknown): readonly unknown[] =>
  reason instanceof Error && reason.cause !== undefined ? [reason, ...causes(reason.cause)] : [reason]

const UNREACHABLE: StorageFailure = {
  code: 'storage-unreachable',
  message:
    'The PostgreSQL server that DATABASE_URL names is not responding, so nothing can be read or saved. Try again in a moment. If this continues, start the server or correct DATABASE_URL.',
}

const REMEDIES: readonly (readonly [RegExp, StorageFailure['code'], string])[] = [
  [
    /^(SQLITE_FULL|ENOSPC|53100)/,
    'storage-full',
    'The disk is full, so nothing was saved. Free some space and try again; nothing that was saved is lost.',
  ],
  [
    /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EROFS|EPERM|EEXIST|ENOTDIR)/,
    'storage-read-only',
    'The data folder cannot be written, so nothing was saved. Give this user write access to it, or name another folder in AIDE_DATA_DIR.',
  ],
  [
    /^25006/,
    'storage-read-only',
    'The PostgreSQL database is read-only, so nothing was saved. It may be a standby, or default_transaction_read_only is on: point DATABASE_URL to the primary server, or make it writable again.',
  ],
  [
    /^SQLITE_IOERR|^EIO/,
    'storage-damaged',
    'The disk answered with an error, so nothing was saved. Check that it is connected and has space, then start the program again; nothing that was saved is lost.',
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB|AIDE_DAMAGED)/,
    'storage-damaged',
    'The database is damaged. Stop the program. “npm run aide -- doctor” says what is damaged and which backup to restore.',
  ],
  [
    /^(42P01|42703)/,
    'storage-damaged',
    'The PostgreSQL database lacks tables or columns of this version. Restore it from a dump, or point DATABASE_URL to the right database.',
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/,
    'storage-busy',
    'Another program holds the database. Close it, or wait for it to finish, and try again.',
  ],
  [
    /^AIDE_NO_TURN/,
    'storage-busy',
    'The database is too busy to save anything in time. Try again in a moment; answers wait in the browser and are sent again.',
  ],
  [
    /^(40001|40P01|53[23]00|53400|55P03|57014|25P03)/,
    'storage-busy',
    'The PostgreSQL server is too busy to read or save anything in time. Try again in a moment; answers wait in the browser and are sent again.',
  ],
  [
    /^(ECONNREFUSED|ENOTFOUND|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|57P0\d|08\w{3}|3D000|28P01|28000)/,
    UNREACHABLE.code,
    UNREACHABLE.message,
  ],
]

/** What the driver says, without a code, of a connection that is gone or does not answer. */
const LOST =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|timeout (expired|exceeded when trying to connect))/

/** Whether a thrown error means that a connection to PostgreSQL is gone or does not answer. */
export const isConnectionLost = (reason: unknown): boolean =>
  causes(reason).some((cause) => cause instanceof Error && LOST.test(cause.message))

/** What a thrown error of the database or the file system means for people; null when it is something else (a bug). */
export const storageFailure = (reason: unknown): StorageFailure | null => {
  for (const cause of causes(reason)) {
    if (isFilesMoved(cause)) return { code: 'storage-moved', message: cause.message }
    const code = codeOf(cause)
    const remedy = code === '' ? undefined : REMEDIES.find(([pattern]) => pattern.test(code))
    if (remedy) return { code: remedy[1], message: remedy[2] }
  }
  return isConnectionLost(reason) ? UNREACHABLE : null
}
