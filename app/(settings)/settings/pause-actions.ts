'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { enteredText } from '@/app/_client/form-texts'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { endPause, planPause } from '@/lib/services/pausing/plan-pause'
import { done, failed, type Result } from '@/lib/services/result'

export type PauseFormState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'planned' }
  | { readonly kind: 'refused'; readonly message: string; readonly field: string | null }

const dateIn = (form: FormData, name: string): string => enteredText(form, name).trim().slice(0, 20)

/** Plans a pause. */
export async function planPauseAction(_before: PauseFormState, form: FormData): Promise<PauseFormState> {
  const dates = { from: dateIn(form, 'from'), to: dateIn(form, 'to') }
  const result = await attempt(async () => planPause(await requestContext(), dates))
  if (!result.ok) return { kind: 'refused', message: result.message, field: result.field ?? null }
  refresh()
  return { kind: 'planned' }
}

/** Ends a pause, or cancels one that has not begun. */
export async function endPauseAction(from: unknown): Promise<Result<null>> {
  const parsed = z.int().safeParse(from)
  if (!parsed.success) return failed('invalid', 'The request wasn’t understood. Load the page again.')
  const result = await attempt(async () => endPause(await requestContext(), parsed.data))
  if (!result.ok) return result
  refresh()
  return done(null)
}
