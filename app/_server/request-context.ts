import { connection } from 'next/server'
import { systemClock } from '@/lib/platform/clock'
import { requestScope } from '@/lib/platform/request-scope'
import type { Context } from '@/lib/services/context'
import { preferencesOf } from '@/lib/services/learner/preferences-of'
import { localContext, runningEngine } from '@/lib/services/local-actor'

/** Who is asking, when, and where the data is, for a route that changes data and shows no screen. */
export const routeContext = (): Promise<Context> => localContext(runningEngine(), systemClock())

/**
 * Who is asking, when, and where the data is. Waits for the request first, so that nothing that reads data is rendered
 * at build time. Screens learn from it how this learner's dates are written (`dateStyle`) and which keys they use
 * (`hasSingleKeys`); if that cannot be read, what reads the data next says why.
 */
export const requestContext = async (): Promise<Context> => {
  await connection()
  const ctx = await routeContext()
  const scope = requestScope()
  if (scope) scope.preferences ??= await preferencesOf(ctx).catch(() => null)
  return ctx
}

/** Called after preferences may have changed: what is rendered next in this request reads them again. */
export const forgetPreferences = (): void => {
  const scope = requestScope()
  if (scope) scope.preferences = null
}
