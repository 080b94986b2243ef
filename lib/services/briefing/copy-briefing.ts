import { instantOfLocal, localTimeOf } from '../../domain/briefing/day-words'
import { isoDateOf } from '../../domain/time/study-day'
import { DAY_MS } from '../../domain/time/units'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'
import type { BriefingInput } from './briefing-input'
import { briefingInputOf } from './input-of'

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
