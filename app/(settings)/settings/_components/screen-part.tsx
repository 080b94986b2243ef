import { Checkbox } from '@/app/_ui/checkbox'
import { Select } from '@/app/_ui/field'
import { Section } from '@/app/_ui/page'
import type { Preferences } from '@/lib/domain/preferences'
import { choices, type FormPart, field, flag } from './form-part'

const THEMES = choices<Preferences['theme']>({ system: 'Same as this device', light: 'Light', dark: 'Dark' })

/** How the screens look and behave. */
export function ScreenPart({ part }: { readonly part: FormPart }) {
  return (
    <Section title="Screen and keys">
      <Select
        {...field(part, 'theme')}
        className="sm:w-1/2 sm:pr-2.5"
        label="Theme"
        hint="Light, dark, or the same as this device."
        options={THEMES}
      />
      <Checkbox
        {...flag(part, 'contextLine')}
        className="mt-3"
        label="Show kind, date and article above the question"
        hint="If off, they appear with the answer, so a title or date can’t help you answer."
      />
      <Checkbox
        {...flag(part, 'singleKeys')}
        className="mt-3"
        label="Single-letter keys in the review"
        hint="Switch off if speech input or accidental key presses trigger them. Buttons, Tab and Enter still work."
      />
    </Section>
  )
}
