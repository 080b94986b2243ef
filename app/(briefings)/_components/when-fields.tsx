import { FormField } from '@/app/_ui/form-field'
import type { BriefingFields } from './draft'

type WhenFieldsProps = {
  readonly form: BriefingFields
  readonly zones: readonly string[]
  /** The first day that can be chosen; null for a briefing that may have been held. */
  readonly today: string | null
}

/** What the briefing is, and when and where it is held. */
export function WhenFields({ form, zones, today }: WhenFieldsProps) {
  const field = (name: keyof typeof form.words) => (
    <FormField form={form} name={name} min={name === 'date' && today !== null ? today : undefined} />
  )
  return (
    <div className="space-y-5">
      {field('title')}
      <div className="grid gap-5 sm:grid-cols-2">
        {field('date')}
        {field('time')}
        {field('timeZone')}
        <datalist id="briefing-zones">
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        {field('place')}
      </div>
      {field('audience')}
    </div>
  )
}
