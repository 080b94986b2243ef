import { answering, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { checkHealth } from '@/lib/services/check-health'

/** Whether the server can read its data and save something. */
export const GET = (): Promise<Response> => answering(async () => uncached(await checkHealth(await requestContext())))
