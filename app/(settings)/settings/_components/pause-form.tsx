'use client'

import { notSent } from '@/app/_client/reach-server'
import { useFormAction } from '@/app/_client/use-form-action'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { planPauseAction } from '../actions'
import { SaveLine } from './save-line'

/** Asks for the first and the last day of a pause. `today` is the first day that can be chosen. */
export function PauseForm({ today }: { readonly today: string }) {
  const { state, isPending, form } = useFormAction(planPauseAction, null, notSent)
  const failure = state?.ok === false ? state : null
  const { from, to } = failure?.fields ?? {}
  return (
    <form {...form} noValidate className="space-y-5">
      <FieldGrid columns={3}>
        <TextField label="First day" name="from" type="date" min={today} defaultValue={today} error={from} />
        <TextField label="Last day" name="to" type="date" min={today} error={to} />
      </FieldGrid>
      <SaveLine
        isPending={isPending}
        isRefused={failure !== null}
        words={state?.ok ? 'Pause planned.' : from || to ? '' : failure?.message}
      >
        Plan the pause
      </SaveLine>
    </form>
  )
}
