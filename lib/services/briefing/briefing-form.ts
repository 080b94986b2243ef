import { z } from 'zod'
import { instantOfLocal, localTimeOf } from '../../domain/briefing/day-words'
import { type FormFields, type FormTexts, formTexts, numberIn, readForm } from '../../domain/form-fields'
import { type BriefingInput, briefingInputSchema } from './briefing-input'

const { shape } = briefingInputSchema
const { targetMust, targetOthers, freezeDays } = shape.choices.shape
const untouched = { autoComplete: 'off' as const }
const numeric = { attributes: { inputMode: 'numeric' as const } }

const percent = {
  ...numeric,
  schema: numberIn(targetMust, (value) => value / 100),
  show: (share: number) => String(Math.round(share * 100)),
}

/** The fields of a briefing's form that hold one text each. */
export const BRIEFING_FIELDS = {
  title: {
    label: 'Title',
    attributes: { ...untouched, maxLength: 200 },
    schema: shape.title,
  },
  date: { label: 'Date', attributes: { type: 'date' }, schema: z.string().min(1, 'Choose a date.') },
  time: {
    label: 'Time',
    attributes: { type: 'time' },
    schema: z.string().transform((time) => (time === '' ? '09:00' : time)),
  },
  timeZone: {
    label: 'Time zone',
    hint: 'Of the place where you are speaking. Type a city or region to find it.',
    attributes: { ...untouched, spellCheck: false },
    schema: z.string().trim().pipe(shape.timeZone),
  },
  place: { label: 'Place', hint: 'Optional.', attributes: { ...untouched, maxLength: 500 }, schema: shape.place },
  audience: {
    label: 'Audience',
    hint: 'Who will be there and what they may ask. Optional.',
    attributes: { ...untouched, maxLength: 500 },
    schema: shape.audience,
  },
  minutesPerDay: {
    label: 'Minutes per day',
    hint: 'The most time you have for this briefing each day.',
    ...numeric,
    schema: numberIn(shape.minutesPerDay),
  },
  targetMust: {
    label: 'Target for must-knows (%)',
    hint: 'How likely you want to be to recall them on the day.',
    ...percent,
  },
  targetOthers: {
    label: 'Target for all others (%)',
    hint: 'Should know and nice to know.',
    ...percent,
    schema: numberIn(targetOthers, (value) => value / 100),
  },
  freezeDays: {
    label: 'Days without new facts',
    hint: 'Days before the briefing with no new facts.',
    ...numeric,
    schema: numberIn(freezeDays),
  },
} as const satisfies FormFields

type Chosen = Omit<BriefingInput['choices'], 'targetMust' | 'targetOthers' | 'freezeDays'>

/** A briefing while its form is written: the texts of its fields, and what is chosen beside them. */
export type BriefingDraft = Omit<Chosen, 'weekdaysOff'> & {
  readonly fields: FormTexts
  readonly weekdaysOff: readonly string[]
}

/** The form of a briefing; `date` empty where it still has to be chosen. */
export const draftOfBriefing = ({ choices, at, ...input }: BriefingInput, hasDate: boolean): BriefingDraft => {
  const { targetMust, targetOthers, freezeDays, weekdaysOff, ...chosen } = choices
  const when = hasDate ? localTimeOf(at, input.timeZone) : { date: '', time: '09:00' }
  return {
    ...chosen,
    weekdaysOff: weekdaysOff.map(String),
    fields: formTexts(BRIEFING_FIELDS, { ...input, ...when, targetMust, targetOthers, freezeDays }),
  }
}

const chosenSchema = shape.choices.omit({ targetMust: true, targetOthers: true, freezeDays: true })

/** Reads a form that was sent; else what is wrong with its fields, by their names. */
export const readBriefingDraft = ({
  fields,
  weekdaysOff,
  ...rest
}: Pick<BriefingDraft, 'fields' | 'weekdaysOff'> & Readonly<Record<string, unknown>>):
  | { readonly ok: true; readonly value: BriefingInput }
  | { readonly ok: false; readonly errors: FormTexts } => {
  const read = readForm(BRIEFING_FIELDS, fields)
  const chosen = chosenSchema.safeParse({ ...rest, weekdaysOff: weekdaysOff.map(Number) })
  const errors: Record<string, string> = read.ok ? {} : { ...read.errors }
  for (const { path, message } of chosen.error?.issues ?? []) errors[String(path[0])] ??= message
  if (!read.ok || !chosen.success) return { ok: false, errors }
  const { date, time, targetMust, targetOthers, freezeDays, ...input } = read.value
  const at = instantOfLocal(date, time, input.timeZone)
  if (at === null) return { ok: false, errors: { date: 'Choose a date.' } }
  return { ok: true, value: { ...input, at, choices: { ...chosen.data, targetMust, targetOthers, freezeDays } } }
}
