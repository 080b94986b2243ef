'use server'

import { revalidatePath } from 'next/cache'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { debriefSchema, saveDebrief } from '@/lib/services/briefing/debrief'
import { failed, type Result } from '@/lib/services/result'

/** Writes down what came up in a briefing. The screen keeps what was marked where it is refused. */
export async function writeDebrief(briefingId: string, sent: ReadonlyMap<string, boolean>): Promise<Result<null>> {
  const marks = debriefSchema.safeParse(sent)
  if (!marks.success) return failed('invalid', 'The page is out of date. Reload it.')
  const saved = await attempt(async () => saveDebrief(await requestContext(), String(briefingId), marks.data))
  if (saved.ok) revalidatePath('/briefings', 'layout')
  return saved
}
