import { type FormTexts, formTexts, readForm } from '../../domain/form-fields'
import type { Preferences } from '../../domain/preferences'
import {
  DEFAULT_WEIGHTS,
  EASY_DAY_FIELDS,
  type QueueSettings,
  type SchedulingSettings,
} from '../../domain/scheduling/settings'
import { queueSettingsSchema, schedulingSettingsSchema } from '../../domain/scheduling/validate'
import { preferencesSchema, SETTINGS_FIELDS } from './settings-fields'

export type SettingsChoices = {
  readonly scheduling: SchedulingSettings
  readonly queue: QueueSettings
  readonly preferences: Preferences
}

export type ParsedSettings =
  | { readonly ok: true; readonly value: SettingsChoices }
  /** What is wrong with each field, by its name. */
  | { readonly ok: false; readonly errors: FormTexts }

/** Whoever goes back to the defaults need not clear what was pasted. */
const withoutPasted = (texts: FormTexts): FormTexts =>
  texts.defaultWeights === 'on' ? { ...texts, weights: '' } : texts

/** Reads the fields of the settings form. What it does not hold (nothing pasted as weights, what Cards remembers) stays as it is. */
export const parseSettingsForm = (texts: FormTexts, current: SettingsChoices): ParsedSettings => {
  const read = readForm(SETTINGS_FIELDS, withoutPasted(texts))
  if (!read.ok) return read
  const { value } = read
  const { scheduling, queue, preferences: kept } = current
  const preferences = preferencesSchema.parse(value)
  return {
    ok: true,
    value: {
      scheduling: schedulingSettingsSchema.parse({
        ...scheduling,
        ...value,
        easyDays: EASY_DAY_FIELDS.map((name) => value[name]),
        learningStepsMinutes: value.learningSteps,
        relearningStepsMinutes: value.relearningSteps,
        weights: value.defaultWeights ? DEFAULT_WEIGHTS : (value.weights ?? scheduling.weights),
      }),
      queue: queueSettingsSchema.parse({ ...queue, ...value }),
      preferences: {
        ...kept,
        ...preferences,
        hasChosenDates: kept.hasChosenDates || preferences.dates !== kept.dates,
      },
    },
  }
}

/** The settings as the form shows them: what `parseSettingsForm` reads back as the same. */
export const settingsTexts = ({ scheduling, queue, preferences }: SettingsChoices): FormTexts => ({
  ...formTexts(SETTINGS_FIELDS, {
    ...scheduling,
    ...queue,
    ...preferences,
    learningSteps: scheduling.learningStepsMinutes,
    relearningSteps: scheduling.relearningStepsMinutes,
    weights: null,
  }),
  ...Object.fromEntries(EASY_DAY_FIELDS.map((name, index) => [name, String(scheduling.easyDays[index] ?? 1)])),
})
