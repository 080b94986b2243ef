import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answering, invalidBody, jsonBody, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { begunExport, exportCards } from '@/lib/services/export/export-cards'
import { EXPORT_FORMATS, type ExportInput, exportSchema } from '@/lib/services/export/export-input'
import { fileResponse } from './file-response'

/** What is asked for beside the filters of Cards. */
const formSchema = z.object({
  format: z.enum(EXPORT_FORMATS),
  scheduling: z.enum(['on', 'off']).default('off'),
  media: z.enum(['on', 'off']).default('on'),
})

const download = async (input: ExportInput, signal: AbortSignal): Promise<Response> => {
  const result = await exportCards(await requestContext(), input, { signal })
  if (!result.ok) return problemOf(result)
  const { counts, ...file } = await begunExport(result.value)
  return fileResponse({ ...file, ...(counts.losses ? { losses: counts.losses } : {}) })
}

/** Cards that the filters of the address find, as a file: what a form downloads. */
export const GET = (request: NextRequest): Promise<Response> =>
  answering(async () => {
    const { format, scheduling, media, ...filters } = Object.fromEntries(request.nextUrl.searchParams)
    const form = formSchema.safeParse({ format, scheduling, media })
    if (!form.success) return invalidBody(form.error)
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
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = exportSchema.safeParse(read.body)
    return parsed.success ? download(parsed.data, request.signal) : invalidBody(parsed.error)
  })
