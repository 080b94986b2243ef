'use server'

import { refresh } from 'next/cache'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { done, type Result } from '@/lib/services/result'
import { rescheduleCards } from '@/lib/services/settings/reschedule-cards'

/** Makes cards due when the settings of now want it. */
export const rescheduleAction = async (): Promise<Result<null>> => {
  const result = await attempt(async () => rescheduleCards(await requestContext()))
  refresh()
  return result.ok ? done(null) : result
}
