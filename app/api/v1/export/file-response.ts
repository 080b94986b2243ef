import { Readable } from 'node:stream'
import type { ImportProblem } from '@/lib/domain/imports/import-report'

type SentFile = {
  readonly name: string
  readonly type: string
  readonly stream: Readable
  /** Known of a file that is complete. */
  readonly bytes?: number
  /** What the format could not hold. */
  readonly losses?: readonly ImportProblem[]
}

/** JSON in a header: signs beyond ASCII are escaped. Examples are left out, because a header has little room. */
const lossesHeader = (losses: readonly ImportProblem[]): string =>
  JSON.stringify(losses.map(({ what, count, isLeftOut }) => ({ what, count, isLeftOut: isLeftOut ?? false }))).replace(
    /[^\x20-\x7e]/gu,
    (sign) =>
      [...Array(sign.length)].map((_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )

/** A file to be downloaded. */
export const fileResponse = ({ name, type, stream, bytes, losses }: SentFile): Response => {
  const body = Readable.toWeb(stream) as unknown as ReadableStream // Node's web streams differ in their types only
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      ...(bytes === undefined ? {} : { 'Content-Length': String(bytes) }),
      ...(losses === undefined ? {} : { 'Export-Losses': lossesHeader(losses) }),
    },
  })
}
