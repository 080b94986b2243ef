import { useCallback, useSyncExternalStore } from 'react'

/** Where drafts stand in the margin beside their passages, and the chosen card beside the table. */
export const WIDE = '(min-width: 64rem)'

/** Whether a media query holds. None does until the page is alive. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  )
}

/** How a page is scrolled: at once for whoever wants no motion. */
export const scrollBehavior = (): ScrollBehavior =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
