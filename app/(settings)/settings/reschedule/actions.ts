'use server'

import { refresh } from 'next/cache'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { done, type Result } from '@/lib/services/result'
import { rescheduleCards, scopeOfPreset } from '@/lib/services/settings/reschedule-cards'

/** Reschedules the cards of a preset, by its id or `default`; of all presets where none is named. */
export const rescheduleAction = async (preset: string | undefined): Promise<Result<null>> => {
  const result = await attempt(async () => rescheduleCards(await requestContext(), scopeOfPreset(preset)))
  refresh()
  return result.ok ? done(null) : result
}
