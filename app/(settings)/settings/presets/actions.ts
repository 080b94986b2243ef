'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { FormTexts } from '@/lib/domain/form-fields'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { done, failed, type Result } from '@/lib/services/result'
import { createPreset, deletePreset, renamePreset, restorePreset } from '@/lib/services/settings/change-presets'
import { assignPreset, setDeckLimits } from '@/lib/services/settings/deck-options'
import { savePresetOptions, setTodaysLimits } from '@/lib/services/settings/save-preset-options'

export type PresetState =
  | { readonly kind: 'untouched' }
  | {
      readonly kind: 'saved'
      readonly at: number
      readonly words: string
      /** Of a deck that was renamed. */
      readonly renamed?: { readonly name: string; readonly changeId: string | null }
    }
  | { readonly kind: 'refused'; readonly words: string; readonly errors: FormTexts; readonly fields: FormTexts }

const LONGEST_FIELD = 5_000

const textsOf = (form: FormData): FormTexts =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, LONGEST_FIELD)]] : [])),
  )

/** What a form of one or two fields came to. */
const stateOf = (result: Result<unknown>, words: string, now: number, fields: FormTexts): PresetState => {
  if (result.ok) return { kind: 'saved', at: now, words }
  const { message, field } = result
  return { kind: 'refused', words: field === undefined ? message : '', errors: { [field ?? '']: message }, fields }
}

/** Makes a preset and goes to its page. */
export async function createPresetAction(_before: PresetState, form: FormData): Promise<PresetState> {
  const fields = textsOf(form)
  const { name = '', copy = '' } = fields
  const ctx = await requestContext()
  const made = await attempt(() => createPreset(ctx, name, copy === '' ? null : copy))
  if (made.ok) redirect(`/settings/presets/${made.value}`)
  return stateOf(made, '', ctx.now, fields)
}

/** Saves the options of a preset, or says what is wrong beside each field. */
export async function savePresetAction(id: string, _before: PresetState, form: FormData): Promise<PresetState> {
  const fields = textsOf(form)
  const ctx = await requestContext()
  const attempted = await attempt(async () => done(await savePresetOptions(ctx, id, fields)))
  if (!attempted.ok) return { kind: 'refused', words: attempted.message, errors: {}, fields }
  const saved = attempted.value
  if (!saved.ok) {
    const words = saved.message === '' ? 'Not saved. Fix the marked fields and try again.' : saved.message
    return { kind: 'refused', words, errors: saved.errors, fields }
  }
  refresh()
  return { kind: 'saved', at: ctx.now, words: saved.isChanged ? 'Saved.' : 'Nothing was changed.' }
}

/** Gives a preset another name. */
export async function renamePresetAction(id: string, _before: PresetState, form: FormData): Promise<PresetState> {
  const fields = textsOf(form)
  const ctx = await requestContext()
  const renamed = await attempt(() => renamePreset(ctx, id, fields.name ?? ''))
  if (renamed.ok) refresh()
  return stateOf(renamed, 'Renamed.', ctx.now, fields)
}

/** Gives a deck another name, with the decks nested in it. */
export async function renameDeckAction(deck: string, _before: PresetState, form: FormData): Promise<PresetState> {
  const fields = textsOf(form)
  const ctx = await requestContext()
  const renamed = await attempt(() => renameDeck(ctx, deck, fields.name ?? ''))
  if (!renamed.ok || renamed.value.name === deck) return stateOf(renamed, 'Nothing was changed.', ctx.now, fields)
  const { name, nested, changeId } = renamed.value
  const moved = nested === 0 ? '' : ` ${nested === 1 ? 'Its nested deck' : `Its ${nested} nested decks`} moved with it.`
  return { kind: 'saved', at: ctx.now, words: `Renamed to “${name}”.${moved}`, renamed: { name, changeId } }
}

