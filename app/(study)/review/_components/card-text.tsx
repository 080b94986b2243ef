import type { ReactNode } from 'react'
import { classNames } from '@/app/_ui/class-names'
import type { Segment } from '@/lib/domain/cards/segments'

const EMPTY_BLANK = '[...]'

type CardTextProps = {
  readonly segments: readonly Segment[]
  /** On the question side the asked deletion is a blank; on the answer side its words stand out. */
  readonly side: 'question' | 'answer'
}

/** One side of a card. Keys are places: a side never changes its order. */
export function CardText({ segments, side }: CardTextProps): ReactNode {
  let offset = 0
  return segments.map((segment) => {
    const key = offset
    offset += segment.text.length
    const look = classNames(segment.bold && 'font-semibold', segment.italic && 'italic')
    if (!segment.hidden)
      return look === '' ? (
        segment.text
      ) : (
        <span key={key} className={look}>
          {segment.text}
        </span>
      )
    if (side === 'answer') {
      return (
        <strong key={key} className={classNames('border-accent border-b-2 font-semibold', look)}>
          {segment.text}
        </strong>
      )
    }
    return <Blank key={key} text={segment.text} />
  })
}

function Blank({ text }: { readonly text: string }) {
  const hint = text === EMPTY_BLANK ? null : text.slice(1, -1)
  return (
    <span className="border-accent border-b-2 px-1.5 text-quiet">
      <span className="sr-only">blank{hint ? ', ' : ''}</span>
      {hint ? <span className="text-[0.8em]">{hint}</span> : <span aria-hidden="true">&emsp;&emsp;</span>}
    </span>
  )
}
