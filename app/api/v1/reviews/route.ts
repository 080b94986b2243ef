import { answering, invalidBody, jsonBody } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { entriesSchema } from '@/lib/services/study/entry-schema'
import { submitEntries } from '@/lib/services/study/submit-entries'

/** Appends entries to the log. Sending them again changes nothing and answers the same. */
export const POST = (request: Request): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = entriesSchema.safeParse(read.body)
    if (!parsed.success) return invalidBody(parsed.error)
    const results = await submitEntries(await requestContext(), parsed.data.entries)
    const [only] = results
    const status = results.length === 1 && only?.status === 'conflict' ? 409 : 200
    return Response.json({ results }, { status, headers: { 'Cache-Control': 'no-store' } })
  })
