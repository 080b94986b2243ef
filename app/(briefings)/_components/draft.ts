import type { BriefingChoices, BriefingScope } from '@/lib/domain/briefing/briefing'
import { localTimeOf } from '@/lib/domain/briefing/day-words'
import type { Weight } from '@/lib/domain/library'
import type { BriefingInput } from '@/lib/services/briefing/briefing-input'

/** The form of a briefing while it is written. Fields are texts until they are saved. */
export type Draft = {
  readonly fields: Readonly<Record<TextField, string>>
  readonly weekdaysOff: readonly string[]
  readonly formats: readonly string[]
  readonly daysOff: readonly number[]
  readonly scope: BriefingScope
  readonly weights: Readonly<Record<string, Weight>>
  readonly questions: BriefingChoices['questions']
}

type TextField =
  | 'title'
  | 'date'
  | 'time'
  | 'timeZone'
  | 'place'
  | 'audience'
  | 'minutesPerDay'
  | 'targetMust'
  | 'targetOthers'
  | 'freezeDays'

/** What is wrong with fields, by their names. */
export type Errors = Readonly<Record<string, string>>

/** The step that a field stands in. */
export const STEP_OF: Readonly<Record<string, number>> = {
  title: 0,
  at: 0,
  date: 0,
  time: 0,
  timeZone: 0,
  place: 0,
  audience: 0,
  scope: 1,
  minutesPerDay: 2,
  targetMust: 2,
  targetOthers: 2,
  freezeDays: 2,
  formats: 2,
  daysOff: 2,
  weekdaysOff: 2,
}

const percent = (share: number): string => String(Math.round(share * 100))

/** The form of a briefing as it stands; `date` empty where it still has to be chosen. */
export const draftOf = ({ choices, ...input }: BriefingInput, hasDate: boolean): Draft => {
  const { date, time } = localTimeOf(input.at, input.timeZone)
  const { scope, weights, questions, weekdaysOff, daysOff, formats } = choices
  return {
    fields: {
      title: input.title,
      date: hasDate ? date : '',
      time: hasDate ? time : '09:00',
      timeZone: input.timeZone,
      place: input.place ?? '',
      audience: input.audience ?? '',
      minutesPerDay: String(input.minutesPerDay),
      targetMust: percent(choices.targetMust),
      targetOthers: percent(choices.targetOthers),
      freezeDays: String(choices.freezeDays),
    },
    weekdaysOff: weekdaysOff.map(String),
    formats: [...formats],
    daysOff,
    scope,
    weights,
    questions,
  }
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')))

/** What is sent to be saved: everything but the instant, which the server makes of date, time and zone. */
export const inputOfDraft = ({ fields, scope, weights, questions, ...draft }: Draft): Record<string, unknown> => ({
  title: fields.title,
  timeZone: fields.timeZone.trim(),
  place: fields.place,
  audience: fields.audience,
  minutesPerDay: numberOf(fields.minutesPerDay),
  choices: {
    scope,
    weights,
    questions,
    formats: draft.formats,
    daysOff: draft.daysOff,
    weekdaysOff: draft.weekdaysOff.map(Number),
    targetMust: numberOf(fields.targetMust) / 100,
    targetOthers: numberOf(fields.targetOthers) / 100,
    freezeDays: numberOf(fields.freezeDays),
  },
})

/** What the controls of the form hold, put into the draft. */
export const withForm = (draft: Draft, data: FormData): Draft => {
  const text = (name: TextField) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : draft.fields[name]
  }
  const all = (name: string) => data.getAll(name).filter((value) => typeof value === 'string')
  const fields = { ...draft.fields }
  for (const name of Object.keys(fields) as TextField[]) fields[name] = text(name) // its own keys
  return { ...draft, fields, weekdaysOff: all('weekdaysOff'), formats: all('formats') }
}

const keyOf = (name: string): string => `aide.briefing.${name}`

/** A draft that was left unsaved in this tab; null where there is none, or the browser stores nothing. */
export const keptDraft = (name: string): Draft | null => {
  try {
    const text = sessionStorage.getItem(keyOf(name))
    return text === null ? null : (JSON.parse(text) as Draft) // written by keepDraft
  } catch {
    return null
  }
}

export const keepDraft = (name: string, draft: Draft | null): void => {
  try {
    if (draft === null) sessionStorage.removeItem(keyOf(name))
    else sessionStorage.setItem(keyOf(name), JSON.stringify(draft))
  } catch {
    // Without storage the draft lives as long as the page.
  }
}
