'use client'

import { type ReactNode, useState } from 'react'
import { reachServer } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select, TextArea, TextField } from '@/app/_ui/field'
import { withAsOf, withValue } from '@/lib/domain/comparison/replace-value'
import { confirm, replace, type Said } from '../actions'
import { PassageChoices, passageSpanOf } from './passage-choices'

/** What the forms need of a fact. */
export type CheckedFactForm = {
  readonly factId: string
  readonly statement: string
  readonly asOf: string | null
  readonly answers: readonly string[]
  /** What the fields begin with: this month, and a year from now. */
  readonly thisMonth: string
  readonly nextYear: string
}

type Refused = { readonly ok: false; readonly message: string; readonly fields: Readonly<Record<string, string>> }

type FormProps = {
  readonly fact: CheckedFactForm
  readonly onDone: (said: Said) => void
  readonly onCancel: () => void
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

const datesOf = (form: FormData) => ({ asOf: textOf(form, 'asOf'), reviewBy: textOf(form, 'reviewBy') })

function useSaving(save: (form: FormData) => Promise<Said | Refused>, onDone: (said: Said) => void) {
  const [failure, setFailure] = useState<Refused | null>(null)
  const [saving, setSaving] = useState(false)
  const submit = async (form: FormData) => {
    if (saving) return
    setSaving(true)
    setFailure(null)
    const result = await reachServer(
      () => save(form),
      (message) => ({ ok: false as const, message, fields: {} }),
      [...form.values()],
    )
    setSaving(false)
    if (result.ok) onDone(result)
    else setFailure(result)
  }
  return { failure, saving, submit }
}

type ShellProps = {
  readonly saveWord: string
  readonly saving: boolean
  readonly failure: Refused | null
  readonly onSubmit: (form: FormData) => void
  readonly onInput?: (form: FormData) => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

function Shell({ saveWord, saving, failure, onSubmit, onInput, onCancel, children }: ShellProps) {
  return (
    <form
      noValidate
      className="grid gap-4"
      onInput={(event) => onInput?.(new FormData(event.currentTarget))}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(new FormData(event.currentTarget))
      }}
    >
      {children}
      {failure ? <ErrorNote title="The fact wasn’t changed.">{failure.message}</ErrorNote> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        {/* Not disabled while it saves: a disabled button loses the focus. */}
        <Button type="submit" look="primary" aria-disabled={saving}>
          {saving ? 'Saving' : saveWord}
        </Button>
      </div>
    </form>
  )
}

function DateFields({ fact, failure }: { readonly fact: CheckedFactForm; readonly failure: Refused | null }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name="asOf"
        label="As of"
        hint="When you checked it: 2026-03."
        defaultValue={fact.thisMonth}
        error={failure?.fields.asOf}
      />
      <TextField
        name="reviewBy"
        label="Check again by"
        hint="Optional."
        defaultValue={fact.nextYear}
        error={failure?.fields.reviewBy}
      />
    </div>
  )
}

/** That a fact was looked up and still holds. */
export function ConfirmForm({ fact, onDone, onCancel }: FormProps) {
  const { failure, saving, submit } = useSaving(
    (form) => confirm(fact.factId, { ...datesOf(form), note: textOf(form, 'note') }),
    onDone,
  )
  return (
    <Shell
      saveWord="Confirm"
      saving={saving}
      failure={failure}
      onSubmit={(form) => void submit(form)}
      onCancel={onCancel}
    >
      <p className="font-serif text-passage">{fact.statement}</p>
      <DateFields fact={fact} failure={failure} />
      <TextField
        name="note"
        label="Where you checked it"
        hint="Optional. Kept in the history."
        error={failure?.fields.note}
      />
    </Shell>
  )
}

/** That a value changed: the old one, the new one, since when, and where that is known from. */
export function ReplaceForm({ fact, onDone, onCancel }: FormProps) {
  const { failure, saving, submit } = useSaving(
    (form) =>
      replace(fact.factId, {
        ...datesOf(form),
        was: textOf(form, 'was'),
        now: textOf(form, 'now'),
        note: textOf(form, 'note'),
        span: passageSpanOf(textOf(form, 'span')),
      }),
    onDone,
  )
  const [preview, setPreview] = useState<string | null>(null)
  const [value, setValue] = useState('')
  const show = (form: FormData) => {
    const now = textOf(form, 'now')
    setValue(now.trim())
    if (now.trim() === '') return setPreview(null)
    const dated = withAsOf({ statement: fact.statement, asOf: fact.asOf, cards: [] }, textOf(form, 'asOf'))
    setPreview((withValue(dated, textOf(form, 'was'), now) ?? dated).statement)
  }
  return (
    <Shell
      saveWord="Replace"
      saving={saving}
      failure={failure}
      onSubmit={(form) => void submit(form)}
      onInput={show}
      onCancel={onCancel}
    >
      <Select
        name="was"
        label="What changed"
        options={fact.answers.map((answer) => ({ value: answer, label: answer }))}
        error={failure?.fields.was}
      />
      <TextField name="now" label="New value" autoComplete="off" error={failure?.fields.now} />
      <PassageChoices factId={fact.factId} value={value} />
      <DateFields fact={fact} failure={failure} />
      <TextArea
        name="note"
        label="Where you checked it"
        hint="Shown on the cards. Optional if a passage of the article has the new value."
        rows={2}
        error={failure?.fields.note}
      />
      <div>
        <p className="text-label text-quiet">The statement will be</p>
        <p role="status" className="font-serif text-passage">
          {preview ?? fact.statement}
        </p>
      </div>
    </Shell>
  )
}
