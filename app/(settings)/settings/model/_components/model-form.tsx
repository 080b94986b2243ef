'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { notSent } from '@/app/_client/reach-server'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { Checkbox } from '@/app/_ui/checkbox'
import { FieldGrid, TextField } from '@/app/_ui/field'
import type { FormTexts } from '@/lib/domain/form-fields'
import type { ShownModel } from '@/lib/services/model/load-model'
import type { Acted } from '@/lib/services/result'
import { SaveLine } from '../../_components/save-line'
import { type SavedModel, saveModelAction } from '../actions'

const KEY_HINTS: Readonly<Record<ShownModel['key'], string>> = {
  none: 'Only if your provider requires one. It is stored encrypted and can’t be read from a backup.',
  stored: 'An access key is stored. Leave this blank to keep it. It is never shown and is sent only to this address.',
  unreadable: 'An access key is stored but can’t be read. Enter it again.',
}

const wordsOf = (state: Acted<SavedModel>): string => {
  if (!state.ok) return state.field === undefined ? state.message : 'Not saved. Fix the marked field and try again.'
  return state.value.isOn
    ? 'Saved. You can ask it for drafts in the reading room.'
    : 'Saved. The language model is off.'
}

/** Address, name, key and prices of the learner's own model. */
export function ModelForm({ model, localAllowed }: { readonly model: ShownModel; readonly localAllowed: boolean }) {
  const { state, isPending, form } = useFormAction(saveModelAction, null, notSent)
  const [saves, setSaves] = useState(0)
  const element = useRef<HTMLFormElement>(null)
  const kept = useKeptForm(element, { name: 'model', savedAt: saves, isSaving: isPending })
  useEffect(() => {
    if (state?.ok) setSaves((count) => count + 1)
  }, [state])
  const errors: FormTexts = state?.ok === false ? state.fields : {}
  const field = (
    name: 'endpoint' | 'model' | 'inputPrice' | 'outputPrice',
    shown: ComponentProps<typeof TextField>,
  ) => <TextField {...shown} name={name} defaultValue={model[name] ?? ''} error={errors[name]} />
  return (
    <form ref={element} {...form} {...kept.form} noValidate>
      {kept.note}
      {/* Once saved, the fields show what is stored, and that of the key is for another one. */}
      <div key={saves} className="grid gap-5">
        <Checkbox
          name="isOn"
          defaultChecked={model.isOn}
          label="Use this model for drafts, on request"
          hint="Off by default. While it is off, nothing you enter here is used."
        />
        {field('endpoint', {
          type: 'url',
          autoComplete: 'off',
          label: 'API address',
          hint: localAllowed
            ? 'Your provider’s address for OpenAI-compatible programs, or that of a model on this computer, such as http://127.0.0.1:11434/v1.'
            : 'Your provider’s address for OpenAI-compatible programs, such as https://…/v1. For a model on this computer, see docs/MODEL.md.',
        })}
        {field('model', { autoComplete: 'off', label: 'Model name', hint: 'As the provider spells it.' })}
        <TextField
          name="apiKey"
          type="password"
          autoComplete="off"
          label="Access key"
          hint={KEY_HINTS[model.key]}
          error={errors.apiKey}
        />
        {model.key !== 'none' ? <Checkbox name="forgetKey" label="Forget the stored access key" /> : null}
        <FieldGrid>
          {field('inputPrice', {
            inputMode: 'decimal',
            label: 'Price of text sent (US dollars per million tokens)',
            hint: 'Optional. Used to show the cost. A token is about four letters.',
          })}
          {field('outputPrice', {
            inputMode: 'decimal',
            label: 'Price of text received (US dollars per million tokens)',
            hint: 'From your provider’s price list.',
          })}
        </FieldGrid>
      </div>
      <SaveLine
        isPending={isPending}
        isRefused={state?.ok === false}
        words={state ? wordsOf(state) : ''}
        look="primary"
        className="mt-5"
      >
        Save
      </SaveLine>
    </form>
  )
}
