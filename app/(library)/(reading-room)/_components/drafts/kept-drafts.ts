import { useEffect } from 'react'
import { type DraftsState, waitingIn } from './draft-state'

const nameOf = (shownOf: string): string => `aide-drafts ${shownOf}`

/** The keys of drafts of a part of an article that were shown in this browser and still wait for a decision. */
export function keptDrafts(shownOf: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(shownOf)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []
  } catch {
    return []
  }
}

/** Keeps the keys of the drafts that wait for a decision, once the server has given some. */
export function useKeptDrafts(shownOf: string, state: DraftsState): void {
  const { left } = state
  const keys = JSON.stringify(waitingIn(state).map(({ key }) => key))
  useEffect(() => {
    if (left === null) return
    try {
      if (keys === '[]') localStorage.removeItem(nameOf(shownOf))
      else localStorage.setItem(nameOf(shownOf), keys)
    } catch {
      // A browser that stores nothing begins with the first drafts again.
    }
  }, [shownOf, keys, left])
}
