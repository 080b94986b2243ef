import { answeringBody, resulting } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { previewCardExport } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'

/** What an export would hold, and what its format cannot: nothing is written. */
export const POST = (request: Request): Promise<Response> =>
  answeringBody(request, exportSchema, async (input) => {
    const { signal } = request
    try {
      return resulting(await previewCardExport(await requestContext(), input, { signal }))
    } catch (reason) {
      // Whoever asked has chosen another format, and waits for nothing.
      if (signal.aborted) return new Response(null, { status: 204 })
      throw reason
    }
  })
