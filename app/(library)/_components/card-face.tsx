import { classNames } from '@/app/_ui/class-names'
import type { Segment } from '@/lib/domain/cards/segments'

const lookOf = ({ bold, italic, hidden }: Segment): string =>
  classNames(bold && 'font-semibold', italic && 'italic', hidden && 'border-accent border-b-2')

/** A side of a card: marks as looks, the deletion that is asked for underlined. */
export function CardFace({ segments }: { readonly segments: readonly Segment[] }) {
  const starts = segments.map((_, at) => segments.slice(0, at).reduce((sum, { text }) => sum + text.length, 0))
  return segments.map((segment, at) => {
    const look = lookOf(segment)
    return look === '' ? (
      segment.text
    ) : (
      <span key={starts[at]} className={look}>
        {segment.text}
      </span>
    )
  })
}
