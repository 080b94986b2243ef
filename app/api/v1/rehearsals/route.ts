import { z } from 'zod'
import { answering, invalidBody, jsonBody, problem, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { loadHistory } from '@/lib/services/rehearsal/load-results'
import { startRehearsal, startSchema } from '@/lib/services/rehearsal/start-rehearsal'

const NO_STORE = { 'Cache-Control': 'no-store' }
const bodySchema = startSchema.extend({ briefingId: z.string().min(1).max(100) })

/** The rehearsals of a briefing, the latest first. */
export const GET = (request: Request): Promise<Response> =>
  answering(async () => {
    const briefingId = new URL(request.url).searchParams.get('briefing')
    if (!briefingId) return problem(422, 'Name the briefing: ?briefing=ID.')
    const found = await loadHistory(await requestContext(), briefingId)
    return found.ok ? Response.json({ rehearsals: found.value }, { headers: NO_STORE }) : problemOf(found)
  })

/** Draws up a rehearsal. With an id of the client's own, asking twice starts one. */
export const POST = (request: Request): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = bodySchema.safeParse(read.body)
    if (!parsed.success) return invalidBody(parsed.error)
    const { briefingId, ...input } = parsed.data
    const started = await startRehearsal(await requestContext(), briefingId, input)
    return started.ok ? Response.json(started.value, { status: 201, headers: NO_STORE }) : problemOf(started)
  })
