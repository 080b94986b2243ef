import { and, asc, count, eq, gt, gte, sql } from 'drizzle-orm'
import type { LearnerId, StudyDay } from '../../../domain/ids'
import type { ScoreRollup } from '../../../domain/retention/calibration'
import type { DayRow } from '../../../domain/retention/day-rows'
import type { ScoreAxis } from '../../../domain/retention/rollups'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'

/** Before every study day. */
const FIRST_DAY = -(2 ** 31)

/** A learner's rollups by day from a study day on (null = all), earliest first. */
export const dayRollupRows = async (
  store: Store,
  learnerId: LearnerId,
  from: StudyDay | null,
): Promise<readonly DayRow[]> => {
  const { dayRollups: d } = store.t
  const query = prepared(store, 'day_rollups', () =>
    store.db
      .select({
        day: d.day,
        stage: d.stage,
        mode: d.mode,
        format: d.format,
        answers: d.answers,
        again: d.again,
        ms: d.ms,
        tested: d.tested,
        passed: d.passed,
        unpredicted: d.unpredicted,
        scored: d.scored,
        recalled: d.recalled,
        predicted: d.predicted,
        logLoss: d.logLoss,
      })
      .from(d)
      .where(and(eq(d.learnerId, sql.placeholder('learnerId')), gte(d.day, sql.placeholder('from'))))
      .orderBy(asc(d.day)),
  )
  return await query.execute({ learnerId, from: from ?? FIRST_DAY })
}

/** The study days of which a learner has answers, earliest first. */
export const answeredDays = async ({ db, t }: Store, learnerId: LearnerId): Promise<readonly StudyDay[]> => {
  const { dayRollups: d } = t
  const rows = await db.selectDistinct({ day: d.day }).from(d).where(eq(d.learnerId, learnerId)).orderBy(asc(d.day))
  return rows.map(({ day }) => day)
}

/** A learner's answers and tests of memory by local hour, stage and mode; those without any are missing. */
export const hourTallies = async ({ db, t }: Store, learnerId: LearnerId) => {
  const { hourRollups: h } = t
  return await db
    .select({ hour: h.hour, stage: h.stage, mode: h.mode, answers: h.answers, tested: h.tested, passed: h.passed })
    .from(h)
    .where(eq(h.learnerId, learnerId))
}

/** Score rollups of an axis, by value: of `bins` by group and fine bin, of `cells` by version and cell. */
export const scoresByBin = async (
  { db, t }: Store,
  learnerId: LearnerId,
  axis: ScoreAxis,
): Promise<ReadonlyMap<string, ReadonlyMap<number, ScoreRollup>>> => {
  const { scoreRollups: s } = t
  const rows = await db
    .select({ value: s.value, bin: s.bin, n: s.n, recalled: s.recalled, predicted: s.predicted, logLoss: s.logLoss })
    .from(s)
    .where(and(eq(s.learnerId, learnerId), eq(s.axis, axis), gt(s.n, 0)))
  const found = new Map<string, Map<number, ScoreRollup>>()
  for (const { value, bin, ...sum } of rows) {
    const bins = found.get(value) ?? new Map<number, ScoreRollup>()
    found.set(value, bins.set(bin, sum))
  }
  return found
}

/** Σ predicted recall over a learner's cards as past days ended, from a study day on (null = all), earliest first. */
export const recallHistory = async ({ db, t }: Store, learnerId: LearnerId, from: StudyDay | null = null) =>
  await db
    .select({ day: t.recallHistory.day, cards: t.recallHistory.cards })
    .from(t.recallHistory)
    .where(and(eq(t.recallHistory.learnerId, learnerId), from === null ? undefined : gte(t.recallHistory.day, from)))
    .orderBy(asc(t.recallHistory.day))

/** Rows of all tables of rollups: what they take is compared with the log. */
export const rollupRows = async ({ db, t }: Store, learnerId: LearnerId): Promise<number> => {
  let rows = 0
  for (const table of [t.dayRollups, t.hourRollups, t.scoreRollups, t.cardRollups, t.recallHistory]) {
    const [row] = await db.select({ rows: count() }).from(table).where(eq(table.learnerId, learnerId))
    rows += Number(row?.rows ?? 0)
  }
  return rows
}
