import { useEffect } from 'react'
import type { DraftsState } from './draft-state'

const nameOf = (shownOf: string): string => `aide-drafts ${shownOf}`

/** The keys of drafts that this tab showed of a part of an article before it was loaded again. */
export function keptDrafts(shownOf: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(shownOf)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []
  } catch {
    return []
  }
}

/** Keeps the keys of the drafts on the screen until the tab is closed, once the server has given some. */
export function useKeptDrafts(shownOf: string, { drafts, left }: DraftsState): void {
  useEffect(() => {
    if (left === null) return
    try {
      sessionStorage.setItem(nameOf(shownOf), JSON.stringify(drafts.map(({ key }) => key)))
    } catch {
      // A browser that stores nothing begins with the first drafts again.
    }
  }, [shownOf, drafts, left])
}
