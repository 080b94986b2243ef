import { and, eq, gt, inArray, max, or } from 'drizzle-orm'
import type { FactId, Instant, SettingsId } from '../../domain/ids'
import type { Preferences } from '../../domain/preferences'
import { isLeech } from '../../domain/scheduling/leech'
import type { QueueSettings, SchedulingSettings } from '../../domain/scheduling/settings'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/upsert'

/**
 * Adds a version of the learner's scheduling settings and puts it in force for its preset. Older versions stay as they are, and are
 * earlier than it, also where the clock has been set back: a replay of the log needs their order.
 */
export const addSettingsVersion = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  id: SettingsId,
  settings: SchedulingSettings,
  createdAt: Instant,
): Promise<void> => {
  const { learners, presets, settingsVersions } = tx.t
  const [last] = await tx.db
    .select({ at: max(settingsVersions.createdAt) })
    .from(settingsVersions)
    .where(eq(settingsVersions.learnerId, learnerId))
  const at = Math.max(createdAt, Number(last?.at ?? -1) + 1)
  await tx.db.insert(settingsVersions).values({ learnerId, id, settings, createdAt: at })
  if (settings.preset === null) {
    await tx.db.update(learners).set({ settingsId: id }).where(eq(learners.id, learnerId))
  } else {
    await tx.db
      .update(presets)
      .set({ settingsId: id })
      .where(and(eq(presets.learnerId, learnerId), eq(presets.id, settings.preset)))
  }
}

/** Saves what decides no interval: limits, orders and how the screens behave. */
export const saveChoices = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  choices: { readonly queue: QueueSettings; readonly preferences: Preferences },
): Promise<void> => {
  const { learners } = tx.t
  await tx.db.update(learners).set(choices).where(eq(learners.id, learnerId))
}

/** Tells every memory of the learner whether its card is a leech, at the threshold of lapses that its fact has. */
export const markLeeches = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  openThresholds: (factIds: readonly FactId[]) => Promise<(factId: FactId) => number>,
): Promise<void> => {
  const { memories: m } = tx.t
  const rows = await tx.db
    .select({ cardId: m.cardId, factId: m.factId, lapses: m.lapses, clearedLapses: m.clearedLapses, leech: m.leech })
    .from(m)
    .where(and(eq(m.learnerId, learnerId), or(gt(m.lapses, 0), eq(m.leech, true))))
  const thresholdOf = await openThresholds([...new Set(rows.map(({ factId }) => factId))])
  for (const leech of [true, false]) {
    const wrong = rows.filter(
      (row) => row.leech !== leech && isLeech(row.lapses, thresholdOf(row.factId), row.clearedLapses) === leech,
    )
    for (const piece of inPieces(wrong)) {
      const ids = piece.map(({ cardId }) => cardId)
      await tx.db
        .update(m)
        .set({ leech })
        .where(and(eq(m.learnerId, learnerId), inArray(m.cardId, ids)))
    }
  }
}
