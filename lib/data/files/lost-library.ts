import { basename } from 'node:path'
import { counted } from '../../domain/format/words'
import type { LogProgress } from './last-known'
import { walOf } from './names'

/** What can be wrong with a data folder: each is something that the program must not pass over in silence. */
export type LostLibrary =
  /** There is no database, or only an empty file in its place. `traces` says, in words, what shows that there was one. */
  | { readonly kind: 'missing' | 'empty'; readonly file: string; readonly traces: readonly string[] }
  /**
   * The database lacks changes that it had: its write-ahead log is gone, or an old copy is in its place. `backedUp` is how
   * many entries the log of the latest backup has; null if there is none.
   */
  | {
      readonly kind: 'older'
      readonly file: string
      readonly here: LogProgress
      readonly known: LogProgress
      readonly backedUp: number | null
    }
  /** The database is not the one that was here before. */
  | { readonly kind: 'other'; readonly file: string; readonly here: LogProgress; readonly known: LogProgress }

const entryWords = (entries: number): string => counted(entries, 'entry', 'entries')

const RESTORE = '  npm run aide -- restore latest       go back to the newest backup'
const LIST = '  npm run aide -- backup --list        list the backups'
const NEW = '  npm run aide -- restore --empty      start an empty library'
const ACCEPT = '  npm run aide -- restore --as-it-is   use the file as it is'

const missingWords = ({ here, known }: { readonly here: LogProgress; readonly known: LogProgress }): string => {
  const entries = known.entries - here.entries
  return entries > 0
    ? `${entryWords(entries)} of its log ${entries === 1 ? 'is' : 'are'} missing`
    : `its last ${counted(known.change - here.change, 'change')} ${known.change - here.change === 1 ? 'is' : 'are'} missing`
}

const traceWords = (traces: readonly string[]): string =>
  traces.length > 0 ? `, but there was a library here: ${traces.join(', ')}` : ''

/** What was found, and the commands that help, one a line. */
const lostWords = (lost: LostLibrary): string => {
  switch (lost.kind) {
    case 'missing':
      return [
        `The database ${lost.file} is missing${traceWords(lost.traces)}. Nothing was changed.`,
        'If you moved it, move it back with the files beside it. Otherwise choose:',
        RESTORE,
        LIST,
        NEW,
      ].join('\n')
    case 'empty':
      return [
        `The database ${lost.file} is an empty file${traceWords(lost.traces)}. Nothing was changed.`,
        'If you have the right file, put it back. Otherwise choose:',
        RESTORE,
        LIST,
        NEW,
      ].join('\n')
    case 'older':
      return [
        `The database ${lost.file} is older than when it was last used: ${missingWords(lost)}. Either ${basename(walOf(lost.file))} was lost or damaged, or an older copy was put in its place. Nothing was changed.`,
        'If you have the missing file, put it back. Otherwise choose:',
        `${ACCEPT}: ${entryWords(lost.here.entries)}`,
        ...(lost.backedUp === null ? [] : [`${RESTORE}: ${entryWords(lost.backedUp)}`]),
        LIST,
      ].join('\n')
    case 'other':
      return [
        `The database ${lost.file} is not the library that was here before. Nothing was changed.`,
        'If you did not put it there, put the correct file back. Otherwise choose:',
        ACCEPT,
        RESTORE,
        LIST,
      ].join('\n')
  }
}

/** Data that was here is not here now. The message says what was found and which commands help. */
export class LostLibraryError extends Error {
  readonly lost: LostLibrary
  constructor(lost: LostLibrary) {
    super(lostWords(lost))
    this.name = 'LostLibraryError'
    this.lost = lost
  }
}
