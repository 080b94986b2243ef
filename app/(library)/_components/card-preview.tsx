import { useDeferredValue } from 'react'
import { CardText } from '@/app/_ui/card-text'
import type { CardSides } from '@/lib/domain/cards/card'
import { withMarks } from '@/lib/domain/cards/segments'
import { answerOf, questionOf } from '@/lib/domain/cards/sides'
import { sidesOf } from '@/lib/domain/drafts/draft-cards'
import { type CardFields, cardOf } from './fact-fields'

/** The cards that an entry comes to, as they will be asked, while it is written. Typing goes before drawing them. */
export function CardPreview({ entry, number }: { readonly entry: CardFields; readonly number: number }) {
  const written = cardOf(useDeferredValue(entry))
  const cards = sidesOf(written)
  const shown = cards.filter(({ front, back, form }) => front.trim() !== '' && (form === 'cloze' || back.trim() !== ''))
  return (
    <section aria-label={`Preview of card ${number}`} className="min-w-0">
      <p className="font-medium text-label text-quiet">
        {shown.length < 2 ? 'How the card will look' : `How the ${shown.length} cards will look`}
      </p>
      {shown.length === 0 ? (
        <p className="mt-1.5 rounded-control border border-rule border-dashed px-3 py-3 text-quiet text-small">
          {written.form === 'cloze'
            ? 'Hide words in the sentence to see its cards here.'
            : 'Write a question and an answer to see the card here.'}
        </p>
      ) : (
        <ul className="mt-1.5 grid gap-2">
          {shown.map((card) => (
            <PreviewedCard key={`${card.form} ${card.deletion}`} card={card} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PreviewedCard({ card }: { readonly card: CardSides }) {
  return (
    <li className="rounded-control border border-rule bg-paper px-3 py-2.5 font-serif text-passage">
      <div className="min-w-0">
        <span className="sr-only">Question: </span>
        <CardText segments={questionOf(card)} side="question" />
      </div>
      {card.hint === null ? null : <p className="mt-1 font-sans text-quiet text-small">Hint: {card.hint}</p>}
      <div className={`mt-2 min-w-0 border-rule border-t pt-2 ${card.form === 'cloze' ? '' : 'font-semibold'}`}>
        <span className="sr-only">Answer: </span>
        <CardText segments={answerOf(card)} side="answer" />
      </div>
      {card.extra ? (
        <div className="mt-2 min-w-0">
          <CardText segments={withMarks([{ text: card.extra }])} side="answer" />
        </div>
      ) : null}
    </li>
  )
}
