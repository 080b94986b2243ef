import { z } from 'zod'
import { REHEARSAL_FORMATS } from '../../domain/briefing/briefing'
import { oneLine } from '../../domain/drafting/draft-schema'
import type { FactId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'
import { LONGEST_SEARCH, readCardSearch } from '../../domain/search/cards/read-card-search'
import { isTimeZone } from '../../domain/time/study-day'

const MOST_FACTS = 20_000
const MOST_NAMES = 500

const line = (most: number) => z.string().max(most, `Use at most ${most} characters.`).transform(oneLine)
const optional = line(500)
  .nullable()
  .transform((text) => (text === '' ? null : text))
const names = z.array(z.string().min(1).max(400)).max(MOST_NAMES, `Choose at most ${MOST_NAMES}.`).readonly()
const search = z
  .string()
  .min(1)
  .max(LONGEST_SEARCH)
  .superRefine((typed, context) => {
    const reading = readCardSearch(typed)
    if (!reading.ok)
      context.addIssue({ code: 'custom', message: `The search “${typed}” can’t be read. ${reading.error.message}` })
  })
const factIds = z
  .array(z.string().min(1).max(200))
  .max(MOST_FACTS, `A briefing has at most ${MOST_FACTS.toLocaleString('en')} facts.`)
  .transform((ids) => ids as unknown as readonly FactId[]) // edge
const share = z
  .number('Enter a percentage.')
  .min(0.5, 'Enter 50% or more.')
  .max(0.99, 'Enter 99% or less: nothing is certain.')

export const scopeInputSchema = z.object({
  articleKeys: names.default([]),
  deckNames: names.default([]),
  topics: names.default([]),
  people: names.default([]),
  places: names.default([]),
  searches: z.array(search).max(MOST_NAMES, `Choose at most ${MOST_NAMES}.`).readonly().default([]),
  factIds: factIds.default([]),
  leftOut: factIds.default([]),
})

/** A briefing as a learner writes it: everything that its three steps ask. */
export const briefingInputSchema = z.object({
  title: line(200).refine((text) => text !== '', 'Enter a title.'),
  at: z.int('Choose a date and a time.'),
  timeZone: z.string().refine(isTimeZone, 'Choose a time zone from the list, like Europe/Berlin.'),
  place: optional,
  audience: optional,
  minutesPerDay: z
    .int('Enter a whole number of minutes.')
    .min(0, 'Enter 0 or more.')
    .max(600, 'Enter 600 or less: the limit is ten hours per day.'),
  choices: z.object({
    scope: scopeInputSchema,
    weights: z.record(z.string(), z.enum(WEIGHTS)).default({}),
    targetMust: share,
    targetOthers: share,
    daysOff: z.array(z.int()).max(400).readonly().default([]),
    weekdaysOff: z.array(z.int().min(1).max(7)).max(7).readonly().default([]),
    freezeDays: z.int('Enter a whole number of days.').min(0, 'Enter 0 or more.').max(60, 'Enter 60 days or fewer.'),
    usesAllMinutes: z.boolean().default(false),
    formats: z.array(z.enum(REHEARSAL_FORMATS)).min(1, 'Choose at least one format.').readonly(),
    questions: z
      .array(z.object({ question: line(300), factIds }))
      .max(100)
      .readonly()
      .default([]),
  }),
})

export type BriefingInput = z.infer<typeof briefingInputSchema>
