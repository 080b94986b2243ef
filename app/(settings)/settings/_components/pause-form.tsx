'use client'

import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { type PauseFormState, planPauseAction } from '../pause-actions'

const UNTOUCHED: PauseFormState = { kind: 'untouched' }
const unsent = (message: string): PauseFormState => ({ kind: 'refused', message, field: null })

/** Asks for the first and the last day of a pause. `today` is the first day that can be chosen. */
export function PauseForm({ today }: { readonly today: string }) {
  const { state, isPending, form } = useFormAction(planPauseAction, UNTOUCHED, unsent)
  const errorOf = (field: string | null) => (state.kind === 'refused' && state.field === field ? state.message : null)
  return (
    <form {...form} noValidate className="space-y-5">
      <FieldGrid columns={3}>
        <TextField label="First day" name="from" type="date" min={today} defaultValue={today} error={errorOf('from')} />
        <TextField label="Last day" name="to" type="date" min={today} error={errorOf('to')} />
      </FieldGrid>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={isPending}>
          Plan the pause
        </Button>
        <p role="status" className={state.kind === 'refused' ? 'text-again' : 'text-quiet'}>
          {isPending ? '' : state.kind === 'planned' ? 'Pause planned.' : errorOf(null)}
        </p>
      </div>
    </form>
  )
}
