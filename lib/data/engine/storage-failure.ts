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

const REMEDIES: readonly (readonly [RegExp, StorageFailure])[] = [
  [
    /^(SQLITE_FULL|ENOSPC|53100)/,
    {
      code: 'storage-full',
      message: 'The disk is full, so nothing was saved. Free some space and try again; nothing that was saved is lost.',
    },
  ],
  [
    /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EROFS|EPERM|EEXIST|ENOTDIR|25006)/,
    {
      code: 'storage-read-only',
      message:
        'The data folder cannot be written, so nothing was saved. Give this user write access to it, or name another folder in AIDE_DATA_DIR.',
    },
  ],
  [
    /^SQLITE_IOERR|^EIO/,
    {
      code: 'storage-damaged',
      message:
        'The disk answered with an error, so nothing was saved. See that it is connected and has space, then start the program again; nothing that was saved is lost.',
    },
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    {
      code: 'storage-damaged',
      message:
        'The database file is damaged. Stop the program, see what can be read with “npm run aide -- doctor”, and go back to a backup with “npm run aide -- backup --restore latest”.',
    },
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED|55P03)/,
    {
      code: 'storage-busy',
      message: 'Another program holds the database. Close it, or wait for it to finish, and try again.',
    },
  ],
  [
    /^(ECONNREFUSED|ENOTFOUND|ECONNRESET|57P0\d|08\d\d\d|3D000|28P01|28000)/,
    {
      code: 'storage-unreachable',
      message: 'The PostgreSQL server does not answer as DATABASE_URL says. Start it, or correct DATABASE_URL.',
    },
  ],
]

/** What a thrown error of the database or the file system means for people; null when it is something else (a bug). */
export const storageFailure = (reason: unknown): StorageFailure | null => {
  for (const cause of causes(reason)) {
    if (isFilesMoved(cause)) return { code: 'storage-moved', message: cause.message }
    const code = codeOf(cause)
    const known = code === '' ? undefined : REMEDIES.find(([pattern]) => pattern.test(code))
    if (known) return known[1]
  }
  return null
}
