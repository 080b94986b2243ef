import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { FieldGrid, TextField } from '@/app/_ui/field'

export type TypedPause = {
  readonly from: string
  readonly to: string
  readonly days: string
  /** Weekdays that get no reviews, 1 = Monday. */
  readonly weekdaysOff: readonly number[]
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

type PauseFormProps = {
  readonly typed: TypedPause
  /** The first day that can be chosen. */
  readonly today: string
  readonly errorOf: (field: string) => string | null
}

/** What is to be spread over which days; sending it shows what that comes to and changes nothing. */
export function PauseForm({ typed, today, errorOf }: PauseFormProps) {
  const weekdaysError = errorOf('weekdays')
  return (
    <form action="/pause" noValidate className="space-y-5">
      <fieldset>
        <legend className="font-medium">Pause</legend>
        <p className="text-quiet text-small">
          Days on which you won’t study. Leave both blank to spread only what is due.
        </p>
        <FieldGrid columns={3} className="mt-2">
          <TextField
            label="First day"
            name="from"
            type="date"
            min={today}
            defaultValue={typed.from}
            error={errorOf('from')}
          />
          <TextField label="Last day" name="to" type="date" min={today} defaultValue={typed.to} error={errorOf('to')} />
        </FieldGrid>
      </fieldset>
      <FieldGrid columns={3}>
        <TextField
          label="Spread over, in days"
          name="days"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={typed.days}
          error={errorOf('days')}
        />
      </FieldGrid>
      <fieldset>
        <legend className="font-medium">On these weekdays</legend>
        <div className="mt-1 flex flex-wrap gap-x-5">
          {WEEKDAYS.map((label, index) => (
            <Checkbox
              key={label}
              label={label}
              name="on"
              value={index + 1}
              defaultChecked={!typed.weekdaysOff.includes(index + 1)}
            />
          ))}
        </div>
        {weekdaysError === null ? null : (
          <p role="alert" className="mt-1.5 text-again text-small">
            {weekdaysError}
          </p>
        )}
      </fieldset>
      <Button type="submit">Show the plan</Button>
    </form>
  )
}
