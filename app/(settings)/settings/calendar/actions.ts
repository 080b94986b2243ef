'use server'

import { refresh } from 'next/cache'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { renewCalendarAddress, switchOffCalendar } from '@/lib/services/briefing/calendar-address'
import { done } from '@/lib/services/result'

export type CalendarChange = { readonly ok: true } | { readonly ok: false; readonly message: string }

/** Gives the calendar a new address, or switches it off. */
export async function changeCalendarAction(change: 'renew' | 'off'): Promise<CalendarChange> {
  const result = await attempt(async () => {
    const ctx = await requestContext()
    if (change === 'renew') await renewCalendarAddress(ctx)
    else await switchOffCalendar(ctx)
    return done(null)
  })
  if (!result.ok) return { ok: false, message: result.message }
  refresh()
  return { ok: true }
}
