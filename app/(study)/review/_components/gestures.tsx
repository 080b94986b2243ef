import { useEffect, useRef } from 'react'
import { actOfGesture, type FingerPath } from '@/lib/domain/session/gesture'
import type { GestureAct, SessionOptions } from '@/lib/domain/session/session-options'

type GesturesProps = {
  readonly options: SessionOptions
  readonly isAnswer: boolean
  /** Whether an answer is being typed: its field has the taps then. */
  readonly isTyping: boolean
  readonly onAct: (act: Exclude<GestureAct, 'none'>, event: PointerEvent) => void
}

/** What does something of its own when it is tapped. */
const PRESSABLE =
  'button, a, input, textarea, select, summary, label, audio, video, iframe, dialog, [popover], [role="button"]'

/** What scrolls sideways itself, such as a wide formula. */
const scrollsSideways = (from: Element, to: Element): boolean => {
  for (let at: Element | null = from; at && at !== to; at = at.parentElement)
    if (at.scrollWidth > at.clientWidth && getComputedStyle(at).overflowX !== 'visible') return true
  return false
}

/** Taps and swipes of a finger or pen on the card that is up. A mouse chooses words there. */
export function Gestures(props: GesturesProps) {
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const area = document.querySelector<HTMLElement>('[data-card-area]')
    if (!area) return
    let from: PointerEvent | null = null
    const begin = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const isOwn = event.pointerType !== 'mouse' && event.isPrimary && target && !target.closest(PRESSABLE)
      from = isOwn && !scrollsSideways(target, area) ? event : null
    }
    const end = (event: PointerEvent) => {
      const start = from
      from = null
      const { options, isAnswer, isTyping, onAct } = latest.current
      if (start?.pointerId !== event.pointerId || isTyping) return
      if (document.querySelector('dialog[open], [popover]:popover-open')) return
      const isChoosing = !(document.getSelection()?.isCollapsed ?? true)
      const path: FingerPath = {
        fromX: start.clientX,
        byX: event.clientX - start.clientX,
        byY: event.clientY - start.clientY,
        ms: event.timeStamp - start.timeStamp,
        width: window.innerWidth,
      }
      const act = isChoosing ? null : actOfGesture(path, options, isAnswer)
      if (act !== null) onAct(act, event)
    }
    const cancel = () => {
      from = null
    }
    // A sideways move that the browser keeps becomes a fling, and the next tap, within a second, only stops that.
    const take = (event: TouchEvent) => {
      const [finger] = event.touches
      if (!(from && finger && event.cancelable)) return
      if (Math.abs(finger.clientX - from.clientX) > Math.abs(finger.clientY - from.clientY)) event.preventDefault()
    }
    // A second finger pinches.
    const others = (event: PointerEvent) => !event.isPrimary && cancel()
    // Otherwise the browser takes a sideways move for its own.
    area.style.touchAction = 'pan-y pinch-zoom'
    area.addEventListener('pointerdown', begin)
    area.addEventListener('pointerup', end)
    area.addEventListener('pointercancel', cancel)
    area.addEventListener('touchmove', take, { passive: false })
    window.addEventListener('pointerdown', others)
    return () => {
      area.style.touchAction = ''
      area.removeEventListener('pointerdown', begin)
      area.removeEventListener('pointerup', end)
      area.removeEventListener('pointercancel', cancel)
      area.removeEventListener('touchmove', take)
      window.removeEventListener('pointerdown', others)
    }
  }, [])
  return null
}
