import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answeringQuery, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { findBriefings, searchLibrary } from '@/lib/services/search/search-library'

const MOST = 100
const most = z.coerce.number().int().min(0).max(MOST).default(10)

const querySchema = z.object({
  q: z.string().trim().max(200),
  names: most,
  articles: most,
  facts: most,
  cards: most,
  briefings: most,
})

/** What of the library a search finds, and which briefings. */
export const GET = (request: NextRequest): Promise<Response> =>
  answeringQuery(request, querySchema, async ({ q, briefings, ...wanted }) => {
    const ctx = await requestContext()
    return uncached({ ...(await searchLibrary(ctx, q, wanted)), briefings: await findBriefings(ctx, q, briefings) })
  })
