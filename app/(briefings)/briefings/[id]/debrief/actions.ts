'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { UnansweredQuestion } from '@/lib/data/queries/rehearsal/unanswered-questions'
import { debriefSchema, type SavedDebrief, saveDebrief } from '@/lib/services/rehearsal/save-debrief'
import { addUnanswered, setUnansweredDone, unansweredSchema } from '@/lib/services/rehearsal/unanswered-questions'
import { failed, type Result } from '@/lib/services/result'

const sentSchema = z.object({ briefingId: z.string().min(1).max(100), facts: debriefSchema.shape.facts })

export type SentDebrief = z.input<typeof sentSchema>

/** Writes down what came up in a briefing. The screen keeps what was marked where it is refused. */
export async function writeDebrief(sent: SentDebrief): Promise<Result<SavedDebrief>> {
  const parsed = sentSchema.safeParse(sent)
  if (!parsed.success) return failed('invalid', parsed.error.issues[0]?.message ?? 'Reload the page.')
  const { briefingId, facts } = parsed.data
  const saved = await attempt(async () => saveDebrief(await requestContext(), briefingId, { facts }))
  if (saved.ok) revalidatePath('/briefings', 'layout')
  return saved
}

const questionSchema = unansweredSchema.extend({ briefingId: z.string().min(1).max(100) })

/** Writes down a question that came up and that no card asks. */
export async function addQuestion(
  sent: z.input<typeof questionSchema>,
): Promise<Result<readonly UnansweredQuestion[]>> {
  const parsed = questionSchema.safeParse(sent)
  if (!parsed.success) return failed('invalid', parsed.error.issues[0]?.message ?? 'Reload the page.')
  const { briefingId, ...question } = parsed.data
  const saved = await attempt(async () => addUnanswered(await requestContext(), briefingId, question))
  if (saved.ok) revalidatePath('/', 'layout')
  return saved
}

const doneSchema = z.object({ briefingId: z.string().min(1).max(100), id: z.uuid(), isDone: z.boolean() })

/** Marks such a question as done, or as to be done again. */
export async function setQuestionDone(
  sent: z.input<typeof doneSchema>,
): Promise<Result<readonly UnansweredQuestion[]>> {
  const parsed = doneSchema.safeParse(sent)
  if (!parsed.success) return failed('invalid', 'Reload the page.')
  const { briefingId, ...mark } = parsed.data
  const saved = await attempt(async () => setUnansweredDone(await requestContext(), briefingId, mark))
  if (saved.ok) revalidatePath('/', 'layout')
  return saved
}
