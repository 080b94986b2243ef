'use client'

import { useId, useState, useTransition } from 'react'
import { sayOutcome } from '@/app/_client/say-outcome'
import { PRIORITIES, type Priority } from '@/lib/domain/reading/plan'
import { READING_STATES, type ReadingState } from '@/lib/domain/reading/progress'
import { changeReading, type ReadingChange } from '../article-actions'
import { PRIORITY_WORDS, READING_STATE_WORDS } from './reading-words'

type ReadingControlProps = {
  readonly articleKey: string
  /** For screen readers: what the choices are about. */
  readonly title: string
  /** Null where the article is not on the list. */
  readonly state: ReadingState | null
  readonly priority: Priority
}

const SELECT =
  'min-h-11 rounded-control border border-edge bg-sheet px-2 py-1 text-ink text-small hover:border-ink disabled:opacity-55 max-sm:text-[1rem]'

const NOT_LISTED = 'unlisted'

/** What an article is to its reader, and how soon it is wanted; each choice is kept at once. */
export function ReadingControl({ articleKey, title, state, priority }: ReadingControlProps) {
  const id = useId()
  const [pending, startTransition] = useTransition()
  const [shown, setShown] = useState({ state, priority })
  const change = (next: ReadingChange, look: typeof shown) => {
    const before = shown
    setShown(look)
    startTransition(async () => {
      if (!(await sayOutcome(changeReading(articleKey, next), null))) setShown(before)
    })
  }
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <label htmlFor={`${id}-state`} className="sr-only">
        Reading status of “{title}”
      </label>
      <select
        id={`${id}-state`}
        className={SELECT}
        disabled={pending}
        value={shown.state ?? NOT_LISTED}
        onChange={(event) => {
          const chosen = READING_STATES.find((one) => one === event.target.value)
          if (chosen) change({ state: chosen }, { ...shown, state: chosen })
        }}
      >
        {shown.state === null ? <option value={NOT_LISTED}>Not on the reading list</option> : null}
        {READING_STATES.map((one) => (
          <option key={one} value={one}>
            {READING_STATE_WORDS[one]}
          </option>
        ))}
      </select>
      {shown.state === 'waiting' || shown.state === 'reading' ? (
        <>
          <label htmlFor={`${id}-priority`} className="sr-only">
            Priority of “{title}”
          </label>
          <select
            id={`${id}-priority`}
            className={SELECT}
            disabled={pending}
            value={shown.priority}
            onChange={(event) => {
              const chosen = PRIORITIES.find((one) => String(one) === event.target.value)
              if (chosen !== undefined) change({ priority: chosen }, { ...shown, priority: chosen })
            }}
          >
            {PRIORITIES.map((one) => (
              <option key={one} value={one}>
                {PRIORITY_WORDS[one]}
              </option>
            ))}
          </select>
        </>
      ) : null}
    </div>
  )
}
