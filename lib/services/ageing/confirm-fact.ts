import { markConfirmed } from '../../data/mutations/facts'
import { withAsOf } from '../../domain/comparison/with-as-of'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import type { FactId } from '../../domain/ids'
import { asFactAction } from '../actions/as-action'
import { factToChange } from '../authorise'
import type { Context } from '../context'
import { rewriteFact } from '../facts/edit-fact'
import { recordVersion } from '../facts/record-version'
import { done, failed, type Result } from '../result'
import type { Confirmation } from './ageing-input'

/**
 * Notes that a fact was looked up and still holds: its dates move on, doubts about its passage are settled, and its
 * history says so. Memories stay, and no learner is told of a change.
 */
export const confirmFact = (
  ctx: Context,
  factId: FactId,
  { asOf, reviewBy, note }: Confirmation,
): Promise<Result<null>> =>
  ctx.engine.write((tx) =>
    asFactAction(tx, ctx, factId, 'Fact confirmed', async () => {
      const one = await factToChange(ctx, factId, tx)
      if (!one.ok) return one
      const found = one.value
      if (found.fact.retiredAt !== null) return failed('conflict', 'The fact is retired. Restore it first.')
      const input = { ...withAsOf(draftOfFact(found.fact), asOf), reviewBy }
      const told = { reason: 'confirmed' as const, note: note === '' ? null : note }
      if (JSON.stringify(input) === JSON.stringify(draftOfFact(found.fact))) await recordVersion(tx, ctx, found, told)
      else {
        const saved = await rewriteFact(tx, ctx, found, input, { span: null, minds: () => false, ...told })
        if (!saved.ok) return saved
      }
      await markConfirmed(tx, found, ctx.now)
      return done(null)
    }),
  )
