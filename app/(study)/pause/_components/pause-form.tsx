import { Button } from '@/app/_ui/button'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { WeekdayChoice } from '@/app/_ui/weekday-choice'

export type TypedPause = {
  readonly from: string
  readonly to: string
  readonly days: string
  /** Weekdays that get no reviews, 1 = Monday. */
  readonly weekdaysOff: readonly number[]
}

type PauseFormProps = {
  readonly typed: TypedPause
  /** The first day that can be chosen. */
  readonly today: string
  readonly errorOf: (field: string) => string | null
}

/** What is to be spread over which days; sending it shows what that comes to and changes nothing. */
export function PauseForm({ typed, today, errorOf }: PauseFormProps) {
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
      <WeekdayChoice isOn={(weekday) => !typed.weekdaysOff.includes(weekday)} error={errorOf('weekdays')} />
      <Button type="submit">Show the plan</Button>
    </form>
  )
}
