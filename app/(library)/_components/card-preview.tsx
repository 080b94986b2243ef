import { answerOf, questionOf } from '@/lib/domain/cards/sides'
import type { CardId } from '@/lib/domain/ids'
import { sidesOfEntry } from '@/lib/services/card-entries'
import { CardFace } from './card-face'
import { type EntryDraft, entryOf } from './fact-draft'

/** The cards that an entry comes to, as they will be asked. */
export function CardPreview({ entry }: { readonly entry: EntryDraft }) {
  const { cardId, hint, ...written } = entryOf(entry)
  // A preview has no use for the id; as a type it is one.
  const cards = sidesOfEntry({ ...written, cardId: cardId as CardId | null, hint: hint === '' ? null : hint })
  const shown = cards.filter(({ front, back, form }) => front.trim() !== '' && (form === 'cloze' || back.trim() !== ''))
  if (shown.length === 0) return null
  return (
    <div className="mt-3">
      <p className="font-medium text-label text-quiet">
        {shown.length === 1 ? 'The card' : `The ${shown.length} cards`}
      </p>
      <ul className="mt-1.5 grid gap-2">
        {shown.map((card) => (
          <li
            key={`${card.form} ${card.deletion}`}
            className="rounded-control border border-rule bg-paper px-3 py-2 font-serif"
          >
            <p>
              <CardFace segments={questionOf(card)} />
            </p>
            <p className={card.form === 'cloze' ? 'mt-1 text-quiet' : 'mt-1 font-semibold'}>
              <CardFace segments={answerOf(card)} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
