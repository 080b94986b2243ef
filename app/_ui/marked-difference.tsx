import type { Segment } from '@/lib/domain/cards/segments'

type MarkedDifferenceProps = {
  /** What differs is bold. */
  readonly segments: readonly Segment[]
  /** Struck out where it is wrong or gone, underlined where it is right or new. */
  readonly as: 'del' | 'ins'
}

const LOOKS = { del: 'text-again decoration-2', ins: 'underline decoration-2 underline-offset-[0.18em]' } as const

/** A text beside another one, with what differs marked, and not by colour alone. */
export function MarkedDifference({ segments, as: Mark }: MarkedDifferenceProps) {
  let offset = 0
  return segments.map(({ text, bold }) => {
    // A text never changes its order: its place is its key.
    const key = offset
    offset += text.length
    return bold ? (
      <Mark key={key} className={LOOKS[Mark]}>
        {text}
      </Mark>
    ) : (
      <span key={key}>{text}</span>
    )
  })
}
