import { useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { dateStyle } from '@/app/_ui/date-style'
import { TextField } from '@/app/_ui/field'
import { FormField } from '@/app/_ui/form-field'
import { dayWords } from '@/lib/domain/format/words'
import { DAY_MS } from '@/lib/domain/time/units'
import type { BriefingDraft } from '@/lib/services/briefing/briefing-form'
import type { BriefingFields } from './draft'

type PlanFieldsProps = {
  readonly draft: BriefingDraft
  readonly form: BriefingFields
  readonly today: string
  readonly onChange: (draft: BriefingDraft) => void
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** How the learner prepares: minutes, days off, targets and the freeze of new facts. */
export function PlanFields({ draft, form, today, onChange }: PlanFieldsProps) {
  const { fields, weekdaysOff, daysOff } = draft
  return (
    <div className="space-y-8">
      <div>
        <FormField form={form} name="minutesPerDay" className="sm:w-1/2 sm:pr-2.5" />
        <Checkbox
          name="usesAllMinutes"
          value="yes"
          label="Use all your minutes"
          hint="Otherwise the plan uses only the minutes that reach your targets."
          defaultChecked={draft.usesAllMinutes}
          className="mt-2"
        />
      </div>
      <fieldset>
        <legend className="font-medium">Days off</legend>
        <p className="text-quiet text-small">No study is planned on these days.</p>
        <div className="mt-1.5 grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-x-5">
          {WEEKDAYS.map((weekday, index) => (
            <Checkbox
              key={weekday}
              name="weekdaysOff"
              value={index + 1}
              label={weekday}
              defaultChecked={weekdaysOff.includes(String(index + 1))}
              className="min-h-11 items-center"
            />
          ))}
        </div>
        <SingleDays
          days={daysOff}
          today={today}
          until={fields.date ?? ''}
          onChange={(days) => onChange({ ...draft, daysOff: days })}
        />
      </fieldset>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="targetMust" />
        <FormField form={form} name="targetOthers" />
        <FormField form={form} name="freezeDays" />
      </div>
    </div>
  )
}

type SingleDaysProps = {
  readonly days: readonly number[]
  readonly today: string
  readonly until: string
  readonly onChange: (days: readonly number[]) => void
}

function SingleDays({ days, today, until, onChange }: SingleDaysProps) {
  const box = useRef<HTMLDivElement>(null)
  const add = () => {
    const field = box.current?.querySelector('input')
    const day = dayOf(field?.value ?? '')
    if (!field || Number.isNaN(day)) return
    onChange([...new Set([...days, day])].sort((a, b) => a - b))
    field.focus()
  }
  return (
    <div className="mt-3">
      <div ref={box} className="flex flex-wrap items-end gap-2">
        <TextField type="date" label="Single day off" min={today} max={until === '' ? undefined : until} />
        <Button onClick={add}>Add day</Button>
      </div>
      {days.length > 0 ? (
        <ul aria-label="Single days off" className="mt-2 flex flex-wrap gap-2">
          {days.map((day) => (
            <li key={day}>
              <Button
                className="font-normal text-small"
                aria-label={`Study on ${dayWords(day, dateStyle())} after all`}
                onClick={() => onChange(days.filter((other) => other !== day))}
              >
                {dayWords(day, dateStyle())} <span aria-hidden>×</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
