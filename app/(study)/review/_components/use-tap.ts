import { type RefObject, useEffect, useRef } from 'react'

/** What does something of its own when it is tapped. */
const PRESSABLE = 'a, button, input, label, summary, audio, video'

/**
 * Calls `onTap` when a finger or pen taps an area; a mouse chooses words there. Null while a tap does nothing. What
 * scrolls, pinches or chooses words is no click for the browser, so it is none here.
 */
export function useTap(onTap: (() => void) | null): RefObject<HTMLDivElement | null> {
  const area = useRef<HTMLDivElement>(null)
  const latest = useRef(onTap)
  useEffect(() => {
    latest.current = onTap
  })
  useEffect(() => {
    const { current } = area
    let isTouch = false
    const begin = ({ pointerType, isPrimary }: PointerEvent) => {
      isTouch = isPrimary && pointerType !== 'mouse'
    }
    const tap = ({ target }: MouseEvent) => {
      const isOwn = target instanceof Element && !target.closest(PRESSABLE)
      if (isTouch && isOwn && (document.getSelection()?.isCollapsed ?? true)) latest.current?.()
    }
    current?.addEventListener('pointerdown', begin)
    current?.addEventListener('click', tap)
    return () => {
      current?.removeEventListener('pointerdown', begin)
      current?.removeEventListener('click', tap)
    }
  }, [])
  return area
}
