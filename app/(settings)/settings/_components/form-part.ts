import type { SettingsFields, Weekday } from '@/lib/services/settings/settings-form'

/** What each part of the form needs: the fields as they are, and what is wrong with them. */
export type FormPart = {
  readonly fields: SettingsFields
  readonly errors: Readonly<Record<string, string>>
}

export const WEEKDAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const satisfies Weekday[]

/** Name, value and error of a text field or a choice. */
export const field = ({ fields, errors }: FormPart, name: string) => ({
  name,
  defaultValue: fields[name] ?? '',
  error: errors[name] ?? null,
})

/** Name and state of a switch. */
export const flag = ({ fields }: FormPart, name: string) => ({ name, defaultChecked: fields[name] === 'on' })

export const choices = <Value extends string>(words: Readonly<Record<Value, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }))
