type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'key' | 'code'>

/** The flag of Ctrl or ⌘ with a digit: 1 to 7, 0 for none; null of any other key. A digit counts by its place too. */
export const flagOfKey = ({ ctrlKey, metaKey, altKey, shiftKey, key, code }: Pressed): number | null => {
  if (!(ctrlKey || metaKey) || altKey || shiftKey) return null
  const digit = /^[0-7]$/.test(key) ? key : (/^Digit([0-7])$/.exec(code)?.[1] ?? null)
  return digit === null ? null : Number(digit)
}
