/**
 * Replaces what stands between two marks, which are lower-case and found in any case; a mark without a partner stays.
 * It searches forward only, so that a text of many marks takes no longer than any other.
 */
export const replacePairs = (
  text: string,
  [open, close]: readonly [open: string, close: string],
  replace: (inner: string) => string,
): string => {
  const lower = text.toLowerCase()
  // A few letters change their length in lower case: offsets would differ.
  const searched = lower.length === text.length ? lower : text
  let result = ''
  let from = 0
  for (let at = searched.indexOf(open); at >= 0; at = searched.indexOf(open, from)) {
    const end = searched.indexOf(close, at + open.length)
    if (end < 0) break
    result += text.slice(from, at) + replace(text.slice(at + open.length, end))
    from = end + close.length
  }
  return from === 0 ? text : result + text.slice(from)
}
