import { type FormTexts, type FormValues, formTexts, readForm } from '../../domain/form-fields'
import type { Preset } from '../../domain/scheduling/presets'
import {
  DEFAULT_WEIGHTS,
  EASY_DAY_FIELDS,
  type QueueSettings,
  type SchedulingSettings,
} from '../../domain/scheduling/settings'
import { queueSettingsSchema, schedulingSettingsSchema } from '../../domain/scheduling/validate'
import { SETTINGS_FIELDS } from './settings-fields'

const PRESET_NAMES = [
  'newPerDay',
  'reviewsPerDay',
  'reviewLimitCapsNew',
  'reviewOrder',
  'newOrder',
  'newSort',
  'newMix',
  'interdayMix',
  'buryNewSiblings',
  'buryReviewSiblings',
  'buryLearningSiblings',
  'desiredRetention',
  'learningSteps',
  'relearningSteps',
  'maximumIntervalDays',
  'leechThreshold',
  'leechAction',
  'fuzz',
  'loadBalance',
  ...EASY_DAY_FIELDS,
  'fitSince',
  'weights',
  'defaultWeights',
] as const
export type PresetName = (typeof PRESET_NAMES)[number]

/** The fields of a preset: those of the settings form that are not the learner's alone. */
export const PRESET_FIELDS = Object.fromEntries(PRESET_NAMES.map((name) => [name, SETTINGS_FIELDS[name]])) as Pick<
  typeof SETTINGS_FIELDS,
  PresetName
> // edge: the names just listed

export type PresetOptions = Pick<Preset, 'scheduling' | 'queue'>

/** The options that the values of a form say; what the form does not have stays as it is. */
export const optionsOfForm = (
  value: FormValues<Pick<typeof SETTINGS_FIELDS, PresetName>>,
  { scheduling, queue }: PresetOptions,
): { readonly scheduling: SchedulingSettings; readonly queue: QueueSettings } => ({
  scheduling: schedulingSettingsSchema.parse({
    ...scheduling,
    ...value,
    easyDays: EASY_DAY_FIELDS.map((name) => value[name]),
    learningStepsMinutes: value.learningSteps,
    relearningStepsMinutes: value.relearningSteps,
    weights: value.defaultWeights ? DEFAULT_WEIGHTS : (value.weights ?? scheduling.weights),
  }),
  queue: queueSettingsSchema.parse({ ...queue, ...value }),
})

/** Whoever goes back to the defaults need not clear what was pasted. */
export const withoutPasted = (texts: FormTexts): FormTexts =>
  texts.defaultWeights === 'on' ? { ...texts, weights: '' } : texts

/** Reads the fields of a preset, all or none. */
export const parsePresetForm = (
  texts: FormTexts,
  current: PresetOptions,
): { readonly ok: true; readonly value: PresetOptions } | { readonly ok: false; readonly errors: FormTexts } => {
  const read = readForm(PRESET_FIELDS, withoutPasted(texts))
  return read.ok ? { ok: true, value: optionsOfForm(read.value, current) } : read
}

/** What the fields of `PRESET_FIELDS` hold: what `parsePresetForm` reads back as the same. */
export const presetTexts = ({ scheduling, queue }: PresetOptions): FormTexts => ({
  ...formTexts(PRESET_FIELDS, {
    ...scheduling,
    ...queue,
    learningSteps: scheduling.learningStepsMinutes,
    relearningSteps: scheduling.relearningStepsMinutes,
    weights: null,
  }),
  ...Object.fromEntries(EASY_DAY_FIELDS.map((name, index) => [name, String(scheduling.easyDays[index] ?? 1)])),
})
