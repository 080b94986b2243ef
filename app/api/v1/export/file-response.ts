import { Readable } from 'node:stream'

type SentFile = {
  readonly name: string
  readonly type: string
  readonly stream: Readable
  /** Known of a file that is complete. */
  readonly bytes?: number
}

/** A file to be downloaded. */
export const fileResponse = ({ name, type, stream, bytes }: SentFile): Response => {
  const body = Readable.toWeb(stream) as unknown as ReadableStream // Node's web streams differ in their types only
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      ...(bytes === undefined ? {} : { 'Content-Length': String(bytes) }),
    },
  })
}
