import { z } from 'zod'
import type { Learner } from '../../data/queries/learner/learner'
import type { Preferences } from '../../domain/preferences'
import { upgradeWeights } from '../../domain/scheduling/fsrs'
import {
  DEFAULT_WEIGHTS,
  type EasyDays,
  type QueueSettings,
  type SchedulingSettings,
} from '../../domain/scheduling/settings'
import {
  formatSteps,
  parseSteps,
  queueSettingsSchema,
  schedulingSettingsSchema,
  wholeNumber,
} from '../../domain/scheduling/validate'

/** The fields of the settings form by name; a switch is `on` or missing. */
export type SettingsFields = Readonly<Record<string, string>>

export type SettingsChoices = {
  readonly scheduling: SchedulingSettings
  readonly queue: QueueSettings
  readonly preferences: Preferences
}

export type ParsedSettings =
  | { readonly ok: true; readonly value: SettingsChoices }
  /** What is wrong with each field, by its name. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const SWITCHES = [
  'reviewLimitCapsNew',
  'buryNewSiblings',
  'buryReviewSiblings',
  'buryLearningSiblings',
  'fuzz',
  'loadBalance',
  'singleKeys',
  'contextLine',
] as const
type Switch = (typeof SWITCHES)[number]

const MOST_READING_MINUTES = 600

const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark'], 'Choose one of the three.'),
  singleKeys: z.boolean(),
  contextLine: z.boolean(),
  readingMinutesADay: wholeNumber('Reading per day', 0, MOST_READING_MINUTES, ' of minutes'),
})

/** A number as typed, with a decimal point or comma; what is none is handed on as it is, for the message. */
const numberOf = (text: string | undefined): number | string | undefined => {
  const typed = text?.trim() ?? ''
  if (typed === '') return undefined
  const value = Number(typed.replace(',', '.'))
  return Number.isFinite(value) ? value : typed
}

/** Desired retention as a share or in per cent: `0.9`, `90` and `90%` are the same. */
const shareOf = (text: string | undefined): number | string | undefined => {
  const value = numberOf(text?.replace('%', ''))
  // 89.99999 must not come of 0.9 × 100: four decimals are all that anybody types.
  return typeof value === 'number' && value > 1 ? Math.round(value * 100) / 10_000 : value
}

/** The zone under its own spelling, where only capitals differ. */
const zoneOf = (text: string | undefined): string => {
  const typed = text?.trim() ?? ''
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === typed.toLowerCase()) ?? typed
}

type WeightsRead = { readonly weights: readonly number[] } | { readonly error: string }

const weightsOf = (fields: SettingsFields, current: readonly number[]): WeightsRead => {
  if (fields.defaultWeights === 'on') return { weights: DEFAULT_WEIGHTS }
  const numbers = (fields.weights ?? '').split(/[\s,;[\]]+/).filter((part) => part !== '')
  if (numbers.length === 0) return { weights: current }
  const wrong = numbers.find((part) => !Number.isFinite(Number(part)))
  if (wrong !== undefined) return { error: `“${wrong}” is not a number. Paste 21 numbers with decimal points.` }
  const read = upgradeWeights(numbers.map(Number))
  return read.ok ? { weights: read.weights } : { error: read.message }
}

