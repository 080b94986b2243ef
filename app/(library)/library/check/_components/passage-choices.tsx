'use client'

import { useEffect, useState } from 'react'
import type { PassageChoice } from '@/lib/services/ageing/passages-with'
import { findPassagesFor } from '../actions'

/** A pause in typing after which the text is looked through. */
const PAUSE_MS = 300

/** The most sentences that are looked up. */
const MOST_SHOWN = 5

const whichWords = (count: number): string => {
  if (count === 1) return 'One sentence of the article has this value.'
  return count < MOST_SHOWN
    ? 'These sentences of the article have this value.'
    : 'These are the first five sentences with this value.'
}

/** The span that a chosen radio stands for; null for none. */
export const passageSpanOf = (chosen: string): { readonly start: number; readonly end: number } | null => {
  const [start, end] = chosen.split('-').map(Number)
  return start === undefined || end === undefined ? null : { start, end }
}

/** Sentences of the fact’s text that hold the new value, one of which may become its passage; nothing where none does. */
export function PassageChoices({ factId, value }: { readonly factId: string; readonly value: string }) {
  const [found, setFound] = useState<readonly PassageChoice[]>([])
  useEffect(() => {
    let isLast = true
    const timer = setTimeout(async () => {
      const choices = value === '' ? [] : await findPassagesFor(factId, value).catch(() => [])
      if (isLast) setFound(choices)
    }, PAUSE_MS)
    return () => {
      isLast = false
      clearTimeout(timer)
    }
  }, [factId, value])
  if (found.length === 0) return null
  return (
    <fieldset>
      <legend className="font-medium">Passage with the new value</legend>
      <p className="text-quiet text-small">{whichWords(found.length)} The cards show the one you choose.</p>
      {found.map(({ start, end, words }) => (
        <Choice key={start} chosen={`${start}-${end}`} words={words} isWords />
      ))}
      <Choice chosen="" words="Keep the current passage" isChosen />
    </fieldset>
  )
}

type ChoiceProps = {
  readonly chosen: string
  readonly words: string
  readonly isWords?: boolean
  readonly isChosen?: boolean
}

function Choice({ chosen, words, isWords = false, isChosen = false }: ChoiceProps) {
  return (
    <label className="flex min-h-11 items-center gap-3 py-1">
      <input
        type="radio"
        name="span"
        value={chosen}
        defaultChecked={isChosen}
        className="size-5 shrink-0 accent-accent"
      />
      <span className={isWords ? 'font-serif' : ''}>{words}</span>
    </label>
  )
}
