import { z } from 'zod'
import { insertUnansweredQuestion, saveQuestionDone } from '../../data/mutations/unanswered-questions'
import { type UnansweredQuestion, unansweredOfBriefing } from '../../data/queries/rehearsal/unanswered-questions'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

export const unansweredSchema = z.object({
  /** Made by the client, so that sending it twice adds one question. */
  id: z.uuid('must be a UUID'),
  question: z.string().trim().min(1, 'Write the question.').max(500, 'Use at most 500 characters.'),
})

type UnansweredInput = z.infer<typeof unansweredSchema>

/** Writes down a question that came up in a briefing that is over, and for which there was no card. */
export const addUnanswered = async (
  ctx: Context,
  briefingId: string,
  { id, question }: UnansweredInput,
): Promise<Result<readonly UnansweredQuestion[]>> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok) return found
  if (found.value.at > ctx.now) {
    return failed('conflict', 'The briefing has not taken place yet. Write its debrief afterwards.')
  }
  await ctx.engine.write((tx) => insertUnansweredQuestion(tx, found.value, { id, question, at: ctx.now }))
  return done(await unansweredOfBriefing(ctx.engine.read, ctx.actor.learnerId, briefingId))
}

/** Marks such a question as done, or as to be done again. */
export const setUnansweredDone = async (
  ctx: Context,
  briefingId: string,
  { id, isDone }: { readonly id: string; readonly isDone: boolean },
): Promise<Result<readonly UnansweredQuestion[]>> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok) return found
  const isThere = await ctx.engine.write((tx) => saveQuestionDone(tx, found.value, id, isDone ? ctx.now : null))
  if (!isThere) return failed('not-found', 'There is no such question.')
  return done(await unansweredOfBriefing(ctx.engine.read, ctx.actor.learnerId, briefingId))
}
