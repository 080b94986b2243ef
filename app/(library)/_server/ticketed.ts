import { z } from 'zod'
import { withTicket } from '@/lib/services/worker-pool'

/** Does `work` under the ticket that the form sent, by which its screen asks whether the text waits to be read. */
export const ticketed = <T>(form: FormData, work: () => Promise<T>): Promise<T> => {
  const ticket = z.uuid().safeParse(form.get('ticket'))
  return ticket.success ? withTicket(ticket.data, work) : work()
}
