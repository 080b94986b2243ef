import type { ZodError } from 'zod'
import { attempt as attemptAction } from '@/app/_server/attempt'
import { done, type Failure } from '@/lib/services/result'

/** Why a form was not saved: in one sentence, and beside its fields by their names (`asOf`, `cards.0.front`). */
export type Refused = {
  readonly ok: false
  readonly message: string
  readonly fields: Readonly<Record<string, string>>
}

export const refused = (message: string, fields: Refused['fields'] = {}): Refused => ({ ok: false, message, fields })

/** What a service refused, for a form. */
export const refusedBy = ({ message, field }: Failure): Refused =>
  refused(message, field === undefined ? {} : { [field]: message })

export const FIX_FIELDS = 'Fix the marked fields and save again.'

/** What is wrong with the fields of a form. */
export const refusedFields = (error: ZodError): Refused => {
  const fields = Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.'), message]).reverse())
  return refused(FIX_FIELDS, fields)
}

/** What `work` gives, or why it failed: a failing disk or database, or a bug, becomes a message for the form. */
export const attemptForm = async <T>(work: () => Promise<T>): Promise<T | Refused> => {
  const tried = await attemptAction(async () => done(await work()))
  return tried.ok ? tried.value : refusedBy(tried)
}
