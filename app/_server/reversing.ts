import { z } from 'zod'
import type { Context } from '@/lib/services/context'
import type { Reversed, ReverseInput } from '@/lib/services/history/undo'
import type { Result } from '@/lib/services/result'
import { answeringBody, problemOf } from './problem'
import { requestContext } from './request-context'

const bodySchema = z.object({
  id: z.uuid('must be a UUID that you generate, so that sending it again undoes nothing more'),
  item: z.string().max(200).nullable().default(null),
  of: z.enum(['all', 'log']).default('all'),
})

/** Answers a request to undo or redo something, with it under a name. */
export const reversing = (
  request: Request,
  reverse: (ctx: Context, input: ReverseInput) => Promise<Result<Reversed>>,
  name: 'undone' | 'redone',
): Promise<Response> =>
  answeringBody(request, bodySchema, async ({ id, item, of }) => {
    const result = await reverse(await requestContext(), { request: id.toLowerCase(), id: item, ofLog: of === 'log' })
    return result.ok ? Response.json({ [name]: result.value }) : problemOf(result)
  })
