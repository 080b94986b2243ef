import { CardText } from '@/app/_ui/card-text'
import type { CardSides } from '@/lib/domain/cards/card'
import { withMarks } from '@/lib/domain/cards/segments'
import { answerOf, questionOf } from '@/lib/domain/cards/sides'
import { sentenceStart } from '@/lib/domain/format/words'

type PreviewedCardProps = {
  readonly card: CardSides
  /** What is noted as its source, if that is known. */
  readonly source?: string | null
  /** As topics of its fact; left out where tags have been shown already. */
  readonly tags?: readonly string[]
  /** What else the file says of it, in words. */
  readonly states?: readonly string[]
}

const LINE = 'mt-2 break-words font-sans text-quiet text-small'

/** A card as it will be asked, with its answer below it: an item of a list. */
export function PreviewedCard({ card, source = null, tags = [], states = [] }: PreviewedCardProps) {
  const answer = answerOf(card)
  const isBlank = answer.every(({ text, media, shape }) => !media && !shape && text.trim() === '')
  return (
    <li className="rounded-control border border-rule bg-paper px-3 py-2.5 font-serif text-passage">
      <div className="min-w-0">
        <span className="sr-only">Question: </span>
        <CardText segments={questionOf(card)} side="question" />
      </div>
      {card.hint === null ? null : <p className="mt-1 font-sans text-quiet text-small">Hint: {card.hint}</p>}
      <div className={`mt-2 min-w-0 border-rule border-t pt-2 ${card.form === 'cloze' ? '' : 'font-semibold'}`}>
        <span className="sr-only">Answer: </span>
        {isBlank ? (
          <span className="font-normal font-sans text-quiet text-small">This card has no answer.</span>
        ) : (
          <CardText segments={answer} side="answer" />
        )}
      </div>
      {card.extra ? (
        <div className="mt-2 min-w-0">
          <CardText segments={withMarks([{ text: card.extra }])} side="answer" />
        </div>
      ) : null}
      {source === null ? null : <p className={LINE}>Source: {source}</p>}
      {tags.length === 0 ? null : <p className={LINE}>Tags: {tags.join(', ')}</p>}
      {states.length === 0 ? null : <p className={LINE}>{sentenceStart(states.join(', '))}</p>}
    </li>
  )
}
