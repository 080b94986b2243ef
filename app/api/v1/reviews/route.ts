import { answering, invalidBody, jsonBody } from '@/app/_server/problem'
import { routeContext } from '@/app/_server/request-context'
import type { Posted } from '@/lib/platform/direct-routes'
import { entriesSchema } from '@/lib/services/study/entry-schema'
import { submitEntries } from '@/lib/services/study/submit-entries'

/**
 * Appends entries to the log. Sending them again changes nothing and answers the same. The server calls this without
 * Next (`instrumentation.ts`), so it uses nothing of a request that only Next knows.
 */
export const POST = (request: Posted): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = entriesSchema.safeParse(read.body)
    if (!parsed.success) return invalidBody(parsed.error)
    const results = await submitEntries(await routeContext(), parsed.data.entries)
    const [only] = results
    const status = results.length === 1 && only?.status === 'conflict' ? 409 : 200
    return Response.json({ results }, { status, headers: { 'Cache-Control': 'no-store' } })
  })
