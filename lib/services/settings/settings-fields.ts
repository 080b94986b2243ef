import { z } from 'zod'
import { choices, type FormFields, numberIn, switchedOn } from '../../domain/form-fields'
import { DATE_STYLES } from '../../domain/format/date-style'
import { exactPercent, shareOfPercent } from '../../domain/format/percent'
import type { Preferences } from '../../domain/preferences'
import { upgradeWeights } from '../../domain/scheduling/fsrs'
import type { LeechAction, NewOrder, QueueMix, ReviewOrder } from '../../domain/scheduling/settings'
import {
  easyDay,
  fitSince,
  formatSteps,
  parseSteps,
  queueSettingsSchema,
  schedulingSettingsSchema,
} from '../../domain/scheduling/validate'

/** The preferences that the form sets. */
export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark'], 'Choose one of the three.'),
  dates: z.enum(DATE_STYLES, 'Choose one of the two.'),
  singleKeys: z.boolean(),
  contextLine: z.boolean(),
}) satisfies z.ZodType<Omit<Preferences, 'hasChosenDates' | 'cardColumns' | 'savedSearches' | 'pauses'>>

const { shape: scheduling } = schedulingSettingsSchema
const { shape: queue } = queueSettingsSchema
const { shape: preferences } = preferencesSchema

const numeric = { attributes: { inputMode: 'numeric' as const } }
const aSwitch = { kind: 'switch' as const, schema: switchedOn }

/** The zone under its own spelling, where only capitals differ. */
const zoneOf = (text: unknown): string => {
  const typed = typeof text === 'string' ? text.trim() : ''
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === typed.toLowerCase()) ?? typed
}

const steps = (schema: z.ZodType<readonly number[], readonly number[]>) => ({
  attributes: { spellCheck: false as const },
  schema: z
    .string()
    .default('')
    .transform((text, context): readonly number[] => {
      const read = parseSteps(text)
      if (read.ok) return read.minutes
      context.addIssue({ code: 'custom', message: read.message })
      return z.NEVER
    })
    .pipe(schema),
  show: formatSteps,
})

/** The 21 weights that were pasted; null if none were. */
const pastedWeights = z
  .string()
  .default('')
  .transform((text, context): readonly number[] | null => {
    const numbers = text.split(/[\s,;[\]]+/).filter((part) => part !== '')
    if (numbers.length === 0) return null
    const wrong = numbers.find((part) => !Number.isFinite(Number(part)))
    const read = upgradeWeights(numbers.map(Number))
    if (wrong === undefined && read.ok) return read.weights
    const message = `“${wrong}” is not a number. Enter 17, 19 or 21 numbers with decimal points.`
    context.addIssue({ code: 'custom', message: wrong === undefined && !read.ok ? read.message : message })
    return z.NEVER
  })

const SHARES = [
  { value: '1', label: 'Normal' },
  { value: '0.5', label: 'Fewer' },
  { value: '0', label: 'As few as possible' },
]

const easy = (weekday: string) => ({
  label: weekday,
  kind: 'choice' as const,
  options: SHARES,
  schema: numberIn(easyDay),
})

/** In which order cards are studied. */
const ORDER_FIELDS = {
  reviewOrder: {
    label: 'Reviews',
    hint: 'Which reviews come first when there are too many for one day.',
    kind: 'choice',
    options: choices<ReviewOrder>({
      'due-then-random': 'Most overdue first',
      'due-then-deck': 'Most overdue first, then by deck',
      'deck-then-due': 'By deck, then most overdue first',
      overdueness: 'Most overdue relative to their interval first',
      'lowest-recall': 'Lowest predicted recall first',
      'highest-recall': 'Highest predicted recall first',
      weight: 'Must-know facts first',
      'shortest-interval': 'Shortest interval first',
      'longest-interval': 'Longest interval first',
      hardest: 'Most difficult first',
      easiest: 'Least difficult first',
      added: 'In library order',
      'added-last': 'In reverse library order',
      random: 'At random',
    }),
    schema: queue.reviewOrder,
  },
  newOrder: {
    label: 'New cards',
    hint: 'Which new cards are chosen first when there are more than the daily limit.',
    kind: 'choice',
    options: choices<NewOrder>({
      weight: 'Must-know facts first',
      position: 'In library order',
      'highest-position': 'In reverse library order',
      random: 'At random',
      'random-facts': 'Facts at random, with all their cards',
      deck: 'Deck by deck',
      'deck-then-random-facts': 'Deck by deck, facts at random',
    }),
    schema: queue.newOrder,
  },
  newMix: {
    label: 'Position of new cards',
    hint: 'Where they appear among the day’s reviews.',
    kind: 'choice',
    options: choices<QueueMix>({
      mixed: 'Mixed with reviews',
      before: 'Before reviews',
      after: 'After reviews',
    }),
    schema: queue.newMix,
  },
} as const satisfies FormFields

