import type { GestureAct, SessionOptions } from './session-options'

/** What a finger did between touching the screen and leaving it: CSS pixels from the left of the window, milliseconds. */
export type FingerPath = {
  readonly fromX: number
  readonly byX: number
  readonly byY: number
  readonly ms: number
  /** The width of the window. */
  readonly width: number
}

/** A finger that lies still, and for no longer than it takes to choose words. */
const TAP_PX = 10
const TAP_MS = 500
/** Far enough to be meant, and much more sideways than up or down. */
const SWIPE_PX = 60
const SWIPE_SLOPE = 2
const SWIPE_MS = 1_000
/** At its edges a phone takes swipes for itself: they lead back. */
const EDGE_PX = 24

type Gesture = { readonly kind: 'tap' | 'swipe'; readonly isRight: boolean }

const gestureOf = ({ fromX, byX, byY, ms, width }: FingerPath): Gesture | null => {
  if (Math.hypot(byX, byY) < TAP_PX) return ms <= TAP_MS ? { kind: 'tap', isRight: fromX >= width / 2 } : null
  const isAtEdge = fromX < EDGE_PX || fromX > width - EDGE_PX
  const isSwipe = Math.abs(byX) >= SWIPE_PX && Math.abs(byX) >= SWIPE_SLOPE * Math.abs(byY) && ms <= SWIPE_MS
  return isSwipe && !isAtEdge ? { kind: 'swipe', isRight: byX > 0 } : null
}

/** What a tap or swipe on a card does under a learner's choices; null if it is none, or does nothing. */
export const actOfGesture = (
  path: FingerPath,
  options: SessionOptions,
  isAnswer: boolean,
): Exclude<GestureAct, 'none'> | null => {
  const gesture = gestureOf(path)
  if (gesture === null) return null
  const { kind, isRight } = gesture
  const act = isAnswer
    ? options[kind === 'tap' ? (isRight ? 'tapRight' : 'tapLeft') : isRight ? 'swipeRight' : 'swipeLeft']
    : options[kind === 'tap' ? 'tapQuestion' : 'swipeQuestion']
  return act === 'none' ? null : act
}
