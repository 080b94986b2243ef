import { z } from 'zod'
import { saveBriefingRow } from '../../data/mutations/briefings'
import { cribFactRows } from '../../data/queries/briefing/crib-facts'
import type { AudienceQuestion } from '../../domain/briefing/briefing'
import { oneLine } from '../../domain/drafting/draft-schema'
import type { FactId } from '../../domain/ids'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { recordBriefing } from './record-briefing'

const MOST_QUESTIONS = 40

/** The audience's questions as a learner writes them, in their order. */
export const questionsSchema = z
  .array(
    z.object({
      question: z
        .string()
        .max(300, 'A question has at most 300 characters.')
        .transform(oneLine)
        .refine((text) => text !== '', 'Write the question, or remove it.'),
      factIds: z
        .array(z.string().min(1).max(200))
        .max(2_000)
        .transform((ids) => ids as unknown as readonly FactId[]), // edge
    }),
  )
  .max(MOST_QUESTIONS, `A crib sheet has at most ${MOST_QUESTIONS} questions.`)

/**
 * Saves the questions that the audience may ask, in place of those before. Facts that do not belong to the briefing (any
 * more) are left out, and a fact stands in the first question that names it.
 */
export const saveQuestions = async (
  ctx: Context,
  briefingId: string,
  questions: readonly AudienceQuestion[],
): Promise<Result<readonly AudienceQuestion[]>> => {
  return ctx.engine.write(async (tx) => {
    const found = await briefingToChange(ctx, briefingId, tx)
    if (!found.ok) return found
    const briefing = found.value
    const rows = await cribFactRows(tx, briefing.learnerId, ctx.actor.workspaceIds, briefingId)
    const open = new Set(rows.map(({ factId }) => factId))
    // Taking a fact out of the set is what keeps it from a second question.
    const kept = questions.map(({ question, factIds }) => ({
      question,
      factIds: factIds.filter((id) => open.delete(id)),
    }))
    const after = { ...briefing, choices: { ...briefing.choices, questions: kept } }
    await saveBriefingRow(tx, briefing, after)
    await recordBriefing(tx, ctx, 'A briefing’s questions changed', { id: briefingId, before: briefing, after })
    return done(kept)
  })
}
