import { dateStyle } from '@/app/_ui/date-style'
import { questionOf } from '@/lib/domain/cards/sides'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { dueWords } from '@/lib/domain/scheduling/due-words'
import type { LoadedFact } from '@/lib/services/facts/load-fact'
import { CardFace } from './card-face'
import { ForgettingCurve } from './forgetting-curve'

/** “0.4 days until recall falls to 90%”. */
const stabilityWords = (days: number): string => {
  const shown = days < 10 ? Math.round(days * 10) / 10 : Math.round(days)
  return `${shown} day${shown === 1 ? '' : 's'} until recall falls to 90%`
}

const retiredWords = (count: number, besides: boolean): string =>
  count === 1
    ? `1 ${besides ? 'more ' : ''}card is retired; its memory is kept.`
    : `${count} ${besides ? 'more ' : ''}cards are retired; their memory is kept.`

/** What the learner's mind holds of each card of a fact, in numbers. */
export function CardMemories({ loaded }: { readonly loaded: LoadedFact }) {
  const { fact, recall, forgetting, day, now, leeches, deck } = loaded
  const live = fact.cards.filter(({ retiredAt }) => retiredAt === null)
  const retired = fact.cards.length - live.length
  return (
    <>
      <ul>
        {live.map((card) => {
          const { cardId, memory } = card
          const recalled = recall.get(cardId)
          const curve = forgetting.get(cardId)
          const lines: readonly (readonly [string, string | null])[] = [
            ['Stability', memory?.stability == null ? null : stabilityWords(memory.stability)],
            ['Difficulty', memory?.difficulty == null ? null : `${memory.difficulty.toFixed(1)} of 10`],
            ['Recall now', recalled === undefined ? null : percentWords(recalled)],
            ['Leech', leeches.includes(cardId) ? 'yes: rewrite the card, then clear the leech below' : null],
            ['Answers', memory && memory.reps > 0 ? String(memory.reps) : null],
            ['Forgotten since learned', memory && memory.lapses > 0 ? counted(memory.lapses, 'time') : null],
          ]
          return (
            <li key={cardId} className="border-rule border-b py-3 last:border-0">
              <div className="font-serif">
                <CardFace segments={questionOf(card)} />
              </div>
              <dl className="figures mt-1.5 grid grid-cols-[auto_1fr] gap-x-4 text-small">
                <Line name="State" value={dueWords(memory, day, now, dateStyle())} />
                {lines.map(([name, value]) => (value === null ? null : <Line key={name} name={name} value={value} />))}
              </dl>
              {curve ? <ForgettingCurve forgetting={curve} /> : null}
            </li>
          )
        })}
      </ul>
      {deck === null ? null : <p className="mt-2 text-quiet text-small">Deck: {deck}</p>}
      {retired > 0 ? <p className="text-quiet text-small">{retiredWords(retired, live.length > 0)}</p> : null}
    </>
  )
}

function Line({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt className="text-quiet">{name}</dt>
      <dd className="text-right">{value}</dd>
    </div>
  )
}
