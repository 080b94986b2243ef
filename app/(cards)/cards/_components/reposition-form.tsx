import { type FormEvent, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { TextField } from '@/app/_ui/field'
import { MOST_POSITION } from '@/lib/domain/queue/reposition'
import type { CardsChange } from '@/lib/services/cards/change-cards'

/** The lowest and the highest position among the learner's new cards. */
export type NewCardRange = { readonly lowest: number; readonly highest: number }

type Reposition = Extract<CardsChange, { kind: 'reposition' }>
type RepositionFormProps = {
  /** Null if there are no new cards. */
  readonly range: NewCardRange | null
  readonly error: string | null
  readonly onChange: (change: CardsChange) => void
}

const PLAIN = { kind: 'reposition', step: 1, isRandom: false, shiftsOthers: false } as const

const MOST_STEP = 10_000

type Errors = { readonly start?: string; readonly step?: string }

/** What was entered, or what is wrong with it. */
const asked = (form: FormData): Reposition | Errors => {
  const [start, step] = [form.get('start'), form.get('step')].map((text) => (text === '' ? Number.NaN : Number(text)))
  if (start === undefined || !Number.isInteger(start) || Math.abs(start) > MOST_POSITION)
    return { start: 'Enter a whole number.' }
  if (step === undefined || !Number.isInteger(step) || step < 1 || step > MOST_STEP)
    return { step: 'Enter a whole number from 1 to 10,000.' }
  return { ...PLAIN, start, step, isRandom: form.has('isRandom'), shiftsOthers: form.has('shiftsOthers') }
}

/** Where the chosen cards come among the new ones. */
export function RepositionForm({ range, error, onChange }: RepositionFormProps) {
  const [errors, setErrors] = useState<Errors>({})
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = asked(new FormData(event.currentTarget))
    setErrors('kind' in wanted ? {} : wanted)
    if ('kind' in wanted) onChange(wanted)
  }
  return (
    <section aria-label="Order of new cards">
      <h3 className="font-medium font-sans text-base">Order of new cards</h3>
      <div className="mt-1.5 flex flex-wrap gap-2">
        <Button onClick={() => onChange({ ...PLAIN, start: 'first' })}>Ask first</Button>
        <Button onClick={() => onChange({ ...PLAIN, start: 'last' })}>Ask last</Button>
        <Button onClick={() => onChange({ kind: 'library-order' })}>Library order</Button>
      </div>
      <p className="mt-1.5 text-quiet text-small">
        For cards that you haven’t studied yet, if new cards are taken in library order or must-know facts first.
      </p>
      <details className="mt-1.5" {...(error ? { open: true } : {})}>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center font-medium">Set a position</summary>
        <form noValidate className="grid gap-3 pt-1" onSubmit={submit}>
          <div className="flex flex-wrap gap-3">
            <TextField
              label="Start at"
              name="start"
              type="number"
              step={1}
              defaultValue={range?.lowest ?? 0}
              hint={range ? `Now ${range.lowest} to ${range.highest}` : null}
              error={errors.start ?? error}
              className="w-48"
            />
            <TextField
              label="Step"
              name="step"
              type="number"
              min={1}
              max={MOST_STEP}
              defaultValue={1}
              hint="From card to card"
              error={errors.step ?? null}
              className="w-36"
            />
          </div>
          <Checkbox name="isRandom" label="In random order" hint="The cards of a fact stay together." />
          <Checkbox name="shiftsOthers" label="Shift the other cards from there on" />
          <Button type="submit" className="justify-self-start">
            Reposition
          </Button>
        </form>
      </details>
    </section>
  )
}
