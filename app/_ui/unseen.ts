import { useLayoutEffect, useRef } from 'react'

/** A tap follows a tap within this time only if it was meant for what was there before, and nobody reads faster. */
const UNSEEN_MS = 300

/**
 * Whether a press came too soon after the answer was shown to be a grade of it. Both instants are milliseconds on the
 * page's own clock (`performance.now()`, `event.timeStamp`); a press from before the answer came is one too.
 */
export const isUnseen = (shownAtMs: number, pressedAtMs: number): boolean => pressedAtMs - shownAtMs < UNSEEN_MS

/** A key, or a click; one without `detail` was made by the keyboard or a screen reader on a button that has the focus. */
type Press = { readonly type: string; readonly timeStamp: number; readonly detail: number }

/**
 * Whether a press is the second of two that were meant to show the answer. Ask of what shows an answer and grades in the
 * same place: taps, clicks, Space and Enter. A digit that only grades is meant, however fast, and so is a press of a
 * grade that has the focus.
 */
export function useUnseen(shown: boolean, turn: number): (press: Press) => boolean {
  const shownAtMs = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn shows an answer of its own
  useLayoutEffect(() => {
    if (shown) shownAtMs.current = performance.now()
  }, [shown, turn])
  return ({ type, timeStamp, detail }) => !(type === 'click' && detail === 0) && isUnseen(shownAtMs.current, timeStamp)
}
