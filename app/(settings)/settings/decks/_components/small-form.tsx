'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { deckOptionsHref } from '@/app/_ui/about-href'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { toast } from '@/app/_ui/toast'
import { type FormState, formWords, UNTOUCHED, unreached } from '../../_components/form-state'
import { SaveLine } from '../../_components/save-line'
import { renameDeckAction } from '../actions'

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
  readonly children: string
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
      <SaveLine isPending={isPending} isRefused={isRefused} words={formWords(state)} className="mt-3">
        {children}
      </SaveLine>
    </form>
  )
}

/** Gives a deck another name and goes to its page under that name. */
export function RenameDeck({ name }: { readonly name: string }) {
  const router = useRouter()
  const rename = async (before: FormState, form: FormData): Promise<FormState> => {
    const state = await renameDeckAction(name, before, form)
    if (state.kind !== 'saved' || !state.renamed) return state
    router.replace(deckOptionsHref(state.renamed))
    toast(state.words)
    return state
  }
  return (
    <SmallForm
      keptAs={`name of ${name}`}
      action={rename}
      fields={[{ name: 'name', label: 'Name of the deck', value: name }]}
    >
      Rename
    </SmallForm>
  )
}
