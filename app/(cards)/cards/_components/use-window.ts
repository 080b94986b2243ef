import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react'

/** Rows of a table are 28 px high, on a phone two lines in 56 px. */
const ROW = { wide: 28, narrow: 56 } as const
/** Rows beyond both ends of what is seen, so that scrolling shows no gap. */
const BEYOND = 12
/** Rows that the page comes with: more than a window shows. */
const FIRST = 50

const NARROW = '(max-width: 39.99rem)'

const subscribe = (listener: () => void) => {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Which rows of a long list are to be drawn, from the scroll position of their container. */
export function useWindow(container: RefObject<HTMLElement | null>, total: number) {
  const isNarrow = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
  const height = isNarrow ? ROW.narrow : ROW.wide
  const [range, setRange] = useState({ from: 0, to: FIRST })
  useEffect(() => {
    const element = container.current
    if (!element) return
    const read = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / height) - BEYOND)
      const to = Math.ceil((element.scrollTop + element.clientHeight) / height) + BEYOND
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    read()
    element.addEventListener('scroll', read, { passive: true })
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', read)
      observer.disconnect()
    }
  }, [container, height])
  const to = Math.min(range.to, total)
  return { from: Math.min(range.from, Math.max(0, to - 1)), to, height }
}
