import { encode } from 'uqr'

/** Around a QR code there must be four squares of nothing (ISO/IEC 18004). */
const MARGIN = 4

/** A QR code of a text, as the path of an SVG whose units are its squares. */
export const qrSquares = (text: string): { readonly squares: string; readonly size: number } => {
  const { data, size } = encode(text, { border: MARGIN, ecc: 'M' })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { squares: squares.join(''), size }
}
