import { endRehearsalRow } from '../../data/mutations/rehearsals'
import { answersOf, findRehearsal } from '../../data/queries/rehearsal/rehearsals'
import { ownStudy } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/** Ends the asker's rehearsal where it stands, at its last answer; one that has ended stays as it is. */
export const endRehearsal = (ctx: Context, id: string): Promise<Result<{ readonly id: string }>> => {
  const proof = ownStudy(ctx.actor)
  return ctx.engine.write(async (tx) => {
    const rehearsal = await findRehearsal(tx, proof.learnerId, id)
    if (!rehearsal) return failed('not-found', 'There is no such rehearsal.')
    const answers = (await answersOf(tx, proof.learnerId, [id])).get(id) ?? []
    await endRehearsalRow(tx, proof, id, answers.at(-1)?.at ?? rehearsal.startedAt)
    return done({ id })
  })
}
