import { Readable } from 'node:stream'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answering, answeringBody, invalidBody, problemOf, unknownName } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import type { ImportProblem } from '@/lib/domain/imports/import-report'
import { unknownParameter } from '@/lib/services/card-query/card-address'
import { begunExport, exportCards } from '@/lib/services/export/export-cards'
import { EXPORT_FORMATS, type ExportInput, exportSchema } from '@/lib/services/export/export-input'

/** What is asked for beside the filters of Cards. */
const formSchema = z.object({
  format: z.enum(EXPORT_FORMATS),
  scheduling: z.enum(['on', 'off']).default('off'),
  media: z.enum(['on', 'off']).default('on'),
})

/** JSON in a header: signs beyond ASCII are escaped. Examples are left out, because a header has little room. */
const lossesHeader = (losses: readonly ImportProblem[]): string =>
  JSON.stringify(losses.map(({ what, count, isLeftOut }) => ({ what, count, isLeftOut: isLeftOut ?? false }))).replace(
    /[^\x20-\x7e]/gu,
    (sign) =>
      [...Array(sign.length)].map((_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )

const download = async (input: ExportInput, signal: AbortSignal): Promise<Response> => {
  const result = await exportCards(await requestContext(), input, { signal })
  if (!result.ok) return problemOf(result)
  const { name, type, stream, counts } = await begunExport(result.value)
  const body = Readable.toWeb(stream) as unknown as ReadableStream // Node's web streams differ in their types only
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      ...(counts.losses ? { 'Export-Losses': lossesHeader(counts.losses) } : {}),
    },
  })
}

/** Cards that the filters of the address find, as a file: what a form downloads. */
export const GET = (request: NextRequest): Promise<Response> =>
  answering(async () => {
    const { format, scheduling, media, ...filters } = Object.fromEntries(request.nextUrl.searchParams)
    const form = formSchema.safeParse({ format, scheduling, media })
    if (!form.success) return invalidBody(form.error)
    const unknown = unknownParameter(Object.keys(filters))
    if (unknown !== undefined) return unknownName(unknown)
    const input = {
      format: form.data.format,
      withScheduling: form.data.scheduling === 'on',
      withMedia: form.data.media === 'on',
      selection: { kind: 'all' as const, query: new URLSearchParams(filters).toString(), except: [] },
    }
    return download(input, request.signal)
  })

/** Cards that were chosen, as a file. */
export const POST = (request: Request): Promise<Response> =>
  answeringBody(request, exportSchema, (input) => download(input, request.signal))
