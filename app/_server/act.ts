import { revalidatePath } from 'next/cache'
import { type ZodError, type ZodType, z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { Context } from '@/lib/services/context'
import { type Acted, type Failure, failed, type Result } from '@/lib/services/result'
import { withTicket } from '@/lib/services/worker-pool'

export type Refused = Extract<Acted<never>, { ok: false }>

/** Why a form is refused, in one sentence; beside the field that it is about, if there is one. */
export const refused = (failure: Failure | Refused): Refused => ({
  fields: failure.field === undefined ? {} : { [failure.field]: failure.message },
  ...failure,
})

/** What is wrong with the fields of a form. */
export const refusedFields = (fields: Refused['fields']): Refused => ({
  ...failed('invalid', 'Fix the marked fields and save again.'),
  fields,
})

/** The same of what a schema says; the first issue of each field. */
export const refusedBy = ({ issues }: ZodError): Refused =>
  refusedFields(Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]).reverse()))

const UNREAD = failed('invalid', 'The page is out of date. Copy anything you typed, then reload it.')

/** Names in requests are short. */
export const nameSchema = z.string().min(1).max(200)

/** Asks a service with what a request holds, once that is read; a bug or a failing disk becomes a message. */
export const ask = async <Given, T>(
  schema: ZodType<Given>,
  given: unknown,
  work: (ctx: Context, given: Given) => Promise<Acted<T> | Result<T>>,
): Promise<Acted<T>> => {
  const read = schema.safeParse(given)
  const result = read.success ? await attempt(async () => work(await requestContext(), read.data)) : UNREAD
  return result.ok ? result : refused(result)
}

/** Every screen may count or show what was changed. */
export const showChange = (): void => revalidatePath('/', 'layout')

/** The same for what changes something. */
export const act: typeof ask = async (...asked) => {
  const result = await ask(...asked)
  if (result.ok) showChange()
  return result
}

/** Does `work` under the ticket that the form sent, by which its screen asks whether the text waits to be read. */
export const ticketed = <T>(form: FormData, work: () => Promise<T>): Promise<T> => {
  const ticket = z.uuid().safeParse(form.get('ticket'))
  return ticket.success ? withTicket(ticket.data, work) : work()
}
