import { useEffect, useRef, useState } from 'react'

type Asked<Answer> = {
  /** What was answered last; it stays while the next answer is on its way. */
  readonly answer: Answer | null
  /** `late`: an answer is on its way. `failed`: the last question was not answered. */
  readonly state: 'late' | 'known' | 'failed'
}

/**
 * Asks whenever `key` has changed and stayed so for `pauseMs`, and keeps the last answer; of an earlier question none is
 * taken. Null asks nothing, and forgets the answer.
 */
export function useAsked<Answer>(
  key: string | null,
  ask: (signal: AbortSignal) => Promise<Answer>,
  pauseMs = 0,
): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer>>({ answer: null, state: 'late' })
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  useEffect(() => {
    if (key === null) return setAsked({ answer: null, state: 'late' })
    const request = new AbortController()
    const take = (next: Partial<Asked<Answer>>) => {
      if (!request.signal.aborted) setAsked((before) => ({ ...before, ...next }))
    }
    take({ state: 'late' })
    const timer = setTimeout(() => {
      latest.current(request.signal).then(
        (answer) => take({ answer, state: 'known' }),
        () => take({ state: 'failed' }),
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      request.abort()
    }
  }, [key, pauseMs])
  return asked
}
