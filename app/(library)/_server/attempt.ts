import { unstable_rethrow } from 'next/navigation'
import type { ZodError } from 'zod'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { log } from '@/lib/platform/log'
import type { Failure } from '@/lib/services/result'

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

/** What is wrong with the fields of a form. */
export const refusedFields = (error: ZodError): Refused => {
  const fields = Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.'), message]).reverse())
  return refused('Some fields are not as they must be. Correct them and save again.', fields)
}

/** What `work` gives; a failing disk or database becomes a message with its remedy, so that nothing typed is lost. */
export const attempt = async <T>(work: () => Promise<T>): Promise<T | Refused> => {
  try {
    return await work()
  } catch (reason) {
    unstable_rethrow(reason)
    const failure = storageFailure(reason)
    if (failure) return refused(failure.message)
    log.error('A change of the library failed.', { reason })
    return refused('Something went wrong on the server, and nothing was saved. Try it again.')
  }
}
