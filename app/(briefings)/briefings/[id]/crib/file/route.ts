import type { NextRequest } from 'next/server'
import { requestContext } from '@/app/_server/request-context'
import { cribMarkdown } from '@/lib/domain/briefing/crib/markdown'
import { exportFileName } from '@/lib/domain/exports/export-file-name'
import { cribDocument } from '@/lib/services/briefing/crib-document'
import { cribOptionsSchema, loadCrib } from '@/lib/services/briefing/load-crib'
import { studyDayOf } from '@/lib/services/learner/study-day-of'

/** The crib as a file: an HTML page that needs nothing else, or Markdown. */
export async function GET(request: NextRequest, { params }: { readonly params: Promise<{ readonly id: string }> }) {
  const ctx = await requestContext()
  const query = request.nextUrl.searchParams
  const options = cribOptionsSchema.parse(Object.fromEntries(query))
  const loaded = await loadCrib(ctx, decodeURIComponent((await params).id), options)
  if (!loaded.ok) {
    return new Response(`${loaded.message}\n`, {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  }
  const isHtml = query.get('format') !== 'md'
  return new Response(isHtml ? await cribDocument(loaded.value) : cribMarkdown(loaded.value), {
    headers: {
      'Content-Type': `${isHtml ? 'text/html' : 'text/markdown'}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${exportFileName('crib-sheet', (await studyDayOf(ctx)).day, isHtml ? 'html' : 'md')}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
