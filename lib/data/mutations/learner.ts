import { and, eq, gte, lt, max } from 'drizzle-orm'
import type { Instant, SettingsId } from '../../domain/ids'
import type { Preferences } from '../../domain/preferences'
import type { QueueSettings, SchedulingSettings } from '../../domain/scheduling/settings'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'

/**
 * Adds a version of the learner's scheduling settings and puts it in force. Older versions stay as they are, and are
 * earlier than it, also where the clock has been set back: a replay of the log needs their order.
 */
export const addSettingsVersion = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  id: SettingsId,
  settings: SchedulingSettings,
  createdAt: Instant,
): Promise<void> => {
  const { learners, settingsVersions } = tx.t
  const [last] = await tx.db
    .select({ at: max(settingsVersions.createdAt) })
    .from(settingsVersions)
    .where(eq(settingsVersions.learnerId, learnerId))
  const at = Math.max(createdAt, Number(last?.at ?? -1) + 1)
  await tx.db.insert(settingsVersions).values({ learnerId, id, settings, createdAt: at })
  await tx.db.update(learners).set({ settingsId: id }).where(eq(learners.id, learnerId))
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

/** Tells every memory of the learner whether its card is a leech at a threshold of lapses; 0 = none is. */
export const markLeeches = async (tx: Tx, { learnerId }: Authorized<OfLearner>, threshold: number): Promise<void> => {
  const { memories: m } = tx.t
  const own = eq(m.learnerId, learnerId)
  const least = threshold > 0 ? threshold : 2_147_483_647
  const falsely = and(own, eq(m.leech, true), lt(m.lapses, least))
  await tx.db.update(m).set({ leech: false }).where(falsely)
  if (threshold === 0) return
  await tx.db
    .update(m)
    .set({ leech: true })
    .where(and(own, eq(m.leech, false), gte(m.lapses, threshold)))
}
