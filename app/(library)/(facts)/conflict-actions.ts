'use server'

import { z } from 'zod'
import { act, refusedBy } from '@/app/_server/act'
import { idSchema } from '@/lib/domain/id-schema'
import type { FactId } from '@/lib/domain/ids'
import { conflictDecisionSchema, decideConflict, reopenConflict } from '@/lib/services/conflicts/decide-conflict'
import { type Acted, done, type Result } from '@/lib/services/result'

const factId = idSchema<FactId>()

const pairSchema = z.object({
  factId,
  otherFactId: factId,
  kind: z.enum(['conflict', 'interference', 'duplicate']),
})

export type PairForm = z.input<typeof pairSchema>
export type ConflictDecisionForm = z.input<typeof conflictDecisionSchema>

/** Decides what two facts have to do with each other. */
export async function decide(pair: PairForm, form: ConflictDecisionForm): Promise<Acted<ConflictDecisionForm['kind']>> {
  const decision = conflictDecisionSchema.safeParse(form)
  if (!decision.success) return refusedBy(decision.error)
  return act(pairSchema, pair, async (ctx, asked) => {
    const decided = await decideConflict(ctx, asked, decision.data)
    return decided.ok ? done(decision.data.kind) : decided
  })
}

/** Takes a decision back. */
export async function reopen(pair: PairForm): Promise<Result<null>> {
  return act(pairSchema, pair, reopenConflict)
}
