import { useEffect, useRef, useState } from 'react'
import { Button, LinkButton } from '@/app/_ui/button'
import { counted } from '@/lib/domain/format/words'
import type { Instant } from '@/lib/domain/ids'
import { MINUTE_MS } from '@/lib/domain/time/units'

/** How long until an instant: “less than a minute”, “3 minutes”, “2 hours”. */
function untilWords(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE_MS)
  if (ms < MINUTE_MS) return 'less than a minute'
  return minutes < 90 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour')
}

type SessionWaitProps = {
  readonly untilMs: Instant
  readonly startedAt: Instant
  readonly onAskEarly: () => void
  readonly onUndo: (() => void) | null
}

const TICK_MS = 10_000

/** All that is left is learning cards whose time has not come: when it comes the next one shows by itself. */
export function SessionWait({ untilMs, startedAt, onAskEarly, onUndo }: SessionWaitProps) {
  const [now, setNow] = useState(startedAt)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    setNow(Date.now())
    heading.current?.focus({ preventScroll: true })
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="pt-8 pb-16 sm:pt-14">
      <p className="mb-1.5 font-medium text-label text-quiet">Nothing else is due</p>
      <h1 ref={heading} tabIndex={-1} className="figures">
        Next learning card in {untilWords(Math.max(0, untilMs - now))}
      </h1>
      <p className="mt-2 max-w-[34rem] text-quiet">
        The next card appears when it is due. You can leave; it stays in Today.
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        <Button look="primary" onClick={onAskEarly}>
          Ask it now
        </Button>
        <LinkButton href="/">Back to Today</LinkButton>
        {onUndo ? <Button onClick={onUndo}>Undo the last step</Button> : null}
      </div>
    </div>
  )
}
