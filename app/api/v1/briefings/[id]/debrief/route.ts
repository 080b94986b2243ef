import { answering, invalidBody, jsonBody, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { loadDebrief } from '@/lib/services/rehearsal/load-debrief'
import { debriefSchema, saveDebrief } from '@/lib/services/rehearsal/save-debrief'

const UNCACHED = { headers: { 'Cache-Control': 'no-store' } }

type Named = { readonly params: Promise<{ readonly id: string }> }

/** The facts of a briefing that is over, with what was forecast for each and what is written down of it. */
export const GET = (_: Request, { params }: Named): Promise<Response> =>
  answering(async () => {
    const found = await loadDebrief(await requestContext(), (await params).id)
    if (!found.ok) return problemOf(found)
    const { briefing, ...debrief } = found.value
    return Response.json(
      { briefing: { id: briefing.id, title: briefing.title, at: briefing.at }, ...debrief },
      UNCACHED,
    )
  })

/** Writes down what came up, in place of what was written of these facts before. */
export const POST = (request: Request, { params }: Named): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = debriefSchema.safeParse(read.body)
    if (!parsed.success) return invalidBody(parsed.error)
    const saved = await saveDebrief(await requestContext(), (await params).id, parsed.data)
    return saved.ok ? Response.json(saved.value, UNCACHED) : problemOf(saved)
  })