/** Reads the fields of the settings form. What it does not hold (nothing pasted as weights) stays as it is. */
export const parseSettingsForm = (fields: SettingsFields, current: Pick<Learner, 'scheduling'>): ParsedSettings => {
  const errors: Record<string, string> = {}
  const isOn = (name: Switch) => fields[name] === 'on'
  const steps = (name: 'learningSteps' | 'relearningSteps'): readonly number[] => {
    const read = parseSteps(fields[name] ?? '')
    if (!read.ok) errors[name] = read.message
    return read.ok ? read.minutes : []
  }
  const read = weightsOf(fields, current.scheduling.weights)
  if ('error' in read) errors.weights = read.error
  const scheduling = schedulingSettingsSchema.safeParse({
    timeZone: zoneOf(fields.timeZone),
    dayStartHour: numberOf(fields.dayStartHour),
    weights: 'weights' in read ? read.weights : current.scheduling.weights,
    desiredRetention: shareOf(fields.desiredRetention),
    maximumIntervalDays: numberOf(fields.maximumIntervalDays),
    learningStepsMinutes: steps('learningSteps'),
    relearningStepsMinutes: steps('relearningSteps'),
    fuzz: isOn('fuzz'),
    loadBalance: isOn('loadBalance'),
    easyDays: WEEKDAYS.map((weekday) => numberOf(fields[`easy${weekday}`])),
    leechThreshold: numberOf(fields.leechThreshold),
  })
  const queue = queueSettingsSchema.safeParse({
    newPerDay: numberOf(fields.newPerDay),
    reviewsPerDay: numberOf(fields.reviewsPerDay),
    reviewLimitCapsNew: isOn('reviewLimitCapsNew'),
    reviewOrder: fields.reviewOrder,
    newOrder: fields.newOrder,
    newMix: fields.newMix,
    buryNewSiblings: isOn('buryNewSiblings'),
    buryReviewSiblings: isOn('buryReviewSiblings'),
    buryLearningSiblings: isOn('buryLearningSiblings'),
    learnAheadMinutes: numberOf(fields.learnAheadMinutes),
  })
  const preferences = preferencesSchema.safeParse({
    theme: fields.theme,
    singleKeys: isOn('singleKeys'),
    contextLine: isOn('contextLine'),
    readingMinutesADay: numberOf(fields.readingMinutesADay),
  })
  const issues = [scheduling, queue, preferences].flatMap((part) => (part.success ? [] : part.error.issues))
  for (const { path, message } of issues) errors[fieldOf(path)] ??= message
  if (scheduling.success && queue.success && preferences.success && Object.keys(errors).length === 0) {
    return {
      ok: true,
      value: { scheduling: scheduling.data, queue: queue.data, preferences: preferences.data },
    }
  }
  return { ok: false, errors }
}

const RENAMED: Readonly<Record<string, string>> = {
  learningStepsMinutes: 'learningSteps',
  relearningStepsMinutes: 'relearningSteps',
}

/** The field of the form that a part of the settings comes from. */
const fieldOf = ([name, index]: readonly PropertyKey[]): string => {
  if (name === 'easyDays') return `easy${WEEKDAYS[Number(index ?? 0)] ?? WEEKDAYS[0]}`
  return RENAMED[String(name)] ?? String(name)
}

/** The settings as the form shows them: what `parseSettingsForm` reads back as the same. */
export const settingsFieldsOf = ({ scheduling, queue, preferences }: SettingsChoices): SettingsFields => {
  const on = (flags: Readonly<Record<Switch, boolean>>) =>
    Object.fromEntries(SWITCHES.flatMap((name) => (flags[name] ? [[name, 'on']] : [])))
  const easyDays: EasyDays = scheduling.easyDays
  return {
    timeZone: scheduling.timeZone,
    dayStartHour: String(scheduling.dayStartHour),
    desiredRetention: String(scheduling.desiredRetention),
    maximumIntervalDays: String(scheduling.maximumIntervalDays),
    learningSteps: formatSteps(scheduling.learningStepsMinutes),
    relearningSteps: formatSteps(scheduling.relearningStepsMinutes),
    leechThreshold: String(scheduling.leechThreshold),
    newPerDay: String(queue.newPerDay),
    reviewsPerDay: String(queue.reviewsPerDay),
    reviewOrder: queue.reviewOrder,
    newOrder: queue.newOrder,
    newMix: queue.newMix,
    learnAheadMinutes: String(queue.learnAheadMinutes),
    theme: preferences.theme,
    readingMinutesADay: String(preferences.readingMinutesADay),
    ...Object.fromEntries(WEEKDAYS.map((weekday, index) => [`easy${weekday}`, String(easyDays[index] ?? 1)])),
    ...on({ ...scheduling, ...queue, ...preferences }),
  }
}
