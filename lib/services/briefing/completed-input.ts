import { z } from 'zod'
import type { Briefing } from '../../data/queries/briefing/briefings'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '../../domain/briefing/briefing'
import { instantOfLocal, localTimeOf } from '../../domain/briefing/day-words'
import { isoDateOf } from '../../domain/time/study-day'
import { DAY_MS } from '../../domain/time/units'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, type Result } from '../result'
import { type BriefingInput, briefingInputSchema } from './briefing-input'

/** A briefing as its form shows it. */
export const briefingInputOf = ({
  title,
  at,
  timeZone,
  place,
  audience,
  minutesPerDay,
  choices,
}: Briefing): BriefingInput => ({ title, at, timeZone, place, audience, minutesPerDay, choices })

const MINUTES = 15

/** A date and time with its offset, or milliseconds since 1970. */
const instantSchema = z.union([z.int(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))])

const partSchema = z.looseObject({
  at: instantSchema.optional(),
  choices: z.looseObject({ scope: z.looseObject({}).optional() }).optional(),
})

/** What a new briefing is where nobody says otherwise: the learner's zone, 15 minutes a day, the usual targets. */
export const usualInput = async (ctx: Context): Promise<Omit<BriefingInput, 'title' | 'at'>> => {
  const { scheduling } = await studyDayOf(ctx)
  return {
    timeZone: scheduling.timeZone,
    place: null,
    audience: null,
    minutesPerDay: MINUTES,
    choices: { ...DEFAULT_CHOICES, scope: EMPTY_SCOPE },
  }
}

type Completed =
  | { readonly success: true; readonly data: BriefingInput }
  | { readonly success: false; readonly error: z.ZodError }

/**
 * A briefing of which another program sends a part, over the whole of one: what the part does not name stays as it is in
 * `base`, also inside the choices and the scope.
 */
export const completedInput = (base: Partial<BriefingInput>, part: unknown): Completed => {
  const read = partSchema.safeParse(part)
  if (!read.success) return read
  const { choices = {}, ...sent } = read.data
  const scope = { ...base.choices?.scope, ...choices.scope }
  return briefingInputSchema.safeParse({ ...base, ...sent, choices: { ...base.choices, ...choices, scope } })
}

const DAYS_BETWEEN = 7

/**
 * A briefing to be held again, for its form: same scope, weights, minutes and targets, at the same time of day, a week
 * later, or a week from today where that has passed. Single days off belong to the old date and are left out.
 */
export const copyOfBriefing = async (ctx: Context, id: string): Promise<Result<BriefingInput>> => {
  const found = await briefingToChange(ctx, id)
  if (!found.ok) return found
  const input = briefingInputOf(found.value)
  const { date, time } = localTimeOf(input.at, input.timeZone)
  const today = localTimeOf(ctx.now, input.timeZone).date
  const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY_MS
  const day = Math.max(dayOf(date), dayOf(today)) + DAYS_BETWEEN
  const at = instantOfLocal(isoDateOf(day), time, input.timeZone) ?? input.at + DAYS_BETWEEN * DAY_MS
  return done({ ...input, at, choices: { ...input.choices, daysOff: [] } })
}
