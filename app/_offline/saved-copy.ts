import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { SAVED_TIMING } from './saved-pages'

/** The path at which this document was loaded; null once it has been left for another page. */
let landed: string | null = typeof location === 'undefined' ? null : location.pathname

/**
 * When the copy was saved from which the page at `path` was loaded, on this device's clock; null for a page from the
 * server.
 */
export function savedAt(path: string): number | null {
  if (path !== landed) {
    landed = null
    return null
  }
  const [visit] = performance.getEntriesByType('navigation')
  const timing =
    visit instanceof PerformanceNavigationTiming ? visit.serverTiming.find(({ name }) => name === SAVED_TIMING) : null
  return timing ? Number(timing.description) : null
}

/** The same of the page that is shown; null at first, so that the page is what the server sent. */
export function useSavedAt(): number | null {
  const path = usePathname()
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => setAt(savedAt(path)), [path])
  return at
}
