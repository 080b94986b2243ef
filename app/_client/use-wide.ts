import { useSyncExternalStore } from 'react'

/** Where drafts stand in the margin beside their passages. */
const WIDE = '(min-width: 64rem)'

const subscribe = (listener: () => void) => {
  const query = window.matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the window has room for a margin. Narrow until the page is alive. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => false,
  )
