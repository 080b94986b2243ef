import { answering, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { endRehearsal } from '@/lib/services/rehearsal/end-rehearsal'

type Asked = { readonly params: Promise<{ id: string }> }

/** Ends a rehearsal where it stands; one that has ended stays as it is. */
export const POST = (_: Request, { params }: Asked): Promise<Response> =>
  answering(async () => {
    const ended = await endRehearsal(await requestContext(), (await params).id)
    return ended.ok ? Response.json(ended.value, { headers: { 'Cache-Control': 'no-store' } }) : problemOf(ended)
  })
