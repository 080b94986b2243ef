import { flushSync } from 'react-dom'
import { type FormControl, fillControl, isSwitch } from './fill-control'

/** An event, the address it was meant for, and what its control then held. */
export type KeptInput = readonly [event: Event, href: string, value?: string, checked?: boolean]

/** Somebody who presses something and sees no response moves on, so an older press is not repeated. */
const KEPT_MS = 5_000

const isControl = (target: EventTarget | null): target is FormControl =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

const heldIn = (control: FormControl): string | boolean => (isSwitch(control) ? control.checked : control.value)

const writtenIn = (control: FormControl): string | boolean => {
  if (control instanceof HTMLSelectElement)
    return [...control.options].find(({ defaultSelected }) => defaultSelected)?.value ?? ''
  return isSwitch(control) ? control.defaultChecked : control.defaultValue
}

/**
 * Enters once more what was entered before. React has not heard of it and puts back what was written, at once or when it
 * next renders; it takes for a change only what differs from what was last set.
 */
function enterAgain(control: FormControl, entered: string | boolean): void {
  // If typing went on, React has already heard of the newer value.
  if (!control.isConnected || (heldIn(control) !== entered && heldIn(control) !== writtenIn(control))) return
  if (control.type === 'file') control.dispatchEvent(new Event('change', { bubbles: true }))
  else if (typeof entered === 'string') {
    control.value = String(writtenIn(control))
    fillControl(control, [entered])
  } else if (isSwitch(control)) {
    control.checked = !entered
    control.click()
  }
}

/** Presses a button or sends a form again, which is still there and now has somebody who listens. */
function pressAgain(event: Event): void {
  const { target } = event
  if (!(target instanceof Element && target.isConnected)) return
  if (target instanceof HTMLFormElement) {
    const submitter = event instanceof SubmitEvent ? event.submitter : null
    target.requestSubmit(submitter?.isConnected ? submitter : null)
  } else target.closest<HTMLElement>('[data-early]')?.click()
}

/**
 * Repeats what was done on a page before React listened, one after the other and each with what the one before did on
 * screen: first what was entered, however long ago, then the buttons that were pressed and the forms that were sent.
 */
export function repeatEarlyInput(kept: readonly KeptInput[]): void {
  const meant = kept.filter(([, href]) => href === location.href)
  const entered = new Map<FormControl, string | boolean>()
  for (const [{ target }, , value = '', checked = false] of meant)
    if (isControl(target)) entered.set(target, isSwitch(target) ? checked : value)
  for (const [control, held] of entered) flushSync(() => enterAgain(control, held))
  for (const [event] of meant)
    if (event.type !== 'input' && performance.now() - event.timeStamp < KEPT_MS) flushSync(() => pressAgain(event))
}
