'use client'

import { type ReactNode, useRef } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { Button } from '@/app/_ui/button'
import { FieldGrid, Select, TextField } from '@/app/_ui/field'
import type { PresetState } from '../actions'

type SmallField = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  /** The id of a list of what may be typed. */
  readonly list?: string
  readonly isNumber?: true
  /** Makes it a choice. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

type SmallFormProps = {
  /** The name under which what is typed is kept in the tab until it is saved. */
  readonly keptAs: string
  readonly action: (before: PresetState, form: FormData) => Promise<PresetState>
  readonly fields: readonly SmallField[]
  /** The words of its button. */
  readonly children: ReactNode
}

const UNTOUCHED: PresetState = { kind: 'untouched' }

const unsent = (words: string, form: FormData): PresetState => ({
  kind: 'refused',
  words,
  errors: {},
  fields: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
})

/** A form of one or two fields with one button. */
export function SmallForm({ keptAs, action, fields, children }: SmallFormProps) {
  const { state, isPending, form } = useFormAction(action, UNTOUCHED, unsent)
  const isRefused = state.kind === 'refused'
  const savedAt = state.kind === 'saved' ? state.at : 0
  const element = useRef<HTMLFormElement>(null)
  const kept = useKeptForm(element, { name: keptAs, savedAt, isSaving: isPending })
  return (
    <form ref={element} {...form} {...kept.form} noValidate key={savedAt}>
      {kept.note}
      <FieldGrid>
        {fields.map(({ name, label, hint, value = '', list, isNumber, options }) => {
          const text = isRefused ? (state.fields[name] ?? '') : value
          const error = isRefused ? state.errors[name] : undefined
          const shared = { name, label, defaultValue: text, error, ...(hint === undefined ? {} : { hint }) }
          if (options) return <Select key={name} {...shared} options={options} />
          return (
            <TextField
              key={name}
              {...shared}
              autoComplete="off"
              {...(list === undefined ? {} : { list })}
              {...(isNumber ? { inputMode: 'numeric' as const } : {})}
            />
          )
        })}
      </FieldGrid>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={isPending}>
          {children}
        </Button>
        <p role="status" className={isRefused ? 'text-again' : 'text-quiet'}>
          {state.kind === 'untouched' || isPending ? '' : state.words}
        </p>
      </div>
    </form>
  )
}
