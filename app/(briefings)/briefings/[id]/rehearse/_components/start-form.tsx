'use client'

import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextField } from '@/app/_ui/field'
import { begin, type StartProblem } from '../actions'

type StartFormProps = {
  readonly briefingId: string
  readonly minutes: number
  readonly label: string
  readonly isMain: boolean
}

const unsent = (message: string): StartProblem => ({ message })

/** How long, and off. */
export function StartForm({ briefingId, minutes, label, isMain }: StartFormProps) {
  const { state: problem, isPending, form } = useFormAction<StartProblem>(begin.bind(null, briefingId), null, unsent)
  return (
    <form {...form} className="mt-6 grid gap-4">
      <TextField
        label="Minutes"
        name="minutes"
        type="number"
        inputMode="numeric"
        min={1}
        max={120}
        required
        defaultValue={String(minutes)}
        error={problem?.minutes}
        hint="As many questions as fit. An answer said aloud takes about 15 seconds or more."
        className="max-w-48"
      />
      {problem && problem.minutes === undefined ? (
        <ErrorNote title="The rehearsal didn’t start.">{problem.message}</ErrorNote>
      ) : null}
      <div>
        <Button type="submit" look={isMain ? 'primary' : 'plain'} aria-disabled={isPending}>
          {label}
        </Button>
      </div>
    </form>
  )
}
