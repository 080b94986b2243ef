'use client'

import { useRef } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { Button } from '@/app/_ui/button'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { WeekdayChoice } from '@/app/_ui/weekday-choice'
import { type RemindersState, saveRemindersAction } from '../actions'

const UNTOUCHED: RemindersState = { kind: 'untouched' }
const unsent = (words: string): RemindersState => ({ kind: 'refused', words, errors: {} })

type ReminderFormProps = {
  readonly time: string
  readonly timeZone: string
  readonly weekdays: readonly number[]
  readonly email: string
  /** Whether emails can be sent. */
  readonly hasMailServer: boolean
}

/** When reminders come, and where emails go. */
export function ReminderForm({ time, timeZone, weekdays, email, hasMailServer }: ReminderFormProps) {
  const { state, isPending, form } = useFormAction(saveRemindersAction, UNTOUCHED, unsent)
  const element = useRef<HTMLFormElement>(null)
  const savedAt = state.kind === 'saved' ? state.at : 0
  const kept = useKeptForm(element, { name: 'reminders', savedAt, isSaving: isPending })
  const errorOf = (field: string) => (state.kind === 'refused' ? (state.errors[field] ?? null) : null)
  return (
    <form ref={element} {...form} {...kept.form} noValidate className="space-y-5">
      {kept.note}
      <FieldGrid>
        <TextField
          label="Time of day"
          name="time"
          type="time"
          hint={timeZone}
          defaultValue={time}
          error={errorOf('time')}
        />
        <TextField
          label="Email address"
          name="email"
          type="email"
          autoComplete="email"
          hint={hasMailServer ? 'Leave blank for no emails.' : 'Email is not set up on this computer.'}
          defaultValue={email}
          disabled={!hasMailServer && email === ''}
          error={errorOf('email')}
        />
      </FieldGrid>
      <WeekdayChoice isOn={(weekday) => weekdays.includes(weekday)} error={errorOf('weekdays')} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" disabled={isPending}>
          Save
        </Button>
        <p role="status" className={state.kind === 'refused' ? 'text-again' : 'text-quiet'}>
          {isPending || state.kind === 'untouched' ? '' : state.kind === 'saved' ? 'Saved.' : state.words}
        </p>
      </div>
    </form>
  )
}
