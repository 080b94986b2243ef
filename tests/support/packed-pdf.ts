import { constants, deflateSync } from 'node:zlib'

const MEGABYTE = 1024 * 1024

/**
 * Zeros, deflated: so many megabytes in a thousandth of it. A full flush ends the first megabyte so that it can stand
 * any number of times, and nobody has to pack a gigabyte.
 */
const zeros = (megabytes: number): Buffer => {
  const whole = deflateSync(Buffer.alloc(MEGABYTE), { finishFlush: constants.Z_FULL_FLUSH })
  const [head, body] = [whole.subarray(0, 2), whole.subarray(2)]
  const last = Buffer.from([0x01, 0x00, 0x00, 0xff, 0xff])
  return Buffer.concat([head, ...Array.from({ length: megabytes }, () => body), last, Buffer.alloc(4)])
}

/** A PDF of little more than a kilobyte, whose one page unpacks, layer by layer, to so many megabytes. */
export const pdfBomb = (megabytes: number, layers: number): Uint8Array => {
  let stream = zeros(megabytes)
  for (let layer = 1; layer < layers; layer += 1) stream = deflateSync(stream)
  const filters = Array.from({ length: layers }, () => '/FlateDecode').join(' ')
  const objects = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>'),
    Buffer.concat([
      Buffer.from(`<</Length ${stream.length}/Filter[${filters}]>>\nstream\n`),
      stream,
      Buffer.from('\nendstream'),
    ]),
  ]
  const pieces = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  const length = () => pieces.reduce((sum, piece) => sum + piece.length, 0)
  for (const [index, object] of objects.entries()) {
    offsets.push(length())
    pieces.push(Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'))
  }
  const table = length()
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}
