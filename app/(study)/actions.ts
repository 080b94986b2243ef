'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { forgetPreferences, requestContext } from '@/app/_server/request-context'
import { failed, type Result } from '@/lib/services/result'
import { adoptBrowserSettings, type BrowserSettings } from '@/lib/services/settings/adopt-browser-settings'
import { redateEntries } from '@/lib/services/study/redate-entries'

/** Gives answers that are dated ahead the dates at which they can have been given. */
export async function fixDates(): Promise<Result<number>> {
  const result = await attempt(async () => redateEntries(await requestContext()))
  if (result.ok) refresh()
  return result
}

const browserSchema = z.object({ timeZone: z.string().min(1).max(100), language: z.string().max(100) })

/** Puts the browser's time zone and dates in force for a learner who has not begun. */
export async function adoptBrowserSettingsAction(browser: unknown): Promise<Result<BrowserSettings>> {
  const parsed = browserSchema.safeParse(browser)
  if (!parsed.success) return failed('invalid', 'The request wasn’t understood. Load the page again.')
  const result = await attempt(async () => adoptBrowserSettings(await requestContext(), parsed.data))
  forgetPreferences()
  if (result.ok) refresh()
  return result
}
