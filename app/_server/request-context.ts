import { connection } from 'next/server'
import { systemClock } from '@/lib/platform/clock'
import { requestScope } from '@/lib/platform/request-scope'
import type { Context } from '@/lib/services/context'
import { dateStyleOf } from '@/lib/services/learner/date-style-of'
import { localContext, runningEngine } from '@/lib/services/runtime'

/**
 * Who is asking, when, and where the data is. Waits for the request first, so that nothing that reads data is rendered
 * at build time. Screens learn from it how this learner's dates are written (`dateStyle`); if that cannot be read, what
 * reads the data next says why.
 */
export const requestContext = async (): Promise<Context> => {
  await connection()
  const ctx = await localContext(runningEngine(), systemClock())
  const scope = requestScope()
  if (scope) scope.dates ??= await dateStyleOf(ctx).catch(() => null)
  return ctx
}

/** Called after the style may have changed: what is rendered next in this request reads it again. */
export const forgetDateStyle = (): void => {
  const scope = requestScope()
  if (scope) scope.dates = null
}
