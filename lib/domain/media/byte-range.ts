/** Bytes from `start` up to and without `end`. */
export type ByteRange = { readonly start: number; readonly end: number }

/**
 * The bytes that a Range header asks for of a file of `size` bytes (RFC 9110, 14.2). Null for all of them: no header,
 * one that is not understood, or several ranges, which a server may answer with the whole. `unsatisfiable` if there are
 * no such bytes.
 */
export const byteRangeOf = (header: string | null, size: number): ByteRange | null | 'unsatisfiable' => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length > 0 ? { start: size - length, end: size } : 'unsatisfiable'
  }
  const [start, end] = [Number(first), last === '' ? size : Math.min(Number(last) + 1, size)]
  if (last !== '' && Number(last) < start) return null
  return start < size ? { start, end } : 'unsatisfiable'
}
