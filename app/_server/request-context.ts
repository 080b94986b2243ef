import { connection } from 'next/server'
import { systemClock } from '@/lib/platform/clock'
import type { Context } from '@/lib/services/context'
import { localContext, runningEngine } from '@/lib/services/runtime'

/**
 * Who is asking, when, and where the data is. Waits for the request first, so that nothing that reads data is rendered
 * at build time.
 */
export const requestContext = async (): Promise<Context> => {
  await connection()
  return localContext(runningEngine(), systemClock())
}
