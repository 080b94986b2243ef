'use client'

import { type ReactNode, useRef } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { Button } from '@/app/_ui/button'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { type FormState, UNTOUCHED, unreached } from '../../_components/form-state'

type SmallField = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly isNumber?: true
}

type SmallFormProps = {
  /** The name under which what is typed is kept in the tab until it is saved. */
  readonly keptAs: string
  readonly action: (before: FormState, form: FormData) => Promise<FormState>
  readonly fields: readonly SmallField[]
  /** The words of its button. */
  readonly children: ReactNode
}

/** A form of one or two fields with one button. */
export function SmallForm({ keptAs, action, fields, children }: SmallFormProps) {
  const { state, isPending, form } = useFormAction(action, UNTOUCHED, unreached)
  const isRefused = state.kind === 'refused'
  const savedAt = state.kind === 'saved' ? state.at : 0
  const element = useRef<HTMLFormElement>(null)
  const kept = useKeptForm(element, { name: keptAs, savedAt, isSaving: isPending })
  return (
    <form ref={element} {...form} {...kept.form} noValidate key={savedAt}>
      {kept.note}
      <FieldGrid>
        {fields.map(({ name, label, hint, value = '', isNumber }) => {
          const text = isRefused ? (state.fields[name] ?? '') : value
          const error = isRefused ? state.errors[name] : undefined
          const shared = { name, label, defaultValue: text, error, ...(hint === undefined ? {} : { hint }) }
          return (
            <TextField
              key={name}
              {...shared}
              autoComplete="off"
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