/** The fields of the settings form. */
export const SETTINGS_FIELDS = {
  timeZone: {
    label: 'Time zone',
    hint: 'Type a city or region to find it. The time zone decides which date counts as today.',
    attributes: { autoComplete: 'off', spellCheck: false },
    schema: z.preprocess(zoneOf, scheduling.timeZone),
  },
  dayStartHour: {
    label: 'Day starts at',
    hint: 'Answers between midnight and this time count for the previous day.',
    kind: 'choice',
    options: Array.from({ length: 24 }, (_, hour) => ({
      value: String(hour),
      label: `${String(hour).padStart(2, '0')}:00`,
    })),
    schema: numberIn(scheduling.dayStartHour),
  },
  newPerDay: {
    label: 'New cards per day',
    hint: 'Each comes back several times in its first weeks.',
    ...numeric,
    schema: numberIn(queue.newPerDay),
  },
  reviewsPerDay: {
    label: 'Reviews per day',
    hint: 'Anything due beyond this waits until the next day. New cards count too: once reviews fill the day, none are added.',
    ...numeric,
    schema: numberIn(queue.reviewsPerDay),
  },
  ...ORDER_FIELDS,
  burySiblings: {
    label: 'Bury the other cards',
    hint: 'They wait until the next day.',
    ...aSwitch,
  },
  desiredRetention: {
    label: 'Desired retention',
    hint: 'Your target, from 70% to 99%: a card comes back when your predicted recall of it falls to this.',
    attributes: { inputMode: 'decimal' },
    // Shown as a percentage; 90%, 90 and 0.9 are read as the same.
    schema: z.preprocess(
      (text) => (typeof text === 'string' ? text.replace('%', '') : text),
      numberIn(scheduling.desiredRetention, (value) => (value >= 1 ? shareOfPercent(value) : value)),
    ),
    show: exactPercent,
  },
  learningSteps: {
    label: 'Learning steps',
    hint: 'When to ask a new card again, such as 30s, 10m, 2h or 1d (seconds, minutes, hours, days). Leave blank to let the schedule decide.',
    ...steps(scheduling.learningStepsMinutes),
  },
  relearningSteps: {
    label: 'Relearning steps',
    hint: 'When to ask a forgotten card again. Leave blank to let the schedule decide.',
    ...steps(scheduling.relearningStepsMinutes),
  },
  maximumIntervalDays: {
    label: 'Maximum interval, in days',
    hint: 'The longest time between two reviews of a card.',
    ...numeric,
    schema: numberIn(scheduling.maximumIntervalDays),
  },
  leechThreshold: {
    label: 'Lapses before a card becomes a leech',
    hint: 'A lapse is forgetting a card you had learned. A card that lapses this often is a leech, and is listed for rewriting. Enter 0 to list none.',
    ...numeric,
    schema: numberIn(scheduling.leechThreshold),
  },
  leechAction: {
    label: 'When a card becomes a leech',
    hint: 'A suspended card is no longer reviewed until you resume it.',
    kind: 'choice',
    options: choices<LeechAction>({ tag: 'List it for rewriting', suspend: 'List it and suspend it' }),
    schema: scheduling.leechAction,
  },
  fuzz: {
    label: 'Vary intervals a little',
    hint: 'So that cards learned together don’t all come back together.',
    ...aSwitch,
  },
  loadBalance: {
    label: 'Even out the load',
    hint: 'Picks the quietest day nearby. Works only with “Vary intervals a little”.',
    ...aSwitch,
  },
  easyMonday: easy('Monday'),
  easyTuesday: easy('Tuesday'),
  easyWednesday: easy('Wednesday'),
  easyThursday: easy('Thursday'),
  easyFriday: easy('Friday'),
  easySaturday: easy('Saturday'),
  easySunday: easy('Sunday'),
  fitSince: {
    label: 'Leave out of fitting: cards first answered before',
    hint: 'Leave blank to use all cards.',
    attributes: { type: 'date' },
    schema: z.preprocess((text) => text ?? '', fitSince),
  },
  weights: {
    label: 'Other parameters',
    hint: 'For experts: paste 21 numbers, or 17 or 19 from older versions of FSRS. Leave blank for no change.',
    kind: 'area',
    attributes: { spellCheck: false },
    schema: pastedWeights,
  },
  defaultWeights: {
    label: 'Use the default parameters',
    hint: 'Your own parameters stay in the list of earlier ones.',
    ...aSwitch,
  },
  theme: {
    label: 'Theme',
    hint: 'Light, dark, or the same as this device.',
    kind: 'choice',
    options: choices<Preferences['theme']>({ system: 'Same as this device', light: 'Light', dark: 'Dark' }),
    schema: preferences.theme,
  },
  dates: {
    label: 'Dates',
    hint: 'How dates and times are written here. Texts, cards and exported files keep theirs.',
    kind: 'choice',
    options: choices<Preferences['dates']>({
      british: 'British: 9 March 2026, 14:30',
      american: 'American: March 9, 2026, 2:30 PM',
    }),
    schema: preferences.dates,
  },
  contextLine: {
    label: 'Show speaker, date and source above the question',
    hint: 'If off, they appear only with the answer, so they can’t give it away.',
    ...aSwitch,
  },
  singleKeys: {
    label: 'Single-letter shortcuts',
    hint: 'Switch off if speech input or accidental key presses trigger them. Buttons, Tab and Enter still work.',
    ...aSwitch,
  },
} as const satisfies FormFields
