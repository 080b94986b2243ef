export type FormControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Whether it is on or off: a checkbox or a radio button. */
export const isSwitch = (control: FormControl): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')

/** Fills a control as a password manager does: React hears of it as if it had been typed. */
export function fillControl(control: FormControl, values: readonly string[]): void {
  if (isSwitch(control)) {
    if (control.checked !== values.includes(control.value)) control.click()
    return
  }
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')
  own?.set?.call(control, values[0] ?? '')
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}
