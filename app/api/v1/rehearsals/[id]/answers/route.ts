import { answering, invalidBody, jsonBody, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { answerRehearsal } from '@/lib/services/rehearsal/answer-rehearsal'
import { answersSchema } from '@/lib/services/rehearsal/answer-schema'

type Asked = { readonly params: Promise<{ id: string }> }

/** Appends answers to a rehearsal, and what takes some back. Sending them again changes nothing and answers the same. */
export const POST = (request: Request, { params }: Asked): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = answersSchema.safeParse(read.body)
    if (!parsed.success) return invalidBody(parsed.error)
    const stored = await answerRehearsal(await requestContext(), (await params).id, parsed.data.answers)
    if (!stored.ok) return problemOf(stored)
    return Response.json({ results: stored.value }, { headers: { 'Cache-Control': 'no-store' } })
  })
