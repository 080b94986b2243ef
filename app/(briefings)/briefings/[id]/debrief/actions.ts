'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { debriefSchema, type SavedDebrief, saveDebrief } from '@/lib/services/rehearsal/save-debrief'
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
