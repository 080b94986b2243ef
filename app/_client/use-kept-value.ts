import type { Route } from 'next'
import { useEffect, useRef, useState } from 'react'
import { keepChanges, keptChanges, useLeaveWarning } from './unsaved-changes'

type Kept<Value> = { readonly from: string; readonly value: Value }

type KeptValue<Value> = {
  /** The name under which it is kept in this tab. */
  readonly name: string
  /** What is saved, and what is shown; both can be written as JSON. */
  readonly saved: Value
  readonly value: Value
  readonly isSaving: boolean
  /** Shows what was left unsaved. */
  readonly restore: (value: Value) => void
  /** The page that shows it; that which is left, if it is not given. */
  readonly href?: Route
}

/**
 * As `useKeptForm`, for what is chosen with buttons and held in state: it is kept in the tab until it is saved, unless
 * something else was saved meanwhile.
 * @returns whether what is shown was restored
 */
export function useKeptValue<Value>({ name, saved, value, isSaving, restore, href }: KeptValue<Value>): boolean {
  const [isRestored, setRestored] = useState(false)
  const isRead = useRef(false)
  const [from, now] = [JSON.stringify(saved), JSON.stringify(value)]
  const isChanged = now !== from
  useLeaveWarning({ name, isChanged, isSaving, href })
  // biome-ignore lint/correctness/useExhaustiveDependencies: as JSON, they are the same as long as they say the same
  useEffect(() => {
    if (isRead.current) return keepChanges(name, isChanged ? { from, value } : null)
    isRead.current = true
    const kept = keptChanges<Kept<Value>>(name)
    if (kept?.from !== from) return keepChanges(name, null)
    restore(kept.value)
    setRestored(true)
  }, [name, from, now])
  return isRestored && isChanged
}
