import { flushSync } from 'react-dom'

/** Key presses from before anything listened, with the address they were meant for; undefined once somebody has. */
declare global {
  interface Window {
    earlyKeys?: (readonly [event: KeyboardEvent, href: string])[] | undefined
  }
}

/** Who presses a key and sees nothing presses another: what is older than this was not meant for what is there now. */
const KEPT_MS = 5_000

/**
 * Hands the keys that were pressed on this page before it listened to the listener it now has, one after the other and
 * each with what the one before did on screen. From then on none is kept.
 */
export function takeEarlyKeys(press: (event: KeyboardEvent) => void): void {
  const kept = window.earlyKeys ?? []
  window.earlyKeys = undefined
  const meant = kept.filter(([event, href]) => href === location.href && performance.now() - event.timeStamp < KEPT_MS)
  if (meant.length === 0) return
  setTimeout(() => {
    // One that was answered meanwhile, or is just being answered, has been prevented by now.
    for (const [event] of meant) if (!event.defaultPrevented) flushSync(() => press(event))
  })
}
