import { fileSize } from '../format/file-size'
import { counted } from '../format/words'
import type { ImportedMedia, ImportReport } from './import-report'

/** Which media an import brings, in words: `2 new files (3.4 MB), 5 already here`. */
export const mediaWords = ({ new: fresh, bytes, same }: ImportedMedia): string => {
  const here = same === 0 ? [] : [`${same.toLocaleString('en-GB')} already here`]
  if (fresh === 0) return here[0] ?? 'none'
  return [`${counted(fresh, 'new file')} (${fileSize(bytes)})`, ...here].join(', ')
}

/** How many notes, or rows of a table, an import leaves out. */
export const leftOut = ({ problems }: Pick<ImportReport, 'problems'>): number =>
  problems.reduce((sum, { count, isLeftOut }) => sum + (isLeftOut ? count : 0), 0)
