'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { endRehearsal } from '@/lib/services/rehearsal/end-rehearsal'
import { startRehearsal, startSchema } from '@/lib/services/rehearsal/start-rehearsal'

const idSchema = z.string().min(1).max(100)

/** Why a rehearsal did not begin; null before anything was asked. */
export type StartProblem = { readonly message: string; readonly minutes?: string } | null

/** Draws up a rehearsal and leads to its first question. */
export async function begin(briefingId: string, _: StartProblem, form: FormData): Promise<StartProblem> {
  const id = idSchema.safeParse(briefingId)
  const parsed = startSchema.safeParse({ minutes: Number(form.get('minutes')) })
  if (!id.success) return { message: 'The page is out of date. Reload it.' }
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'Enter a whole number of minutes.'
    return { message: 'The rehearsal didn’t start.', minutes: message }
  }
  const started = await attempt(async () => startRehearsal(await requestContext(), id.data, parsed.data))
  if (!started.ok) {
    return started.field === 'minutes'
      ? { message: 'The rehearsal didn’t start.', minutes: started.message }
      : { message: started.message }
  }
  redirect(`/briefings/${id.data}/rehearse/run?rehearsal=${started.value.id}` as Route) // edge: made of ids
}

/** Why a rehearsal was not ended; null before that was asked. */
export type EndProblem = { readonly message: string } | null

/** Ends a rehearsal that was left open and leads to its results. */
export async function endNow(briefingId: string, rehearsalId: string): Promise<EndProblem> {
  const ids = z.tuple([idSchema, idSchema]).safeParse([briefingId, rehearsalId])
  if (!ids.success) return { message: 'The page is out of date. Reload it.' }
  const [briefing, rehearsal] = ids.data
  const ended = await attempt(async () => endRehearsal(await requestContext(), rehearsal))
  revalidatePath(`/briefings/${briefing}/rehearse`)
  if (!ended.ok) return { message: ended.message }
  redirect(`/briefings/${briefing}/results?rehearsal=${rehearsal}` as Route) // edge: made of ids
}
