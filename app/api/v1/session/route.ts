import type { NextRequest } from 'next/server'
import { answering, invalidBody, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'

/** What is to be studied now: cards in order, memories, settings, pace. */
export const GET = (request: NextRequest): Promise<Response> =>
  answering(async () => {
    const scope = scopeSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
    if (!scope.success) return invalidBody(scope.error)
    const session = await loadSession(await requestContext(), scope.data)
    return uncached(session)
  })
