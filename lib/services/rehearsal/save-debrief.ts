import { z } from 'zod'
import { saveDebriefRows } from '../../data/mutations/rehearsals'
import { debriefOf } from '../../data/queries/rehearsal/rehearsals'
import type { FactId } from '../../domain/ids'
import { briefingToChange } from '../authorise'
import { countsOfRows, type DebriefCounts } from '../briefing/debrief-counts'
import { recordDebrief } from '../briefing/record-briefing'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { debriefColumns } from './debrief-columns'
import { recallsAtBriefing } from './load-debrief'

const MOST_FACTS = 20_000

export const debriefSchema = z.object({
  facts: z
    .array(
      z.object({
        factId: z
          .string()
          .min(1)
          .max(200)
          .transform((id) => id as FactId), // edge
        cameUp: z.boolean(),
        /** Null where it did not come up, or nobody remembers. */
        recalled: z.boolean().nullable().default(null),
      }),
    )
    .min(1, 'Mark at least one fact.')
    .max(MOST_FACTS),
})

export type DebriefInput = z.infer<typeof debriefSchema>

/** What was saved, in numbers: all facts, and of those that came up how many could be judged and were recalled. */
export type SavedDebrief = { readonly facts: number } & Omit<DebriefCounts, 'toReview'>

/**
 * Writes down which facts came up in a briefing that is over and which were recalled, beside what was forecast for each
 * from the memories before it. A forecast that was written once stays; what came of the fact can be corrected any time.
 */
export const saveDebrief = async (
  ctx: Context,
  briefingId: string,
  { facts }: DebriefInput,
): Promise<Result<SavedDebrief>> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok) return found
  if (found.value.at > ctx.now) {
    return failed('conflict', 'The briefing has not taken place yet. Write its debrief afterwards.')
  }
  const { recalls } = await recallsAtBriefing(ctx, found.value)
  const stranger = facts.find(({ factId }) => !recalls.has(factId))
  if (stranger) return failed('invalid', `Fact ${stranger.factId} does not belong to this briefing.`, 'facts')
  const last = new Map(facts.map((fact) => [fact.factId, fact]))
  return ctx.engine.write(async (tx) => {
    const before = await debriefOf(tx, ctx.actor.learnerId, briefingId)
    const rows = [...last.values()].map(({ factId, cameUp, recalled: said }) => {
      const [was, recalled] = [before.get(factId), cameUp ? said : null]
      const isSame = was?.cameUp === cameUp && was.recalled === recalled
      const predictedRecall = was?.predictedRecall ?? recalls.get(factId) ?? null
      return { factId, cameUp, recalled, at: isSame ? was.at : ctx.now, predictedRecall }
    })
    await saveDebriefRows(tx, found.value, rows)
    const factIds = rows.map(({ factId }) => factId)
    const after = new Map(rows.map((row) => [row.factId, row]))
    await recordDebrief(tx, ctx, found.value, debriefColumns(factIds, before), debriefColumns(factIds, after))
    return done({ facts: rows.length, ...countsOfRows(rows) })
  })
}
