import type { Briefing } from '../../data/queries/briefing/briefings'
import type { RehearsalFormat } from '../../domain/briefing/briefing'
import { isLastDay } from '../../domain/briefing/rehearsal/next-rehearsal'
import { briefingToChange } from '../authorise'
import { forecastInputsOf } from '../briefing/forecast-inputs'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, type Result } from '../result'
import { loadHistory, type PastRehearsal } from './load-results'

/** What a learner sees before a rehearsal begins. */
export type RehearsalStart = {
  readonly briefing: Briefing
  /** Facts that can be asked. */
  readonly facts: number
  readonly formats: readonly RehearsalFormat[]
  /** Whether this one would be the last: everything is then produced freely. */
  readonly isLast: boolean
  readonly isPast: boolean
  readonly history: readonly PastRehearsal[]
  /** The learner's zone: in which times are shown. */
  readonly timeZone: string
}

/** A briefing as a rehearsal would find it now, with the rehearsals before. */
export const loadStart = async (ctx: Context, briefingId: string): Promise<Result<RehearsalStart>> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok) return found
  const history = await loadHistory(ctx, briefingId)
  if (!history.ok) return history
  const briefing = found.value
  const { rows, day, input } = await forecastInputsOf(ctx, briefing)
  const { scheduling } = await studyDayOf(ctx)
  return done({
    briefing,
    facts: new Set(rows.map(({ factId }) => factId)).size,
    formats: briefing.choices.formats,
    isLast: isLastDay(day, input.briefingDay),
    isPast: briefing.at <= ctx.now,
    history: history.value,
    timeZone: scheduling.timeZone,
  })
}
