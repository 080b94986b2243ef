import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answeringQuery, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { cursorText, HISTORY_KINDS, HISTORY_PAGE, listHistory, parseCursor } from '@/lib/services/history/list-history'

const askedSchema = z.object({
  kind: z.enum(HISTORY_KINDS).nullable().default(null),
  before: z.string().max(300).nullable().default(null),
  limit: z.coerce.number().int().min(1).max(500).default(HISTORY_PAGE),
})

/** What was done, from the last to the first. */
export const GET = (request: NextRequest): Promise<Response> =>
  answeringQuery(request, askedSchema, async ({ before, ...asked }) => {
    const page = await listHistory(await requestContext(), { ...asked, before: parseCursor(before) })
    const { items, next, timeZone } = page
    return uncached({ items, next: next && cursorText(next), timeZone })
  })
