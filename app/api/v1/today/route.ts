import { answering, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { loadToday } from '@/lib/services/study/load-today'

/** What there is to study today and tomorrow, and what can be studied beyond it: the figures of the page Today. */
export const GET = (): Promise<Response> => answering(async () => uncached(await loadToday(await requestContext())))
