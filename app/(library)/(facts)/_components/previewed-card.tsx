import type { ReactNode } from 'react'
import { CardText } from '@/app/_ui/card-text'
import type { CardSides } from '@/lib/domain/cards/card'
import { withMarks } from '@/lib/domain/cards/segments'
import { answerOf, questionOf } from '@/lib/domain/cards/sides'

type PreviewedCardProps = {
  readonly card: CardSides
  /** What is said in place of its answer, where it has none. */
  readonly instead?: ReactNode
  /** What is said below it. */
  readonly children?: ReactNode
}

/** A card as it will be asked, with its answer below it: an item of a list. */
export function PreviewedCard({ card, instead, children }: PreviewedCardProps) {
  return (
    <li className="rounded-control border border-rule bg-paper px-3 py-2.5 font-serif text-passage">
      <div className="min-w-0">
        <span className="sr-only">Question: </span>
        <CardText segments={questionOf(card)} side="question" />
      </div>
      {card.hint === null ? null : <p className="mt-1 font-sans text-quiet text-small">Hint: {card.hint}</p>}
      <div className={`mt-2 min-w-0 border-rule border-t pt-2 ${card.form === 'cloze' ? '' : 'font-semibold'}`}>
        <span className="sr-only">Answer: </span>
        {instead ?? <CardText segments={answerOf(card)} side="answer" />}
      </div>
      {card.extra ? (
        <div className="mt-2 min-w-0">
          <CardText segments={withMarks([{ text: card.extra }])} side="answer" />
        </div>
      ) : null}
      {children}
    </li>
  )
}
