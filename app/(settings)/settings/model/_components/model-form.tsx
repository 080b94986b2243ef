'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { classNames } from '@/app/_ui/class-names'
import { FieldGrid, TextField } from '@/app/_ui/field'
import type { ShownModel } from '@/lib/services/model/load-model'
import { type ModelFormState, saveModelAction } from '../actions'

const UNTOUCHED: ModelFormState = { kind: 'untouched' }
const unsaved = (message: string): ModelFormState => ({ kind: 'refused', message, field: null })

const KEY_HINTS: Readonly<Record<ShownModel['key'], string>> = {
  none: 'Only if your provider requires one. It is stored encrypted and can’t be read from a backup.',
  stored: 'An access key is stored. Leave this blank to keep it. It is never shown and is sent only to this address.',
  unreadable: 'An access key is stored but can’t be read. Enter it again.',
}

const words = (state: ModelFormState): string => {
  if (state.kind === 'untouched') return ''
  if (state.kind === 'refused')
    return state.field === null ? state.message : 'Not saved. Fix the marked field and try again.'
  return state.isOn ? 'Saved. You can ask it for drafts in the reading room.' : 'Saved. The language model is off.'
}

/** Address, name, key and prices of the learner's own model. */
export function ModelForm({ model, localAllowed }: { readonly model: ShownModel; readonly localAllowed: boolean }) {
  const { state, isPending, form } = useFormAction(saveModelAction, UNTOUCHED, unsaved)
  const [saves, setSaves] = useState(0)
  const element = useRef<HTMLFormElement>(null)
  const kept = useKeptForm(element, { name: 'model', savedAt: saves, isSaving: isPending })
  useEffect(() => {
    if (state.kind === 'saved') setSaves((count) => count + 1)
  }, [state])
  const errorOf = (name: string) => (state.kind === 'refused' && state.field === name ? state.message : null)
  const field = (
    name: 'endpoint' | 'model' | 'inputPrice' | 'outputPrice',
    shown: ComponentProps<typeof TextField>,
  ) => <TextField {...shown} name={name} defaultValue={model[name] ?? ''} error={errorOf(name)} />
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
          error={errorOf('apiKey')}
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
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? 'Saving …' : 'Save'}
        </Button>
        <p
          role="status"
          className={classNames('min-w-0 flex-1', state.kind === 'refused' ? 'text-again' : 'text-quiet')}
        >
          {isPending ? '' : words(state)}
        </p>
      </div>
    </form>
  )
}
