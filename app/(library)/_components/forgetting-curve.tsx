import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { Forgetting } from '@/lib/domain/scheduling/forgetting'

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
