import { answering, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { checkHealth } from '@/lib/services/check-health'

/** Whether the server can read its data and save something. */
export const GET = (): Promise<Response> =>
  answering(async () => {
    const health = await checkHealth(await requestContext())
    return uncached(health)
  })
