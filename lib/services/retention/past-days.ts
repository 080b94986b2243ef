import { dayRollupRows, type RollupState, scoresByBin } from '../../data/queries/retention/rollups'
import type { StudyDay } from '../../domain/ids'
import type { DayRow } from '../../domain/retention/day-rows'
import { type ScoreBins, scoreBins } from '../../domain/retention/day-rows'
import { cacheByRevision } from '../cache-by-revision'
import type { Context } from '../context'

const MOST_LEARNERS = 50

/**
 * What is read of study days, those before the latest one cached: past days are read again only where one of them
 * changed.
 * @param readPast what there is of the days before one
 * @param readFrom the same with that day and those after it
 */
const openPast = <Past, Value>(
  readPast: (ctx: Context, until: StudyDay) => Promise<Past>,
  readFrom: (ctx: Context, past: Past, from: StudyDay) => Promise<Value>,
) => {
  const cache = cacheByRevision<{ readonly day: StudyDay; readonly past: Past }>(MOST_LEARNERS)
  return async (ctx: Context, { pastRevision, lastDay }: RollupState): Promise<Value> => {
    const until = lastDay ?? 0
    const { past, day } = await cache.load(ctx, {
      revision: pastRevision,
      read: async () => ({ day: until, past: await readPast(ctx, until) }),
    })
    return await readFrom(ctx, past, day)
  }
}

const daysOf = openPast<readonly DayRow[], readonly DayRow[]>(
  async ({ engine, actor }, until) =>
    (await dayRollupRows(engine.read, actor.learnerId)).filter(({ day }) => day < until),
  async ({ engine, actor }, past, from) => [...past, ...(await dayRollupRows(engine.read, actor.learnerId, from))],
)

const scoresOf = openPast(
  ({ engine, actor }, until) => scoresByBin(engine.read, actor.learnerId, { until }),
  async ({ engine, actor }, past, from) =>
    scoreBins([...past, ...(await scoresByBin(engine.read, actor.learnerId, { from }))]),
)

/** The learner's rollups by day, earliest first. */
export const keptDays = async (ctx: Context, state: RollupState | null): Promise<readonly DayRow[]> =>
  state === null ? [] : await daysOf(ctx, state)

/** The learner's scored reviews by bin. */
export const keptScores = async (ctx: Context, state: RollupState | null): Promise<ScoreBins> =>
  state === null ? scoreBins([]) : await scoresOf(ctx, state)
