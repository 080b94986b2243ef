import { dayRollupRows } from '../../data/queries/retention/rollup-metrics'
import { rollupState } from '../../data/queries/retention/rollups'
import type { LearnerId } from '../../domain/ids'
import type { DayRow } from '../../domain/retention/day-rows'
import { cacheByEngine } from '../cache-by-engine'
import type { Context } from '../context'

type Kept = { revision: number; openDay: number; rows: readonly DayRow[] }

const MOST_LEARNERS = 50
const cacheOf = cacheByEngine<LearnerId, Kept>(MOST_LEARNERS)

/**
 * The asker's rollups by day, earliest first. Past days are read once: as long as no answer changed one of them, only the
 * day before the last and what follows are read again.
 */
export const keptDays = async ({ engine, actor: { learnerId } }: Context): Promise<readonly DayRow[]> => {
  const store = engine.read
  const state = await rollupState(store, learnerId)
  if (state === null || state.openDay === null) return []
  const { revision, lateRevision, openDay } = state
  const cache = cacheOf(engine)
  const known = cache.get(learnerId)
  if (known?.revision === revision && state.countedTo === null) return known.rows
  const isAlike = known && state.countedTo === null && lateRevision <= known.revision && revision > known.revision
  const from = isAlike ? known.openDay : null
  const past = isAlike ? known.rows.filter(({ day }) => day < known.openDay) : []
  const rows = [...past, ...(await dayRollupRows(store, learnerId, from))]
  if (state.countedTo === null) cache.set(learnerId, { revision, openDay, rows })
  else cache.delete(learnerId)
  return rows
}
