import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { toast } from '@/app/_ui/toast'

const keyOf = (name: string): string => `aide.unsaved.${name}`

/** What was left unsaved in this tab under a name; null if nothing was, or the browser stores nothing. */
export const keptChanges = <Changes>(name: string): Changes | null => {
  try {
    const text = sessionStorage.getItem(keyOf(name))
    return text === null ? null : (JSON.parse(text) as Changes) // written by keepChanges under this name
  } catch {
    return null
  }
}

/** Keeps what is not saved yet for as long as the tab is open; null forgets it. */
export const keepChanges = (name: string, changes: unknown): void => {
  try {
    // What no longer fits must not bring back something older.
    sessionStorage.removeItem(keyOf(name))
    if (changes !== null) sessionStorage.setItem(keyOf(name), JSON.stringify(changes))
  } catch {
    // Without storage they live as long as the page.
  }
}

const forget = (names: readonly string[]): void => {
  for (const name of names) keepChanges(name, null)
}

/** The forms of one page are left together, and told of once. */
let left: string[] = []

const tellLeft = (name: string, goBack: () => void): void => {
  left.push(name)
  if (left.length > 1) return
  queueMicrotask(() => {
    const names = left
    left = []
    toast(
      'Your changes aren’t saved.',
      { label: 'Go back', run: goBack },
      { label: 'Discard', run: () => forget(names) },
    )
  })
}

type Leaving = {
  /** The name under which the changes are kept. */
  readonly name: string
  readonly isChanged: boolean
  /** Whether they are just being saved: then leaving loses nothing. */
  readonly isSaving: boolean
  /** Where “Go back” leads, if not to the page that was left. */
  readonly href?: Route | undefined
}

/**
 * Says so when a form is left with changes: by a link or key, with a way back; where the tab is closed, the browser asks
 * before. Whoever uses it keeps the changes.
 */
export function useLeaveWarning({ name, isChanged, isSaving, href }: Leaving): void {
  const router = useRouter()
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isChanged])
  const isLost = useRef(false)
  useEffect(() => {
    isLost.current = isChanged && !isSaving
  })
  useEffect(() => {
    const back = href ?? (`${location.pathname}${location.search}` as Route) // the page that is shown
    return () => {
      if (isLost.current) tellLeft(name, () => router.push(back))
    }
  }, [name, router, href])
}
