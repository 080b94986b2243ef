import { z } from 'zod'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '../../domain/briefing/briefing'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { type BriefingInput, briefingInputSchema } from './briefing-input'

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

export type Completed =
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
