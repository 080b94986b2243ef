import type { FiguresColumn } from '@/app/_ui/charts/figures-table'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { Retained } from '@/lib/domain/retention/true-retention'

/** A share recalled with its number and its interval, in two lines. */
export const Share = ({ passed, n, estimate }: Retained) =>
  estimate === null ? (
    <span className="text-quiet">none</span>
  ) : (
    <>
      {percentWords(estimate.share)}
      <small>
        {passed.toLocaleString('en-GB')} of {n.toLocaleString('en-GB')}, {percentWords(estimate.low)} to{' '}
        {percentWords(estimate.high)}
      </small>
    </>
  )

/** Four columns of a file and one of the page: share, recalled, of how many, lowest and highest. */
export const shareColumns = <T,>(key: string, head: string, of: (row: T) => Retained): readonly FiguresColumn<T>[] => [
  { key, head, value: (row) => of(row).estimate?.share ?? null, show: (row) => <Share {...of(row)} /> },
  { key: `${key}-passed`, head: `${head}: recalled`, value: (row) => of(row).passed, inFilesOnly: true },
  { key: `${key}-n`, head: `${head}: reviews`, value: (row) => of(row).n, inFilesOnly: true },
  { key: `${key}-low`, head: `${head}: lowest`, value: (row) => of(row).estimate?.low ?? null, inFilesOnly: true },
  { key: `${key}-high`, head: `${head}: highest`, value: (row) => of(row).estimate?.high ?? null, inFilesOnly: true },
]

/** What a mark of a share says when it is pointed at. */
export const shareTitle = (name: string, { passed, n, estimate }: Retained): string =>
  estimate === null
    ? `${name}: none`
    : `${name}: ${percentWords(estimate.share)}, ${passed.toLocaleString('en-GB')} of ${counted(n, 'review')}, ${percentWords(estimate.low)} to ${percentWords(estimate.high)}`
