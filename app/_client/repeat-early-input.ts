import { flushSync } from 'react-dom'
import { type FormControl, fillControl, isSwitch } from './fill-control'

/** An event, the address it was meant for, and what its control then held. */
export type KeptInput = readonly [event: Event, href: string, value?: string, checked?: boolean]

/** Somebody who presses something and sees no response moves on, so an older press is not repeated. */
const KEPT_MS = 5_000

/** React takes for a change only what differs from what was last set, so something else is set before. */
function enterAgain(control: FormControl, value: string, checked: boolean): void {
  if (isSwitch(control)) {
    control.checked = !checked
    control.click()
  } else if (control.type !== 'file') {
    control.value = `${value} `
    fillControl(control, [value])
  }
}

/** Enters a value again, presses a button or sends a form that is still there and now has somebody who listens. */
function repeat([event, , value = '', checked = false]: KeptInput): void {
  const { target, type, timeStamp } = event
  if (!(target instanceof HTMLElement && target.isConnected)) return
  if (type === 'input')
    enterAgain(target as FormControl, value, checked) // nothing else fires it here
  else if (performance.now() - timeStamp > KEPT_MS) return
  else if (target instanceof HTMLFormElement)
    target.requestSubmit(event instanceof SubmitEvent ? event.submitter : null)
  else target.closest<HTMLElement>('[data-early]')?.click()
}

/** Does again, in its order, what was done on a page before React listened, each with what the one before did on screen. */
export function repeatEarlyInput(): void {
  const kept = window.earlyInput ?? []
  window.earlyInput = undefined
  for (const input of kept) if (input[1] === location.href) flushSync(() => repeat(input))
}
