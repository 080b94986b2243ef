import { z } from 'zod'
import { problem } from '@/app/_server/problem'
import { queueState } from '@/lib/services/worker-pool'

/** Whether the text that a form sent under this ticket is being read, or waits for others to be read. */
export const GET = async (
  _: Request,
  { params }: { readonly params: Promise<{ readonly ticket: string }> },
): Promise<Response> => {
  const ticket = z.uuid().safeParse((await params).ticket)
  if (!ticket.success) return problem(422, 'The ticket must be a UUID.')
  return Response.json(queueState(ticket.data), { headers: { 'Cache-Control': 'no-store' } })
}
