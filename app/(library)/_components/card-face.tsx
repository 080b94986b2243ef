import { CardText } from '@/app/_ui/card-text'
import type { Segment } from '@/lib/domain/cards/segments'

/** A side of a card in the library: a gap reads `[...]` or its hint, and stands out as its words do. */
export function CardFace({ segments }: { readonly segments: readonly Segment[] }) {
  return <CardText segments={segments} side="answer" />
}
