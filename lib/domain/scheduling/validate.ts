import { z } from 'zod'
import { isTimeZone, studyDayOfDate } from '../time/study-day'
import { validateWeights } from './fsrs'
import {
  type DeckOptions,
  LEECH_ACTIONS,
  NEW_ORDERS,
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

// Messages are shown beside their field, or after its label: they say what to enter, and never name the field.

const number = (lowest: number, highest: number, unit = '') => {
  const message = `Enter ${lowest} to ${highest}${unit}.`
  return z.number(message).min(lowest, message).max(highest, message)
}

/** A whole number within limits, with a message that says what to enter. */
export const wholeNumber = (lowest: number, highest: number, unit = '') => {
  const message = `Enter a whole number${unit} from ${lowest} to ${highest}.`
  return z.number(message).int(message).min(lowest, message).max(highest, message)
}

const flag = z.boolean('Choose on or off.')

const oneOf = <const Choices extends readonly string[]>(choices: Choices) =>
  z.enum(choices, `Choose one of: ${choices.join(', ')}.`)

const stepsMessage = `Enter up to ${MOST_STEPS} steps of 1 second to 365 days each, such as 1m 10m.`
const stepMinutes = z
  .number(stepsMessage)
  .min(SHORTEST_STEP_MINUTES, stepsMessage)
  .max(LONGEST_STEP_MINUTES, stepsMessage)
const steps = z.array(stepMinutes, stepsMessage).max(MOST_STEPS, stepsMessage).readonly()

const retentionMessage = 'Enter 70% to 99%.'
const desiredRetention = z.number(retentionMessage).min(0.7, retentionMessage).max(0.99, retentionMessage)
const weightsMessage = 'Enter 21 numbers.'
const timeZoneMessage = 'Unknown time zone. Try Europe/Berlin.'
/** The share of the usual reviews on a weekday, 0 to 1. */
export const easyDay = number(0, 1)

/** Scheduling settings from a form, a file or a row; every limit holds here, so that the domain need not doubt them. */
export const schedulingSettingsSchema = z.object({
  rules: z.literal(SCHEDULING_RULES),
  isOfDeck: z.literal(true).exactOptional(),
  timeZone: z.string(timeZoneMessage).refine(isTimeZone, timeZoneMessage),
  dayStartHour: wholeNumber(0, 23, ' of hours'),
  weights: z
    .array(z.number(weightsMessage), weightsMessage)
    .readonly()
    .superRefine((weights, context) => {
      const checked = validateWeights(weights)
      if (!checked.ok) context.addIssue({ code: 'custom', message: checked.message, input: weights })
    }),
  desiredRetention,
  maximumIntervalDays: wholeNumber(1, 36_500, ' of days'),
  learningStepsMinutes: steps,
  relearningStepsMinutes: steps,
  fuzz: flag,
  loadBalance: flag,
  easyDays: z
    .tuple(
      [easyDay, easyDay, easyDay, easyDay, easyDay, easyDay, easyDay],
      'Enter seven shares from Monday on, each 0 to 1.',
    )
    .readonly(),
  leechThreshold: wholeNumber(0, 9999, ' of lapses'),
  leechAction: oneOf(LEECH_ACTIONS),
}) satisfies z.ZodType<SchedulingSettings>

const limit = wholeNumber(0, MOST_CARDS_A_DAY)

/** What a learner chose for a deck, from a form or a file. */
export const deckOptionsSchema = z.object({
  desiredRetention: desiredRetention.nullable(),
  newPerDay: limit.nullable(),
  reviewsPerDay: limit.nullable(),
}) satisfies z.ZodType<DeckOptions>

/** A date, or nothing. */
export const fitSince = z
  .string()
  .trim()
  .refine((text) => text === '' || studyDayOfDate(text) !== null, 'Enter a date such as 2024-01-31, or leave it empty.')

/** Queue settings from a form, a file or a row. */
export const queueSettingsSchema = z.object({
  newPerDay: limit,
  reviewsPerDay: limit,
  reviewOrder: oneOf(REVIEW_ORDERS),
  newOrder: oneOf(NEW_ORDERS),
  newMix: oneOf(QUEUE_MIXES),
  burySiblings: flag,
  fitSince: fitSince.default(''),
}) satisfies z.ZodType<QueueSettings>
