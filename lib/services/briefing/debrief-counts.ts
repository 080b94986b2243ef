import { debriefOf } from '../../data/queries/rehearsal/rehearsals'
import type { Context } from '../context'

/** How many facts came up, of how many of them it is known whether they were recalled, and how many were. */
export type DebriefCounts = { readonly cameUp: number; readonly known: number; readonly recalled: number }

/** What the debrief of a briefing says in numbers; null where none was written. */
export const debriefCounts = async ({ engine, actor }: Context, briefingId: string): Promise<DebriefCounts | null> => {
  const rows = [...(await debriefOf(engine.read, actor.learnerId, briefingId)).values()]
  if (rows.length === 0) return null
  const cameUp = rows.filter((row) => row.cameUp)
  return {
    cameUp: cameUp.length,
    known: cameUp.filter(({ recalled }) => recalled !== null).length,
    recalled: cameUp.filter(({ recalled }) => recalled === true).length,
  }
}
