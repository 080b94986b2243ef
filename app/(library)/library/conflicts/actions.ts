'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { idSchema } from '@/lib/domain/id-schema'
import type { FactId } from '@/lib/domain/ids'
import {
  conflictDecisionSchema,
  type DecisionOnConflict,
  decideConflict,
  reopenConflict,
} from '@/lib/services/conflicts/decide-conflict'
import { attemptForm, type Refused, refused, refusedBy, refusedFields } from '../../_server/attempt'

const factId = idSchema<FactId>()

const pairSchema = z.object({
  factId,
  otherFactId: factId,
  kind: z.enum(['conflict', 'interference', 'duplicate']),
})

export type PairForm = z.input<typeof pairSchema>
export type ConflictDecisionForm = z.input<typeof conflictDecisionSchema>
export type ConflictDecided = { readonly ok: true; readonly decision: DecisionOnConflict['kind'] | null }

const NOT_UNDERSTOOD = 'The request couldn’t be read. Reload the page.'

/** Every screen may count or show what was decided. */
const showChange = () => revalidatePath('/', 'layout')

/** Decides what two facts have to do with each other. */
export async function decide(pair: PairForm, form: ConflictDecisionForm): Promise<ConflictDecided | Refused> {
  const asked = pairSchema.safeParse(pair)
  if (!asked.success) return refused(NOT_UNDERSTOOD)
  const decision = conflictDecisionSchema.safeParse(form)
  if (!decision.success) return refusedFields(decision.error)
  return attemptForm(async () => {
    const result = await decideConflict(await requestContext(), asked.data, decision.data)
    if (!result.ok) return refusedBy(result)
    showChange()
    return { ok: true as const, decision: decision.data.kind }
  })
}

/** Takes a decision back. */
export async function reopen(pair: PairForm): Promise<ConflictDecided | Refused> {
  const asked = pairSchema.safeParse(pair)
  if (!asked.success) return refused(NOT_UNDERSTOOD)
  return attemptForm(async () => {
    const result = await reopenConflict(await requestContext(), asked.data)
    if (!result.ok) return refusedBy(result)
    showChange()
    return { ok: true as const, decision: null }
  })
}
