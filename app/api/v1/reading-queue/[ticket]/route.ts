import { z } from 'zod'
import { problem, uncached } from '@/app/_server/problem'
import { queueState, stopJobs } from '@/lib/services/worker-pool'

const ticketOf = async ({ params }: RouteContext<'/api/v1/reading-queue/[ticket]'>) =>
  z.uuid().safeParse((await params).ticket)

const NO_TICKET = 'The ticket must be a UUID.'

/** Whether the text that a form sent under this ticket is being read, or waits for others to be read. */
export const GET = async (_: Request, asked: RouteContext<'/api/v1/reading-queue/[ticket]'>): Promise<Response> => {
  const ticket = await ticketOf(asked)
  if (!ticket.success) return problem(422, NO_TICKET)
  return uncached(queueState(ticket.data))
}

/** Stops reading the text that a form sent under this ticket. */
export const DELETE = async (_: Request, asked: RouteContext<'/api/v1/reading-queue/[ticket]'>): Promise<Response> => {
  const ticket = await ticketOf(asked)
  if (!ticket.success) return problem(422, NO_TICKET)
  stopJobs(ticket.data)
  return new Response(null, { status: 204 })
}
