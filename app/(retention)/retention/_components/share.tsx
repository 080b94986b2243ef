import { percentWords } from '@/lib/domain/format/percent'
import type { Retained } from '@/lib/domain/retention/true-retention'

/** A share recalled with its number and its interval, in two lines. */
export const Share = ({ passed, n, estimate }: Retained) =>
  estimate === null ? (
    <span className="text-quiet">none</span>
  ) : (
    <>
      {percentWords(estimate.share)}
      <small className="block text-label text-quiet">
        {passed.toLocaleString('en-GB')} of {n.toLocaleString('en-GB')}, {percentWords(estimate.low)} to{' '}
        {percentWords(estimate.high)}
      </small>
    </>
  )
