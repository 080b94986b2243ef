import { endRehearsalRow } from '../../data/mutations/rehearsals'
import { answersOf } from '../../data/queries/rehearsal/rehearsals'
import { rehearsalToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'

/** Ends the actor's rehearsal where it stands, at its last answer; one that has ended stays as it is. */
export const endRehearsal = (ctx: Context, id: string): Promise<Result<{ readonly id: string }>> =>
  ctx.engine.write(async (tx) => {
    const found = await rehearsalToChange(ctx, id, tx)
    if (!found.ok) return found
    const rehearsal = found.value
    const answers = (await answersOf(tx, rehearsal.learnerId, [id])).get(id) ?? []
    await endRehearsalRow(tx, rehearsal, answers.at(-1)?.at ?? rehearsal.startedAt)
    return done({ id })
  })
