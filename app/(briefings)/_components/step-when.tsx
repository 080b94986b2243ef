import { TextField } from '@/app/_ui/field'
import type { Draft, Errors } from './draft'

type StepWhenProps = {
  readonly draft: Draft
  readonly errors: Errors
  readonly zones: readonly string[]
  readonly today: string
}

/** What the briefing is, and when and where it is held. */
export function StepWhen({ draft: { fields }, errors, zones, today }: StepWhenProps) {
  return (
    <div className="space-y-5">
      <TextField
        name="title"
        label="Title"
        defaultValue={fields.title}
        error={errors.title}
        autoComplete="off"
        maxLength={200}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="date"
          type="date"
          label="Date"
          min={today}
          defaultValue={fields.date}
          error={errors.at ?? errors.date}
        />
        <TextField name="time" type="time" label="Time" defaultValue={fields.time} error={errors.time} />
        <TextField
          name="timeZone"
          label="Time zone"
          hint="Where the briefing takes place. Type a city or region to find it."
          list="briefing-zones"
          defaultValue={fields.timeZone}
          error={errors.timeZone}
          autoComplete="off"
          spellCheck={false}
        />
        <datalist id="briefing-zones">
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <TextField
          name="place"
          label="Place"
          hint="Optional."
          defaultValue={fields.place}
          error={errors.place}
          autoComplete="off"
          maxLength={500}
        />
      </div>
      <TextField
        name="audience"
        label="Audience"
        hint="Who will be there and what they may ask. Optional."
        defaultValue={fields.audience}
        error={errors.audience}
        autoComplete="off"
        maxLength={500}
      />
    </div>
  )
}
