import { z } from 'zod'
import { exactPercent } from '../format/percent'
import type { PresetId } from '../ids'
import { isTimeZone, studyDayOfDate } from '../time/study-day'
import { validateWeights } from './fsrs'
import {
  type DeckLimits,
  LEECH_ACTIONS,
  NEW_ORDERS,
  NEW_SORTS,
  QUEUE_MIXES,
  type QueueSettings,
  REVIEW_ORDERS,
  SCHEDULING_RULES,
  type SchedulingSettings,
} from './settings'
import { LONGEST_STEP_MINUTES, SHORTEST_STEP_MINUTES } from './step-text'

export { formatSteps, parseSteps } from './step-text'

const MOST_STEPS = 20
/** The largest limit of new cards or reviews a day. */
export const MOST_CARDS_A_DAY = 9999

type Issue = { readonly input?: unknown }

/** Messages name the field, what it is and what it may be: "Reviews per day is -1; it must be …" */
const says = (field: string, mayBe: string, one = true) => ({
  error: ({ input }: Issue) =>
    `${field} ${one ? 'is' : 'are'} ${shown(input)}; ${one ? 'it' : 'they'} must be ${mayBe}.`,
})

const number = (field: string, lowest: number, highest: number, mayBe = `${lowest} to ${highest}`) => {
  const message = says(field, mayBe)
  return z.number(message).min(lowest, message).max(highest, message)
}

/** A whole number within limits, with a message that names the field, what it is and what it may be. */
export const wholeNumber = (field: string, lowest: number, highest: number, unit = '') => {
  const message = says(field, `a whole number${unit} from ${lowest} to ${highest}`)
  return z.number(message).int(message).min(lowest, message).max(highest, message)
}

const flag = (field: string) => z.boolean(says(field, 'on or off'))

const oneOf = <const Choices extends readonly string[]>(field: string, choices: Choices) =>
  z.enum(choices, says(field, choices.join(' or ')))

const steps = (field: string) => {
  const message = says(field, `up to ${MOST_STEPS} steps of 1 second to 365 days each, such as "1m 10m"`, false)
  const minutes = z.number(message).min(SHORTEST_STEP_MINUTES, message).max(LONGEST_STEP_MINUTES, message)
  return z.array(minutes, message).max(MOST_STEPS, message).readonly()
}

const retentionMessage = {
  error: ({ input }: Issue) =>
    `Desired retention is ${typeof input === 'number' && Number.isFinite(input) ? exactPercent(input) : shown(input)}; it must be 70% to 99%.`,
}
const weightsMessage = says('FSRS parameters', 'a list of 21 numbers', false)
const timeZoneMessage = says('Time zone', 'a name such as Europe/Berlin')
/** The share of the usual reviews on a weekday, 0 to 1. */
export const easyDay = (weekday: string) => number(`The share of reviews on ${weekday}`, 0, 1)

/** Scheduling settings from a form, a file or a row; every limit holds here, so that the domain need not doubt them. */
export const schedulingSettingsSchema = z.object({
  /** Versions from before there were any name none. */
  rules: z.literal(SCHEDULING_RULES).default(1),
  /** Versions from before there were presets name none. */
  preset: z
    .string()
    .transform((id) => id as PresetId) // edge
    .nullable()
    .default(null),
  timeZone: z.string(timeZoneMessage).refine(isTimeZone, timeZoneMessage),
  dayStartHour: wholeNumber('Day start', 0, 23, ' of hours'),
  weights: z
    .array(z.number(weightsMessage), weightsMessage)
    .readonly()
    .superRefine((weights, context) => {
      const checked = validateWeights(weights)
      if (!checked.ok) context.addIssue({ code: 'custom', message: checked.message, input: weights })
    }),
  desiredRetention: z.number(retentionMessage).min(0.7, retentionMessage).max(0.99, retentionMessage),
  maximumIntervalDays: wholeNumber('Maximum interval', 1, 36_500, ' of days'),
  learningStepsMinutes: steps('Learning steps'),
  relearningStepsMinutes: steps('Relearning steps'),
  fuzz: flag('Fuzz'),
  loadBalance: flag('Load balancing'),
  easyDays: z
    .tuple(
      [
        easyDay('Monday'),
        easyDay('Tuesday'),
        easyDay('Wednesday'),
        easyDay('Thursday'),
        easyDay('Friday'),
        easyDay('Saturday'),
        easyDay('Sunday'),
      ],
      says('Easy days', 'seven shares from Monday on, each 0 to 1', false),
    )
    .readonly(),
  leechThreshold: wholeNumber('Leech threshold', 0, 9999, ' of lapses'),
  /** Versions from before there was a choice name none. */
  leechAction: oneOf('Leech action', LEECH_ACTIONS).default('tag'),
}) satisfies z.ZodType<SchedulingSettings>

const limit = (field: string) => wholeNumber(field, 0, MOST_CARDS_A_DAY)

const todaysLimits = z.object({
  day: z.int(),
  newPerDay: limit('New cards today').nullable(),
  reviewsPerDay: limit('Reviews today').nullable(),
})

/** Limits of one deck from a form or a row. */
export const deckLimitsSchema = z.object({
  newPerDay: limit('New cards per day').nullable(),
  reviewsPerDay: limit('Reviews per day').nullable(),
  today: todaysLimits.nullable(),
}) satisfies z.ZodType<DeckLimits>

/** A date, or nothing. */
export const fitSince = z
  .string()
  .trim()
  .refine((text) => text === '' || studyDayOfDate(text) !== null, 'Enter a date such as 2024-01-31, or leave it empty.')

/** Queue settings from a form, a file or a row. */
export const queueSettingsSchema = z.object({
  newPerDay: limit('New cards per day'),
  reviewsPerDay: limit('Reviews per day'),
  today: todaysLimits.nullable().default(null),
  reviewLimitCapsNew: flag('Count new cards towards the review limit'),
  reviewOrder: oneOf('Review order', REVIEW_ORDERS),
  newOrder: oneOf('Order of new cards', NEW_ORDERS),
  newSort: oneOf('Sort order of new cards', NEW_SORTS),
  newMix: oneOf('Position of new cards', QUEUE_MIXES),
  interdayMix: oneOf('Position of learning cards', QUEUE_MIXES),
  buryNewSiblings: flag('Bury new siblings'),
  buryReviewSiblings: flag('Bury review siblings'),
  buryLearningSiblings: flag('Bury learning siblings'),
  learnAheadMinutes: number('Learn ahead', 0, 1440, '0 to 1440 minutes'),
  fitSince: fitSince.default(''),
}) satisfies z.ZodType<QueueSettings>

function shown(input: unknown): string {
  if (input === undefined) return 'missing'
  if (typeof input === 'string') return `"${input}"`
  return typeof input === 'object' ? JSON.stringify(input) : String(input)
}
