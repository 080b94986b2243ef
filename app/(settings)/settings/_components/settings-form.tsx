'use client'

import { useEffect, useRef, useState } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import type { FieldWords, FormTexts } from '@/lib/domain/form-fields'
import { type SettingsState, saveSettingsAction } from '../actions'
import { SettingsFields, type SettingsFieldsProps, type SettingsName } from './settings-fields'

type SettingsFormProps = Omit<SettingsFieldsProps, 'form'> & {
  readonly words: Readonly<Record<SettingsName, FieldWords>>
  readonly texts: FormTexts
}

const UNTOUCHED: SettingsState = { kind: 'untouched' }

const unsaved = (words: string, form: FormData): SettingsState => ({
  kind: 'refused',
  words,
  errors: {},
  fields: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
})

/** All settings with one button: saved together or not at all. */
export function SettingsForm({ words, texts, ...shown }: SettingsFormProps) {
  const { state, isPending, form } = useFormAction(saveSettingsAction, UNTOUCHED, unsaved)
  const element = useRef<HTMLFormElement>(null)
  const [shownSince, setShownSince] = useState(0)
  const kept = useKeptForm(element, { name: '/settings', savedAt: shownSince, isSaving: isPending })
  useEffect(() => {
    if (state.kind === 'saved') setShownSince(state.at)
    if (state.kind === 'refused') element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])
  const isRefused = state.kind === 'refused'
  const fields = { words, texts: isRefused ? state.fields : texts, errors: isRefused ? state.errors : {} }
  return (
    <form ref={element} {...form} {...kept.form} noValidate>
      {kept.note}
      {/* Once saved, the fields show what was understood: “0.9” as 90%, an empty box where parameters were pasted. */}
      <div key={shownSince}>
        <SettingsFields form={fields} {...shown} />
      </div>
      <div
        data-foot
        className="sticky tiny:static bottom-(--phone-bar) z-10 mt-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-rule border-t bg-paper py-3"
      >
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? 'Saving …' : 'Save'}
        </Button>
        <p
          role="status"
          className={classNames('min-w-0 flex-1 max-sm:basis-48', isRefused ? 'text-again' : 'text-quiet')}
        >
          {state.kind === 'untouched' || isPending ? '' : state.words}
        </p>
      </div>
    </form>
  )
}
