import { connection } from 'next/server'
import { systemClock } from '@/lib/platform/clock'
import { originOfHost } from '@/lib/platform/host-guard'
import { contextOfToken } from '@/lib/services/briefing/calendar-address'
import { calendarText, loadCalendar } from '@/lib/services/briefing/load-calendar'
import { runningEngine } from '@/lib/services/local-actor'

const LAST_HOUR = 23

/** A whole hour of the day; anything else puts study on the whole day. */
const hourOf = (text: string | null): number | null =>
  text !== null && /^\d{1,2}$/.test(text) && Number(text) <= LAST_HOUR ? Number(text) : null

const NOTHING_HERE = 'There is no calendar at this address. It may have been renewed or switched off in the settings.\n'

/** The calendar of whoever has this token. It tells nothing to anybody else, not even that there is one. */
export async function GET(request: Request, { params }: RouteContext<'/calendar/[token]'>) {
  await connection()
  const { token } = await params
  const ctx = await contextOfToken({ engine: runningEngine(), now: systemClock() }, token)
  if (ctx === null) {
    return new Response(NOTHING_HERE, {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  }
  const url = new URL(request.url)
  // The guard has let through our own names only.
  const host = request.headers.get('host') ?? url.host
  return new Response(calendarText(await loadCalendar(ctx, hourOf(url.searchParams.get('hour'))), originOfHost(host)), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="aide-memoire.ics"',
      'Cache-Control': 'private, no-cache',
      'X-Robots-Tag': 'noindex',
    },
  })
}
