import { Checkbox } from './checkbox'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

type WeekdayChoiceProps = {
  /** Whether a weekday is on at first, 1 = Monday. */
  readonly isOn: (weekday: number) => boolean
  readonly error: string | null
}

/** The weekdays on which something happens; a form sends each that is on as `on`. */
export function WeekdayChoice({ isOn, error }: WeekdayChoiceProps) {
  return (
    <fieldset>
      <legend className="font-medium">On these weekdays</legend>
      <div className="mt-1 flex flex-wrap gap-x-5">
        {WEEKDAYS.map((label, index) => (
          <Checkbox key={label} label={label} name="on" value={index + 1} defaultChecked={isOn(index + 1)} />
        ))}
      </div>
      {error === null ? null : (
        <p role="alert" className="mt-1.5 text-again text-small">
          {error}
        </p>
      )}
    </fieldset>
  )
}
