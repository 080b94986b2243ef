import { answeringBody, uncached } from '@/app/_server/problem'
import { routeContext } from '@/app/_server/request-context'
import type { Posted } from '@/lib/platform/direct-routes'
import { entriesSchema } from '@/lib/services/study/entry-schema'
import { submitEntries } from '@/lib/services/study/submit-entries'

/**
 * Appends entries to the log. Sending them again changes nothing and answers the same. The server calls this without
 * Next (`instrumentation.ts`), so it uses nothing of a request that only Next knows.
 */
export const POST = (request: Posted): Promise<Response> =>
  answeringBody(request, entriesSchema, async ({ entries }) => {
    const results = await submitEntries(await routeContext(), entries)
    const [only] = results
    const status = results.length === 1 && only?.status === 'conflict' ? 409 : 200
    return uncached({ results }, status)
  })
