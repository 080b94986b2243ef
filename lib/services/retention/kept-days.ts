import { dayRollupRows } from '../../data/queries/retention/rollup-metrics'
import type { RollupState } from '../../data/queries/retention/rollups'
import type { DayRow } from '../../domain/retention/day-rows'
import { cacheByRevision } from '../cache-by-revision'
import type { Context } from '../context'

const MOST_LEARNERS = 50
const cache = cacheByRevision<{ readonly openDay: number; readonly rows: readonly DayRow[] }>(MOST_LEARNERS)

/**
 * The learner's rollups by day, earliest first. Past days are read once: as long as no answer changed one of them, only
 * the day before the last and what follows are read again.
 */
export const keptDays = async (ctx: Context, state: RollupState | null): Promise<readonly DayRow[]> => {
  if (state === null || state.openDay === null) return []
  const { revision, lateRevision, openDay, countedTo } = state
  const rowsFrom = (day: number | null) => dayRollupRows(ctx.engine.read, ctx.actor.learnerId, day)
  const read = async () => ({ openDay, rows: await rowsFrom(null) })
  const { rows } = await cache.load(ctx, {
    revision: countedTo === null ? revision : null,
    read,
    update: async (kept, since) => {
      if (lateRevision > since) return await read()
      const past = kept.rows.filter(({ day }) => day < kept.openDay)
      return { openDay, rows: [...past, ...(await rowsFrom(kept.openDay))] }
    },
  })
  return rows
}
