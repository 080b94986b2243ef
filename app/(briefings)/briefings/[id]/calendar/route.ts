import { requestContext } from '@/app/_server/request-context'
import { exportFileName } from '@/lib/domain/exports/export-file-name'
import { originOfHost } from '@/lib/platform/host-guard'
import { briefingEvent } from '@/lib/services/briefing/load-calendar'
import { studyDayOf } from '@/lib/services/learner/study-day-of'

/** One briefing as a file for a calendar program. */
export async function GET(request: Request, { params }: RouteContext<'/briefings/[id]/calendar'>) {
  const ctx = await requestContext()
  // The guard has let through our own names only.
  const origin = originOfHost(request.headers.get('host') ?? new URL(request.url).host)
  const event = await briefingEvent(ctx, decodeURIComponent((await params).id), origin)
  if (!event.ok) {
    return new Response(`${event.message}\n`, {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  }
  return new Response(event.value, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${exportFileName('briefing', (await studyDayOf(ctx)).day, 'ics')}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
