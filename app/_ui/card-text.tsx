import { lazy, type ReactNode, Suspense } from 'react'
import { type Segment, textOf } from '@/lib/domain/cards/segments'
import { CardRun, type CardTextProps } from './card-run'

/** Draws lists, tables, links, formulas and media: most cards have none, and a review does without it until one does. */
const loadRich = () => import('./card-rich').catch(() => ({ default: Unformatted }))
const CardRich = lazy(loadRich)

/** Fetches what draws rich cards, formulas included, so that it is there when the connection is not. */
export const fetchCardParts = (): void =>
  void import('./card-rich').then((rich) => rich.fetchFormulas()).catch(() => {})

const isRich = ({ place, maths, media, shape, href }: Segment): boolean =>
  Boolean(place || maths || media || shape || href)

/**
 * One side of a card. A side of one paragraph is a line of text, which stands in any element; lists, tables and the
 * like are blocks, which stand in a `div`.
 */
export function CardText({ segments, side }: CardTextProps): ReactNode {
  if (!segments.some(isRich)) return <CardRuns segments={segments} side={side} />
  return (
    <Suspense fallback={<Unformatted segments={segments} />}>
      <CardRich segments={segments} side={side} />
    </Suspense>
  )
}

/** The words without looks, as long as what draws them is not there. */
function Unformatted({ segments }: Pick<CardTextProps, 'segments'>) {
  return <span className="whitespace-pre-line">{textOf(segments)}</span>
}

/** Text in a line. Keys are places: a side never changes its order. */
function CardRuns({ segments, side }: CardTextProps): ReactNode {
  let offset = 0
  return segments.map((segment) => {
    const key = offset
    offset += segment.text.length
    return <CardRun key={key} segment={segment} side={side} />
  })
}