/** Gives a deck the preset. */
export async function addDeckAction(id: string, _before: PresetState, form: FormData): Promise<PresetState> {
  const fields = textsOf(form)
  const { deck = '' } = fields
  const ctx = await requestContext()
  const name = deck.trim()
  const added = await attempt(async () =>
    name === '' ? failed('invalid', 'Choose a deck.', 'deck') : await assignPreset(ctx, [name], id),
  )
  if (added.ok) refresh()
  return stateOf(added, `“${name}” now uses this preset.`, ctx.now, fields)
}

const limitOf = (text: string | undefined): number | null => {
  const typed = text?.trim() ?? ''
  return typed === '' ? null : Number(typed)
}

/** Sets the limits of a preset for today alone; the default one has no id. */
export async function setTodaysLimitsAction(
  id: string | null,
  _before: PresetState,
  form: FormData,
): Promise<PresetState> {
  const fields = textsOf(form)
  const ctx = await requestContext()
  const limits = { newPerDay: limitOf(fields.newPerDay), reviewsPerDay: limitOf(fields.reviewsPerDay) }
  const set = await attempt(() => setTodaysLimits(ctx, id, limits))
  if (set.ok) refresh()
  return stateOf(set, 'Saved for today.', ctx.now, fields)
}

/** Sets the limits of a deck for every day. */
export async function setDeckLimitsAction(deck: string, _before: PresetState, form: FormData): Promise<PresetState> {
  const fields = textsOf(form)
  const ctx = await requestContext()
  const limits = { newPerDay: limitOf(fields.newPerDay), reviewsPerDay: limitOf(fields.reviewsPerDay) }
  const set = await attempt(() => setDeckLimits(ctx, deck, (before) => ({ ...before, ...limits })))
  if (set.ok) refresh()
  return stateOf(set, 'Saved.', ctx.now, fields)
}

/** Sets the limits of a deck for today alone. */
export async function setDeckLimitsTodayAction(
  deck: string,
  _before: PresetState,
  form: FormData,
): Promise<PresetState> {
  const fields = textsOf(form)
  const ctx = await requestContext()
  const limits = { newPerDay: limitOf(fields.newPerDay), reviewsPerDay: limitOf(fields.reviewsPerDay) }
  const isNone = limits.newPerDay === null && limits.reviewsPerDay === null
  const set = await attempt(() =>
    setDeckLimits(ctx, deck, (before, day) => ({ ...before, today: isNone ? null : { day, ...limits } })),
  )
  if (set.ok) refresh()
  return stateOf(set, 'Saved for today.', ctx.now, fields)
}

/** Gives a deck a preset, or that of the deck above it. */
export async function choosePresetAction(deck: string, _before: PresetState, form: FormData): Promise<PresetState> {
  const fields = textsOf(form)
  const { preset = '' } = fields
  const ctx = await requestContext()
  const assigned = await attempt(() => assignPreset(ctx, [deck], preset === '' ? null : preset))
  if (assigned.ok) refresh()
  return stateOf(assigned, 'Saved.', ctx.now, fields)
}

/** Takes the preset away from a deck. */
export async function removeDeckAction(deck: string): Promise<Result<null>> {
  const removed = await attempt(async () => assignPreset(await requestContext(), [deck], null))
  if (removed.ok) refresh()
  return removed.ok ? done(null) : removed
}

/** Deletes a preset and goes to the list, which offers to restore it. */
export async function deletePresetAction(id: string): Promise<Result<null>> {
  const deleted = await attempt(async () => deletePreset(await requestContext(), id))
  if (deleted.ok) redirect(`/settings/presets?deleted=${encodeURIComponent(id)}`)
  return deleted
}

/** Brings a deleted preset back. */
export async function restorePresetAction(id: string): Promise<Result<null>> {
  const restored = await attempt(async () => restorePreset(await requestContext(), id))
  if (restored.ok) redirect(`/settings/presets/${encodeURIComponent(id)}`)
  return restored
}
