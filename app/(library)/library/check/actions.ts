'use server'

import { revalidatePath } from 'next/cache'
import type { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { dateStyle } from '@/app/_ui/date-style'
import { formatEdtf } from '@/lib/domain/content/edtf'
import { idSchema } from '@/lib/domain/id-schema'
import type { FactId } from '@/lib/domain/ids'
import { confirmationSchema, confirmFact, putOffFact } from '@/lib/services/ageing/confirm-fact'
import { restoreBefore, undoLastChange } from '@/lib/services/ageing/fact-history'
import type { Context } from '@/lib/services/context'
import type { Result } from '@/lib/services/result'
import { attemptForm, type Refused, refused, refusedBy, refusedFields } from '../../_server/attempt'

const factIdSchema = idSchema<FactId>()

/** What was done, in a sentence. */
export type Said = { readonly ok: true; readonly said: string }

const NOT_UNDERSTOOD = 'The request couldn’t be read. Copy what you typed, then reload the page.'

const forFact = <T>(
  id: string,
  work: (ctx: Context, factId: FactId) => Promise<Result<T>>,
  said: (value: T) => string,
): Promise<Said | Refused> =>
  attemptForm(async () => {
    const factId = factIdSchema.safeParse(id)
    if (!factId.success) return refused(NOT_UNDERSTOOD)
    const result = await work(await requestContext(), factId.data)
    if (!result.ok) return refusedBy(result)
    // Every screen may count or show what was changed.
    revalidatePath('/', 'layout')
    return { ok: true as const, said: said(result.value) }
  })

/** Notes that a fact was looked up and still holds. */
export async function confirm(id: string, form: z.input<typeof confirmationSchema>): Promise<Said | Refused> {
  const parsed = confirmationSchema.safeParse(form)
  if (!parsed.success) return refusedFields(parsed.error)
  return forFact(
    id,
    (ctx, factId) => confirmFact(ctx, factId, parsed.data),
    () => 'Confirmed. Your progress is kept.',
  )
}

/** Takes a fact off the list for a while. */
export async function putOff(id: string): Promise<Said | Refused> {
  return forFact(id, putOffFact, (until) => `Postponed until ${formatEdtf(until, dateStyle())}.`)
}

/** Takes back the last change of a fact. */
export async function undoLastChangeOf(id: string): Promise<Said | Refused> {
  return forFact(id, undoLastChange, () => 'Undone. The fact is as it was before.')
}

/** Brings a fact back to what it said before an entry of its history. */
export async function restoreEntry(id: string, versionId: string): Promise<Said | Refused> {
  if (typeof versionId !== 'string' || versionId.length > 200) return refused(NOT_UNDERSTOOD)
  return forFact(
    id,
    (ctx, factId) => restoreBefore(ctx, factId, versionId),
    () => 'Restored. The history keeps both.',
  )
}
