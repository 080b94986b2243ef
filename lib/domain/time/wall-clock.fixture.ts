const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of a zone show, written as if it were UTC, as `Intl` says it: to the second before it, as clocks do. */
export const wallClock = (timeZone: string, at: number): number => {
  const known = formats.get(timeZone)
  const format = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  if (!known) formats.set(timeZone, format)
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`)
}
