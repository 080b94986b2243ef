import { type RefObject, useEffect, useRef } from 'react'

/** Leads to the summary when the last draft that waited is decided; on a small screen it stands at the foot anyway. */
export function useEnding(waiting: number, isWide: boolean, bar: RefObject<HTMLElement | null>): void {
  const last = useRef(0)
  useEffect(() => {
    const isOver = last.current > 0 && waiting === 0
    last.current = waiting
    if (!isOver || !isWide || document.querySelector('dialog[open]')) return
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    bar.current?.focus({ preventScroll: true })
    bar.current?.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' })
  }, [waiting, isWide, bar])
}
