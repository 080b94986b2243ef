import type { NextRequest } from 'next/server'
import { answeringQuery, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'

/** What is to be studied now: cards in order, memories, settings, pace. */
export const GET = (request: NextRequest): Promise<Response> =>
  answeringQuery(request, scopeSchema, async (scope) => uncached(await loadSession(await requestContext(), scope)))
