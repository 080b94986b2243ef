import { Readable } from 'node:stream'
import type { NextRequest } from 'next/server'
import { answering, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { byteRangeOf } from '@/lib/domain/media/byte-range'
import { mediaOfPreview } from '@/lib/services/imports/import-state'
import { loadMedia } from '@/lib/services/media/add-media'
import { done } from '@/lib/services/result'

/** A year: the address is made of the content, so what it gives never changes. */
const CACHE = 'private, max-age=31536000, immutable'

/** A name for the header: readable by every browser, and whole for those that read RFC 8187. */
const disposition = (how: 'inline' | 'attachment', name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`
}

/** An image, sound or video of the library, or of the first cards of a package that is previewed, or the bytes of it that the request asks for. */
export const GET = (request: NextRequest, { params }: RouteContext<'/api/v1/media/[digest]'>): Promise<Response> =>
  answering(async () => {
    const ctx = await requestContext()
    const { digest } = await params
    const stored = await loadMedia(ctx, digest)
    const waiting = stored.ok ? null : await mediaOfPreview(ctx, digest)
    const found = waiting === null ? stored : done(waiting)
    if (!found.ok) return problemOf(found)
    const { type, bytes, name, read } = found.value
    const tag = `"${digest}"`
    const headers = new Headers({
      'Content-Type': type,
      'Content-Disposition': disposition(type === 'image/svg+xml' ? 'attachment' : 'inline', name),
      // What waits to be imported may never be.
      'Cache-Control': waiting === null ? CACHE : 'private, no-store',
      'Accept-Ranges': 'bytes',
      ETag: tag,
    })
    if (
      request.headers
        .get('if-none-match')
        ?.split(/\s*,\s*/)
        .some((one) => one === tag || one === `W/${tag}`)
    )
      return new Response(null, { status: 304, headers })
    const condition = request.headers.get('if-range')
    const range = condition === null || condition === tag ? byteRangeOf(request.headers.get('range'), bytes) : null
    if (range === 'unsatisfiable') {
      headers.set('Content-Range', `bytes */${bytes}`)
      headers.delete('Content-Type')
      return new Response(null, { status: 416, headers })
    }
    const { start, end } = range ?? { start: 0, end: bytes }
    if (range) headers.set('Content-Range', `bytes ${start}-${end - 1}/${bytes}`)
    // Node's web streams differ in their types only.
    const body = Readable.toWeb(Readable.from(read(start, end))) as unknown as ReadableStream // Node's web streams differ in their types only
    return new Response(body, { status: range ? 206 : 200, headers })
  })
