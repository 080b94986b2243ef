import { CardText } from '@/app/_ui/card-text'
import { dateStyle } from '@/app/_ui/date-style'
import { questionOf } from '@/lib/domain/cards/sides'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { dueWords } from '@/lib/domain/scheduling/due-words'
import type { Forgetting } from '@/lib/domain/scheduling/forgetting'
import type { LoadedFact } from '@/lib/services/facts/load-fact'

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
                <CardText segments={questionOf(card)} side="answer" />
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

const WIDTH = 320
const HEIGHT = 90
const LINES = [1, 0.9, 0.7, 0.5] as const

const sentence = ({ falls, recall, days }: Forgetting): string => {
  const [first, ...others] = falls.map(({ level, days: until }) => `${percentWords(level)} in ${counted(until, 'day')}`)
  const end = `${percentWords(recall.at(-1) ?? 0)} in ${counted(days, 'day')}`
  return `Without a review, recall falls to ${first === undefined ? end : [first, ...others].join(', ')}.`
}

/** How recall of a card falls if it is not reviewed, as a sentence and a curve. */
export function ForgettingCurve({ forgetting }: { readonly forgetting: Forgetting }) {
  const { recall, days } = forgetting
  const x = (index: number) => (WIDTH * index) / (recall.length - 1)
  const y = (share: number) => HEIGHT * (1 - share)
  const points = recall.map((share, index) => `${x(index).toFixed(1)},${y(share).toFixed(1)}`).join(' ')
  const words = sentence(forgetting)
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-small">Recall from now on</summary>
      <figure className="mt-2">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`} role="img" aria-label={words} className="h-auto w-full">
          {LINES.map((level) => (
            <line key={level} x1={0} x2={WIDTH} y1={y(level) + 0.5} y2={y(level) + 0.5} className="stroke-rule" />
          ))}
          <polyline points={points} fill="none" strokeWidth={2} className="stroke-accent" />
        </svg>
        <figcaption className="text-quiet text-small">
          {words} The lines are at 100%, 90%, 70% and 50%; the curve ends after {counted(days, 'day')}.
        </figcaption>
      </figure>
    </details>
  )
}
