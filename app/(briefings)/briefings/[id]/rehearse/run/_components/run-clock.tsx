import { useEffect, useState } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { MINUTE_MS } from '@/lib/domain/time/units'

/** Seconds since the clock was put on screen while the page was visible. A new key is a new clock. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setSeconds((before) => before + 1)
    }, 1_000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}

/** What an audience waits for an answer before it looks away. Nothing happens at its end but words. */
const HOT_SEAT_SECONDS = 20

/** The clock of a spoken answer. It presses, and forces nothing: a slow answer is still an answer. */
export function HotSeat() {
  const seconds = useSeconds()
  const left = HOT_SEAT_SECONDS - seconds
  const isOver = left <= 0
  return (
    <p className="figures mt-6 flex min-h-11 items-baseline gap-3">
      <span
        role="timer"
        aria-label="Seconds left to answer"
        className={classNames('font-serif text-answer', isOver ? 'text-again' : 'text-ink')}
      >
        {Math.max(0, left)}
      </span>
      <span className="text-quiet">
        {isOver ? 'Time’s up. Say what you have, then see the answer.' : 'Say it aloud, as you would to the audience.'}
      </span>
    </p>
  )
}

type TimeLeftProps = { readonly usedMs: number; readonly minutes: number; readonly questions: number }

/** What is left of the questions, and of the time set for the rehearsal; no time once nothing is left to ask. */
export function TimeLeft({ usedMs, minutes, questions }: TimeLeftProps) {
  const left = Math.max(0, Math.ceil((minutes * MINUTE_MS - usedMs) / MINUTE_MS))
  return (
    <span>
      {questions} left{questions > 0 ? `, ${left} of ${minutes} min` : ''}
    </span>
  )
}
