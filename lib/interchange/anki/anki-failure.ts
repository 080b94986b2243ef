const MESSAGES = {
  'not-found': 'The file cannot be opened. Check that it still exists and that you may read it.',
  'not-a-zip':
    'This is not an Anki package. In Anki choose File, Export, save an .apkg or .colpkg file, and import that file.',
  'not-anki':
    'The file does not contain an Anki collection. In Anki choose File, Export, save an .apkg or .colpkg file, and import that file.',
  encrypted: 'The file is protected with a password. Save a copy without one and import that.',
  damaged: 'The file is damaged: its contents cannot be read to the end. Export it again in Anki.',
  bomb: 'The file unpacks to far more than any collection needs, so reading was stopped.',
  'too-large':
    'The file is too large to import. In Anki, export it again without media, or export your decks separately.',
  'too-new':
    'The file was made by a newer version of Anki whose format is not known here. In Anki choose “Support older Anki versions” when you export.',
  'no-space': 'There is not enough disk space to unpack the file. Free some space and try again.',
} as const

/** Why a package cannot be read. */
export type AnkiFailureCode = keyof typeof MESSAGES

/** A package cannot be read. The message is for people; `cause` is what was thrown below. */
export class AnkiPackageError extends Error {
  constructor(
    readonly code: AnkiFailureCode,
    options?: ErrorOptions,
  ) {
    super(MESSAGES[code], options)
    this.name = 'AnkiPackageError'
  }
}

const codeOf = (reason: unknown): string => {
  const code = reason instanceof Error && 'code' in reason ? reason.code : ''
  return typeof code === 'string' ? code : ''
}

const FILE_CODES: Readonly<Record<string, AnkiFailureCode>> = {
  ENOENT: 'not-found',
  EACCES: 'not-found',
  EPERM: 'not-found',
  EISDIR: 'not-a-zip',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  SQLITE_FULL: 'no-space',
  SQLITE_NOTADB: 'not-anki',
}

/** What went wrong while a package was read: whatever is neither a disk's error nor ours is a damaged file. */
export const packageError = (reason: unknown): AnkiPackageError =>
  reason instanceof AnkiPackageError
    ? reason
    : new AnkiPackageError(FILE_CODES[codeOf(reason)] ?? 'damaged', { cause: reason })
