import type { Engine } from '../../data/engine/engine'
import { dayRollupRows } from '../../data/queries/rollup-metrics'
import { rollupState } from '../../data/queries/rollups'
import type { LearnerId } from '../../domain/ids'
import type { DayRow } from '../../domain/retention/day-rows'
import type { Context } from '../context'

type Kept = { revision: number; openDay: number; rows: readonly DayRow[] }

const MOST_LEARNERS = 50
/** Kept by engine, so that no two databases are ever mixed up. */
const kept = new WeakMap<Engine, Map<LearnerId, Kept>>()

/**
 * The asker's sums by day, earliest first. Past days are read once: as long as no answer changed one of them, only the
 * day before the last and what follows are read again.
 */
export const keptDays = async ({ engine, actor: { learnerId } }: Context): Promise<readonly DayRow[]> => {
  const store = engine.read
  const state = await rollupState(store, learnerId)
  if (state === null || state.openDay === null) return []
  const { revision, lateRevision, openDay } = state
  const learners = kept.get(engine) ?? new Map<LearnerId, Kept>()
  kept.set(engine, learners)
  const known = learners.get(learnerId)
  if (known?.revision === revision && state.countedTo === null) return known.rows
  const isAlike = known && state.countedTo === null && lateRevision <= known.revision && revision > known.revision
  const from = isAlike ? known.openDay : null
  const past = isAlike ? known.rows.filter(({ day }) => day < known.openDay) : []
  const rows = [...past, ...(await dayRollupRows(store, learnerId, from))]
  learners.delete(learnerId)
  if (state.countedTo === null) learners.set(learnerId, { revision, openDay, rows })
  const [oldest] = learners.keys()
  if (learners.size > MOST_LEARNERS && oldest !== undefined) learners.delete(oldest)
  return rows
}
