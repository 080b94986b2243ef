import type { ReactNode } from 'react'
import type { Segment } from '@/lib/domain/cards/segments'
import { classNames } from './class-names'

type CardTextProps = {
  readonly segments: readonly Segment[]
  /** On the question side the asked deletion is a gap; on the answer side its words stand out. */
  readonly side: 'question' | 'answer'
}

/** One side of a card in a line of text. Keys are places: a side never changes its order. */
export function CardText({ segments, side }: CardTextProps): ReactNode {
  let place = 0
  return segments.map((segment) => {
    const key = place
    place += segment.text.length
    const look = classNames(segment.bold && 'font-semibold', segment.italic && 'italic')
    if (!segment.hidden) {
      return (
        <span key={key} className={look || undefined}>
          {segment.text}
        </span>
      )
    }
    if (side === 'answer') {
      return (
        <strong key={key} className={classNames('border-accent border-b-2 font-semibold', look)}>
          {segment.text}
        </strong>
      )
    }
    return <Gap key={key} hint={segment.hint} />
  })
}

function Gap({ hint }: { readonly hint: string | undefined }) {
  return (
    <span className="border-accent border-b-2 px-1.5 text-quiet">
      <span className="sr-only">gap{hint ? ', ' : ''}</span>
      {hint ? <span className="text-[0.85em]">{hint}</span> : <span aria-hidden="true">&emsp;&emsp;</span>}
    </span>
  )
}
