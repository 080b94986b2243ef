import type { Learner } from '../../data/queries/learner/learner'
import { FLAG_FIELDS } from '../../domain/flags'
import { type FormTexts, formTexts, readForm } from '../../domain/form-fields'
import type { Preferences } from '../../domain/preferences'
import {
  DEFAULT_SCHEDULING,
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

/** The names up to the last that is not empty. */
const namesUpToLast = (names: readonly string[]): readonly string[] =>
  names.slice(0, names.findLastIndex((name) => name !== '') + 1)

/** Reads the fields of the settings form. What it does not hold (nothing pasted as weights, what Cards remembers) stays as it is. */
export const parseSettingsForm = (
  texts: FormTexts,
  current: Pick<Learner, 'scheduling' | 'preferences'>,
): ParsedSettings => {
  // Whoever goes back to the defaults need not clear what was pasted.
  const read = readForm(SETTINGS_FIELDS, texts.defaultWeights === 'on' ? { ...texts, weights: '' } : texts)
  if (!read.ok) return read
  const { value } = read
  const settings = {
    ...value,
    rules: DEFAULT_SCHEDULING.rules,
    preset: current.scheduling.preset,
    leechAction: current.scheduling.leechAction,
    flagNames: namesUpToLast(FLAG_FIELDS.map((name) => value[name])),
    easyDays: EASY_DAY_FIELDS.map((name) => value[name]),
    learningStepsMinutes: value.learningSteps,
    relearningStepsMinutes: value.relearningSteps,
    weights: value.defaultWeights ? DEFAULT_WEIGHTS : (value.weights ?? current.scheduling.weights),
  }
  return {
    ok: true,
    value: {
      scheduling: schedulingSettingsSchema.parse(settings),
      queue: queueSettingsSchema.parse(settings),
      preferences: { ...current.preferences, ...preferencesSchema.parse(settings) },
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
  ...Object.fromEntries(FLAG_FIELDS.map((name, index) => [name, preferences.flagNames[index] ?? ''])),
  ...Object.fromEntries(EASY_DAY_FIELDS.map((name, index) => [name, String(scheduling.easyDays[index] ?? 1)])),
})
