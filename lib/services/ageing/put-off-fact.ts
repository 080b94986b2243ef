import { PUT_OFF_DAYS } from '../../domain/comparison/ageing'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import type { FactId } from '../../domain/ids'
import { isoDateOf } from '../../domain/time/study-day'
import type { Context } from '../context'
import { changeFact } from '../facts/edit-fact'
import { studyDayOf } from '../learner/study-day-of'
import { done, type Result } from '../result'

/** Takes a fact off the list of those to check again for a while. @returns until when, `YYYY-MM-DD` */
export const putOffFact = async (ctx: Context, factId: FactId): Promise<Result<string>> => {
  const until = isoDateOf((await studyDayOf(ctx)).day + PUT_OFF_DAYS)
  const changed = await changeFact(ctx, factId, (found) => done({ ...draftOfFact(found.fact), reviewBy: until }), {
    span: null,
    minds: () => false,
    what: 'Check postponed',
  })
  return changed.ok ? done(until) : changed
}
