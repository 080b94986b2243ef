'use server'

import { refresh } from 'next/cache'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { questionsSchema, saveQuestions } from '@/lib/services/briefing/save-questions'
import { failed } from '@/lib/services/result'

export type SavedQuestions = { readonly ok: true } | { readonly ok: false; readonly message: string }

/** Saves the questions of a briefing's audience, or says what is wrong with them. */
export async function saveQuestionsAction(briefingId: string, questions: unknown): Promise<SavedQuestions> {
  const result = await attempt(async () => {
    const parsed = questionsSchema.safeParse(questions)
    if (!parsed.success) return failed('invalid', parsed.error.issues[0]?.message ?? 'The questions couldn’t be read.')
    return saveQuestions(await requestContext(), String(briefingId), parsed.data)
  })
  if (!result.ok) return { ok: false, message: result.message }
  refresh()
  return { ok: true }
}
