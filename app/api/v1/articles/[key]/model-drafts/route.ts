import { z } from 'zod'
import { answeringBody, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { spanSchema } from '@/lib/domain/drafting/draft-schema'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { type DraftingEvent, draftWithModel, prepareDrafting } from '@/lib/services/model/draft-with-model'
import { modelKeys } from '@/lib/services/model/model-keys'
import { readPrompt } from '@/lib/services/model/prompt-file'

const bodySchema = z.object({ spans: z.array(spanSchema).max(50).default([]) })

/** Events as lines of JSON, each as soon as it is there. Whoever stops reading them stops the model. */
const linesOf = (events: AsyncGenerator<DraftingEvent>, stop: AbortController): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await events.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
      } catch (reason) {
        log.error('Drafting with a model failed.', { reason })
        controller.enqueue(
          encoder.encode(
            `${JSON.stringify({ kind: 'failed', message: 'Something went wrong on the server. Try again.' })}\n`,
          ),
        )
        controller.close()
      }
    },
    async cancel() {
      // The generator may be waiting for the model, and ends only when the model does.
      stop.abort()
      await events.return(undefined)
    },
  })
}

/** Drafts by the learner's own model for an article, as lines of JSON. */
export const POST = (
  request: Request,
  { params }: RouteContext<'/api/v1/articles/[key]/model-drafts'>,
): Promise<Response> =>
  answeringBody(request, bodySchema, async ({ spans }) => {
    const ctx = await requestContext()
    const { dataDir, localModels } = env()
    const stop = new AbortController()
    const surroundings = {
      prompt: readPrompt(dataDir),
      localAllowed: localModels,
      keys: modelKeys(dataDir),
      signal: AbortSignal.any([request.signal, stop.signal]),
      clock: () => performance.now(),
    }
    const prepared = await prepareDrafting(ctx, { articleKey: (await params).key, spans }, surroundings)
    if (!prepared.ok) return problemOf(prepared)
    return new Response(linesOf(draftWithModel(ctx, prepared.value, surroundings), stop), {
      headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  })
