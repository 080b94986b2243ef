'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { rehearsalMinutesSchema, startRehearsal } from '@/lib/services/rehearsal/start-rehearsal'

/** Why a rehearsal did not begin; null before anything was asked. */
export type StartProblem = { readonly message: string; readonly minutes?: string } | null

/** Draws up a rehearsal and leads to its first question. */
export async function begin(briefingId: string, _: StartProblem, form: FormData): Promise<StartProblem> {
  const minutes = rehearsalMinutesSchema.safeParse(Number(form.get('minutes')))
  if (!minutes.success) {
    const [issue] = minutes.error.issues
    return { message: 'The rehearsal didn’t start.', minutes: issue?.message ?? 'Enter a whole number of minutes.' }
  }
  const started = await attempt(async () => startRehearsal(await requestContext(), String(briefingId), minutes.data))
  if (!started.ok) return { message: started.message }
  redirect(`/review?rehearsal=${started.value.id}` as Route) // edge: made of an id
}
