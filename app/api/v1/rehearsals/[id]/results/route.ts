import { answering, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { loadResults } from '@/lib/services/rehearsal/load-results'

type Asked = { readonly params: Promise<{ id: string }> }

/** What came of a rehearsal: score, questions with errors made with confidence first, readiness before and after. */
export const GET = (_: Request, { params }: Asked): Promise<Response> =>
  answering(async () => {
    const found = await loadResults(await requestContext(), (await params).id)
    if (!found.ok) return problemOf(found)
    const { briefing, ...results } = found.value
    const named = { id: briefing.id, title: briefing.title, at: briefing.at }
    return Response.json({ briefing: named, ...results }, { headers: { 'Cache-Control': 'no-store' } })
  })
