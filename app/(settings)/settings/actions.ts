'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { enteredText, textsIn } from '@/app/_client/form-texts'
import { act, ask } from '@/app/_server/act'
import { attempt } from '@/app/_server/attempt'
import { forgetPreferences, requestContext } from '@/app/_server/request-context'
import type { Preferences } from '@/lib/domain/preferences'
import { DAY_SECONDS } from '@/lib/domain/time/units'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { renewCalendarAddress, switchOffCalendar } from '@/lib/services/briefing/calendar-address'
import { changePreferences } from '@/lib/services/learner/preferences-of'
import { endPause, planPause } from '@/lib/services/pausing/plan-pause'
import { type Acted, done, failed, type Result } from '@/lib/services/result'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { preferencesSchema } from '@/lib/services/settings/settings-fields'
import { backUp } from '@/lib/services/storage/back-up'
import { type FormState, LONGEST_FIELD } from './_components/form-state'

const A_YEAR_SECONDS = 365 * DAY_SECONDS

/** Keeps the theme where the first paint can read it. */
const rememberTheme = async (theme: Preferences['theme']): Promise<void> => {
  const jar = await cookies()
  if (theme === 'system') jar.delete('theme')
  else jar.set('theme', theme, { path: '/', maxAge: A_YEAR_SECONDS, sameSite: 'lax', httpOnly: true })
}

const savedWords = (isChanged: boolean, isNewVersion: boolean): string => {
  if (!isChanged) return 'Nothing was changed.'
  return isNewVersion ? 'Saved. The new settings apply from your next answer; due dates stay as they are.' : 'Saved.'
}

const refusedWords = (wrong: number): string =>
  wrong === 1
    ? 'Not saved. Fix the marked field and try again.'
    : `Not saved. Fix the ${wrong} marked fields and try again.`

/** Saves the settings form, or says what is wrong beside each field. */
export async function saveSettingsAction(_before: FormState, form: FormData): Promise<FormState> {
  const fields = textsIn(form, LONGEST_FIELD)
  const saved = await attempt(async () => done(await saveSettings(await requestContext(), fields)))
  if (!saved.ok) return { kind: 'refused', words: saved.message, errors: {}, fields }
  const result = saved.value
  if (!result.ok) {
    return { kind: 'refused', words: refusedWords(Object.keys(result.errors).length), errors: result.errors, fields }
  }
  await rememberTheme(result.choices.preferences.theme)
  forgetPreferences()
  refresh()
  return { kind: 'saved', at: systemClock(), words: savedWords(result.isChanged, result.newVersion !== null) }
}

/** Saves the theme alone, from outside the form. */
export async function setThemeAction(theme: unknown): Promise<Result<null>> {
  return ask(preferencesSchema.shape.theme, theme, async (ctx, wanted) => {
    const result = await changePreferences(ctx, (preferences) => done({ ...preferences, theme: wanted }))
    if (!result.ok) return result
    await rememberTheme(wanted)
    return done(null)
  })
}

/** Writes a backup of the database now, and its copy if there is to be one. */
export async function backUpAction(): Promise<Result<null>> {
  const result = await act(z.null(), null, ({ now }) => backUp(env(), now))
  const copy = result.ok ? result.value.copy : null
  if (copy?.ok === false) return failed('storage', `A backup was written, but couldn’t be copied to ${copy.file}.`)
  return result.ok ? done(null) : result
}

/** Gives the calendar a new address, or switches it off. */
export async function changeCalendarAction(change: 'renew' | 'off'): Promise<Result<null>> {
  return act(z.enum(['renew', 'off']), change, async (ctx, wanted) => {
    if (wanted === 'renew') await renewCalendarAddress(ctx)
    else await switchOffCalendar(ctx)
    return done(null)
  })
}

const dateIn = (form: FormData, name: string): string => enteredText(form, name).trim().slice(0, 20)

/** Plans a pause. */
export async function planPauseAction(_before: Acted<unknown> | null, form: FormData): Promise<Acted<unknown>> {
  return act(z.null(), null, (ctx) => planPause(ctx, { from: dateIn(form, 'from'), to: dateIn(form, 'to') }))
}

/** Ends a pause, or cancels one that has not begun. */
export async function endPauseAction(from: unknown): Promise<Result<unknown>> {
  return act(z.int(), from, endPause)
}
