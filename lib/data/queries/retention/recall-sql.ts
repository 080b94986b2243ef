import { type SQL, sql } from 'drizzle-orm'
import type { RecallCurve } from '../../../domain/scheduling/fsrs'

/** A number in SQL whose type both engines know without looking at what is beside it. */
export const realIn = (value: number): SQL<number> => sql`cast(${value} as double precision)`

/** Predicted recall in SQL after `elapsed` days (fractional, below 0 counts as 0) at a stability above 0. */
export const recallIn = (elapsed: SQL, stability: SQL, { decay, factor }: RecallCurve): SQL<number> =>
  sql<number>`(case when ${elapsed} > 0 then power(1 + ${realIn(factor)} * ${elapsed} / ${stability}, ${realIn(decay)}) else 1 end)`
