'use client'

import { notSent } from '@/app/_client/reach-server'
import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextField } from '@/app/_ui/field'
import { beginRehearsal } from '@/app/(briefings)/actions'

type StartFormProps = {
  readonly briefingId: string
  readonly minutes: number
}

/** How long, and off. */
export function StartForm({ briefingId, minutes }: StartFormProps) {
  const { state: problem, isPending, form } = useFormAction(beginRehearsal.bind(null, briefingId), null, notSent)
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
        error={problem?.fields.minutes}
        hint="It ends when you have recalled everything, or have spent so many minutes on answers."
        className="max-w-[38rem] [&_input]:max-w-48"
      />
      {problem && problem.fields.minutes === undefined ? (
        <ErrorNote title="The rehearsal didn’t start.">{problem.message}</ErrorNote>
      ) : null}
      <div>
        <Button type="submit" look="primary" aria-disabled={isPending}>
          Start rehearsal
        </Button>
      </div>
    </form>
  )
}
