import { gamepadKey } from '@/lib/domain/keys/key-press'

/** Which buttons of all gamepads are held down. */
const pressedButtons = (): ReadonlySet<number> =>
  new Set(
    navigator
      .getGamepads()
      .flatMap((pad) => (pad ? pad.buttons.flatMap(({ pressed }, index) => (pressed ? [index] : [])) : [])),
  )

/**
 * Makes a key press of each button of a gamepad, and of pedals that report themselves as one: `Gamepad 1` for the first.
 * What listens to keys then listens to these too. Browsers report buttons only if they are asked, so it asks at every
 * frame, while a gamepad is connected and the page is visible.
 * @returns what ends it
 */
export function listenToGamepads(): () => void {
  let held: ReadonlySet<number> = new Set()
  let frame = 0
  const look = () => {
    const now = pressedButtons()
    for (const index of now) {
      if (held.has(index)) continue
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key: gamepadKey(index), bubbles: true, cancelable: true }))
    }
    held = now
    frame = navigator.getGamepads().some((pad) => pad !== null) ? requestAnimationFrame(look) : 0
  }
  const begin = () => {
    if (frame === 0) frame = requestAnimationFrame(look)
  }
  window.addEventListener('gamepadconnected', begin)
  begin()
  return () => {
    window.removeEventListener('gamepadconnected', begin)
    cancelAnimationFrame(frame)
  }
}
