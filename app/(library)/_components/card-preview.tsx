import { useDeferredValue } from 'react'
import { sidesOf } from '@/lib/domain/drafting/draft-cards'
import { type CardFields, cardOf } from './fact-fields'
import { PreviewedCard } from './previewed-card'

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
