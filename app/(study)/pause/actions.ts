'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { spreadChoicesSchema } from '@/lib/services/pausing/spread-choices'
import { endPause, spreadReviews } from '@/lib/services/pausing/spread-reviews'
import { failed, type Result } from '@/lib/services/result'

const NOT_UNDERSTOOD = failed('invalid', 'The request wasn’t understood. Load the page again.')

/** Plans the pause and spreads the reviews as they were previewed; the page then says what was done. */
export async function spreadAction(choices: unknown): Promise<Result<null>> {
  const parsed = spreadChoicesSchema.safeParse(choices)
  if (!parsed.success) return NOT_UNDERSTOOD
  const result = await attempt(async () => spreadReviews(await requestContext(), parsed.data))
  if (!result.ok) return result
  redirect(`/pause?done=${encodeURIComponent(result.value.actionId ?? '')}`)
}

/** Ends a pause, or cancels one that has not begun. */
export async function endPauseAction(from: unknown): Promise<Result<null>> {
  const parsed = z.int().safeParse(from)
  if (!parsed.success) return NOT_UNDERSTOOD
  const result = await attempt(async () => endPause(await requestContext(), parsed.data))
  if (!result.ok) return result
  redirect(`/pause?done=${encodeURIComponent(result.value.actionId ?? '')}`)
}
