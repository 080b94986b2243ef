'use client'

import { useState } from 'react'
import { reachServer } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextField } from '@/app/_ui/field'
import { confirm, type Said } from '../actions'

/** What the form needs of a fact. */
export type CheckedFactForm = {
  readonly factId: string
  readonly statement: string
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
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
    >
      <p className="font-serif text-passage">{fact.statement}</p>
      <DateFields fact={fact} failure={failure} />
      <TextField
        name="note"
        label="Where you checked it"
        hint="Optional. Kept in the history."
        error={failure?.fields.note}
      />
      {failure ? <ErrorNote title="The fact wasn’t changed.">{failure.message}</ErrorNote> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        {/* Not disabled while it saves: a disabled button loses the focus. */}
        <Button type="submit" look="primary" aria-disabled={saving}>
          {saving ? 'Saving' : 'Confirm'}
        </Button>
      </div>
    </form>
  )
}
