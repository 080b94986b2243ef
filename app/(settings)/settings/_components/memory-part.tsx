import { Checkbox } from '@/app/_ui/checkbox'
import { Select, TextArea, TextField } from '@/app/_ui/field'
import { Section } from '@/app/_ui/page'
import type { RetentionCost } from '@/lib/domain/retention/cost-of-retention'
import { type FormPart, field, flag, WEEKDAY_NAMES } from './form-part'
import { RetentionField } from './retention-field'

export type ShownWeights = { readonly list: readonly number[]; readonly isDefault: boolean }

type MemoryPartProps = {
  readonly part: FormPart
  readonly costs: readonly RetentionCost[]
  readonly weights: ShownWeights
}

const SHARES = [
  { value: '1', label: 'Normal' },
  { value: '0.5', label: 'Fewer' },
  { value: '0', label: 'As few as possible' },
]

const sharesWith = (current: string | undefined) =>
  current === undefined || SHARES.some(({ value }) => value === current)
    ? SHARES
    : [...SHARES, { value: current, label: `Share ${current}` }]

/** What decides when a card comes back. A change makes a new version; answers keep the one they were given under. */
export function MemoryPart({ part, costs, weights }: MemoryPartProps) {
  return (
    <>
      <Section title="When cards come back">
        <RetentionField part={part} costs={costs} />
        <div className="mt-5 grid gap-5 sm:grid-cols-2">
          <TextField
            {...field(part, 'learningSteps')}
            label="Learning steps"
            hint="When a new card is asked again, such as 30s, 10m, 2h, 1d. If empty, the model decides."
            spellCheck={false}
          />
          <TextField
            {...field(part, 'relearningSteps')}
            label="Relearning steps"
            hint="When a card that you forgot in review is asked again. If empty, the model decides."
            spellCheck={false}
          />
          <TextField
            {...field(part, 'maximumIntervalDays')}
            label="Maximum interval, in days"
            hint="The longest time between two reviews of a card."
            inputMode="numeric"
          />
          <TextField
            {...field(part, 'leechThreshold')}
            label="Lapses that make a leech"
            hint="A leech is marked to be rewritten. Enter 0 to mark none."
            inputMode="numeric"
          />
        </div>
      </Section>
      <Section title="How reviews are spread">
        <Checkbox
          {...flag(part, 'fuzz')}
          label="Vary intervals a little"
          hint="Cards learned together then don’t come back together."
        />
        <Checkbox
          {...flag(part, 'loadBalance')}
          label="Even out the load"
          hint="Within that variation, the day with the fewest cards is preferred. Needs the setting above."
        />
        <fieldset className="mt-4">
          <legend className="font-medium">Easy days</legend>
          <p className="text-quiet text-small">Weekdays with fewer reviews.</p>
          <div className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-4">
            {WEEKDAY_NAMES.map((weekday) => {
              const name = `easy${weekday}`
              return (
                <Select key={name} {...field(part, name)} label={weekday} options={sharesWith(part.fields[name])} />
              )
            })}
          </div>
        </fieldset>
      </Section>
      <Section title="Memory model" label="FSRS-6: 21 weights describe how fast memories fade and grow.">
        <p>{weights.isDefault ? 'These are the defaults, fitted to many learners.' : 'These are your own weights.'}</p>
        <p className="figures mt-1 text-quiet text-small">{weights.list.join(', ')}</p>
        <TextArea
          {...field(part, 'weights')}
          className="mt-4"
          label="Other weights"
          hint="Paste 21 numbers to use them instead; 17 or 19 from older versions are converted. Leave empty to change nothing."
          rows={2}
          spellCheck={false}
        />
        {weights.isDefault ? null : (
          <Checkbox
            {...flag(part, 'defaultWeights')}
            className="mt-2"
            label="Go back to the defaults"
            hint="Your own weights stay in the version history."
          />
        )}
      </Section>
    </>
  )
}
