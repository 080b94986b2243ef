import { answering, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { loadRehearsal } from '@/lib/services/rehearsal/load-rehearsal'

type Asked = { readonly params: Promise<{ id: string }> }

/** A rehearsal with its questions in order and the answers given so far: it goes on from there. */
export const GET = (_: Request, { params }: Asked): Promise<Response> =>
  answering(async () => {
    const found = await loadRehearsal(await requestContext(), (await params).id)
    return found.ok ? Response.json(found.value, { headers: { 'Cache-Control': 'no-store' } }) : problemOf(found)
  })
