'use server'

import { refresh } from 'next/cache'
import { textsIn } from '@/app/_client/form-texts'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { FormTexts } from '@/lib/domain/form-fields'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import type { Result } from '@/lib/services/result'
import { setDeckOptions } from '@/lib/services/settings/deck-options'
import { type FormState, LONGEST_FIELD } from '../_components/form-state'

/** What a form of one or two fields came to. */
const stateOf = (result: Result<unknown>, words: string, now: number, fields: FormTexts): FormState => {
  if (result.ok) return { kind: 'saved', at: now, words }
  const { message, field } = result
  return { kind: 'refused', words: field === undefined ? message : '', errors: { [field ?? '']: message }, fields }
}

/** Gives a deck another name, with the decks nested in it. */
export async function renameDeckAction(deck: string, _before: FormState, form: FormData): Promise<FormState> {
  const fields = textsIn(form, LONGEST_FIELD)
  const ctx = await requestContext()
  const renamed = await attempt(() => renameDeck(ctx, deck, fields.name ?? ''))
  if (!renamed.ok || renamed.value.name === deck) return stateOf(renamed, 'Nothing was changed.', ctx.now, fields)
  const { name, nested } = renamed.value
  const moved = nested === 0 ? '' : ` ${nested === 1 ? 'Its nested deck' : `Its ${nested} nested decks`} moved with it.`
  return { kind: 'saved', at: ctx.now, words: `Renamed to “${name}”.${moved}`, renamed: name }
}

const numberOf = (text: string | undefined): number | null => {
  const typed = (text ?? '').replace('%', '').trim()
  return typed === '' ? null : Number(typed)
}

/** Sets what the learner chose for a deck. */
export async function setDeckOptionsAction(deck: string, _before: FormState, form: FormData): Promise<FormState> {
  const fields = textsIn(form, LONGEST_FIELD)
  const ctx = await requestContext()
  const percent = numberOf(fields.desiredRetention)
  const options = {
    desiredRetention: percent === null ? null : percent / 100,
    newPerDay: numberOf(fields.newPerDay),
    reviewsPerDay: numberOf(fields.reviewsPerDay),
  }
  const set = await attempt(() => setDeckOptions(ctx, deck, options))
  if (set.ok) refresh()
  return stateOf(set, 'Saved.', ctx.now, fields)
}
