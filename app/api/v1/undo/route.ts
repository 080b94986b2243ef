import { z } from 'zod'
import { answering, invalidBody, jsonBody, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import type { ReviewId } from '@/lib/domain/ids'
import { undoLast } from '@/lib/services/study/undo-last'

const bodySchema = z.object({
  id: z.uuid('must be a UUID that you generate, so that sending it again undoes nothing more'),
})

/** Takes back the last entry that still stands. */
export const POST = (request: Request): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = bodySchema.safeParse(read.body)
    if (!parsed.success) return invalidBody(parsed.error)
    const result = await undoLast(await requestContext(), parsed.data.id.toLowerCase() as ReviewId) // edge
    return result.ok ? Response.json({ undone: result.value }) : problemOf(result)
  })
