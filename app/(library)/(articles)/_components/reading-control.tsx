'use client'

import { useState, useTransition } from 'react'
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

type Option = readonly [value: string, words: string]

const NOT_LISTED: Option = ['unlisted', 'Not on the reading list']
const STATES = READING_STATES.map((state): Option => [state, READING_STATE_WORDS[state]])
const PRIORITY_OPTIONS = PRIORITIES.map((priority): Option => [String(priority), PRIORITY_WORDS[priority]])

/** What an article is to its reader, and how soon it is wanted; each choice is kept at once. */
export function ReadingControl({ articleKey, title, state, priority }: ReadingControlProps) {
  const [pending, startTransition] = useTransition()
  const [shown, setShown] = useState({ state, priority })
  const change = (next: ReadingChange, look: typeof shown) => {
    const before = shown
    setShown(look)
    startTransition(async () => {
      if (!(await sayOutcome(changeReading(articleKey, next), null))) setShown(before)
    })
  }
  const select = (label: string, value: string, options: readonly Option[], onChoose: (chosen: string) => void) => (
    <select
      aria-label={`${label} of “${title}”`}
      className={SELECT}
      disabled={pending}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {options.map(([own, words]) => (
        <option key={own} value={own}>
          {words}
        </option>
      ))}
    </select>
  )
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      {select(
        'Reading status',
        shown.state ?? NOT_LISTED[0],
        shown.state === null ? [NOT_LISTED, ...STATES] : STATES,
        (chosen) => {
          const state = READING_STATES.find((one) => one === chosen)
          if (state) change({ state }, { ...shown, state })
        },
      )}
      {shown.state === 'waiting' || shown.state === 'reading'
        ? select('Priority', String(shown.priority), PRIORITY_OPTIONS, (chosen) => {
            const priority = PRIORITIES.find((one) => String(one) === chosen)
            if (priority !== undefined) change({ priority }, { ...shown, priority })
          })
        : null}
    </div>
  )
}
