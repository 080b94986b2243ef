import { and, eq, gt, isNotNull, max, or } from 'drizzle-orm'
import type { DeckId, Instant, SettingsId, WorkspaceId } from '../../domain/ids'
import type { Preferences } from '../../domain/preferences'
import { isLeech } from '../../domain/scheduling/leech'
import type { DeckOptions, QueueSettings, SchedulingSettings } from '../../domain/scheduling/settings'
import type { OwnLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { deckSettingsIdOf } from '../library-ids'
import type { ModelChoice } from '../queries/learner/learner'
import { rowOf } from '../queries/rows-by-key'
import type { NewOwnRow } from '../rows'
import { changeRows, deleteRows, insertOfLearner, saveRow } from './change-rows'

/**
 * Adds a version of the learner's scheduling settings and puts it in force, with one for each desired retention that decks have. Older versions stay as they are, and are
 * earlier than it, also where the clock has been set back: a replay of the log needs their order.
 */
export const addSettingsVersion = async (
  tx: Tx,
  actor: OwnLearner,
  id: SettingsId,
  settings: SchedulingSettings,
  createdAt: Instant,
): Promise<void> => {
  const { learnerId } = actor
  const { settingsVersions } = tx.t
  const [last] = await tx.db
    .select({ at: max(settingsVersions.createdAt) })
    .from(settingsVersions)
    .where(eq(settingsVersions.learnerId, learnerId))
  const at = Math.max(createdAt, Number(last?.at ?? -1) + 1)
  await insertOfLearner(tx, actor, settingsVersions, [{ id, settings, createdAt: at }])
  await changeRows(tx, tx.t.learners, { id: learnerId }, { settingsId: id })
  await addDeckVersions(tx, actor, id, settings)
}

/** Adds the versions that answers in decks name which have a desired retention of their own, where they are missing. */
export const addDeckVersions = async (
  tx: Tx,
  { learnerId }: OwnLearner,
  inForce: SettingsId,
  settings: SchedulingSettings,
): Promise<void> => {
  const { deckOptions: o, settingsVersions: v } = tx.t
  const version = await rowOf(tx, v, { learnerId, id: inForce })
  const desired = await tx.db
    .selectDistinct({ desiredRetention: o.desiredRetention })
    .from(o)
    .where(and(eq(o.learnerId, learnerId), isNotNull(o.desiredRetention)))
  for (const { desiredRetention } of desired) {
    if (desiredRetention === null || desiredRetention === settings.desiredRetention) continue
    const id = deckSettingsIdOf(inForce, desiredRetention)
    const own = { ...settings, desiredRetention, isOfDeck: true as const }
    const values = { learnerId, id, settings: own, createdAt: version?.createdAt ?? 0 }
    await tx.db.insert(v).values(values).onConflictDoNothing()
  }
}

/** Saves what decides no interval: limits, orders and how the screens behave. */
export const saveChoices = (
  tx: Tx,
  { learnerId }: OwnLearner,
  choices: { readonly queue: QueueSettings; readonly preferences: Preferences },
): Promise<void> => changeRows(tx, tx.t.learners, { id: learnerId }, choices)

/** Tells every memory of the learner whether its card is a leech at this threshold of lapses. */
export const markLeeches = async (tx: Tx, { learnerId }: OwnLearner, threshold: number): Promise<void> => {
  const { memories: m } = tx.t
  const rows = await tx.db
    .select({ cardId: m.cardId, lapses: m.lapses, clearedLapses: m.clearedLapses, leech: m.leech })
    .from(m)
    .where(and(eq(m.learnerId, learnerId), or(gt(m.lapses, 0), eq(m.leech, true))))
  for (const leech of [true, false]) {
    const wrong = rows.filter(
      (row) => row.leech !== leech && isLeech(row.lapses, threshold, row.clearedLapses) === leech,
    )
    const cardId = wrong.map((row) => row.cardId)
    await changeRows(tx, m, { learnerId, cardId }, { leech })
  }
}

type InForce = { readonly settingsId: SettingsId; readonly scheduling: SchedulingSettings }

/** Says what a learner chose for a deck. With nothing, no row of it is left. */
export const saveDeckOptions = async (
  tx: Tx,
  actor: OwnLearner,
  deck: { readonly workspaceId: WorkspaceId; readonly deckId: DeckId },
  options: DeckOptions,
  inForce: InForce,
): Promise<void> => {
  const { deckOptions: o } = tx.t
  const key = { learnerId: actor.learnerId, deckId: deck.deckId }
  if (Object.values(options).every((option) => option === null)) return await deleteRows(tx, o, key)
  await saveRow(tx, o, key, { workspaceId: deck.workspaceId, ...options })
  await addDeckVersions(tx, actor, inForce.settingsId, inForce.scheduling)
}

/** Saves the model that a learner names, in place of the one before. */
export const saveModelChoice = (
  tx: Tx,
  { learnerId }: OwnLearner,
  { sealedKey, ...choice }: ModelChoice,
  updatedAt: Instant,
): Promise<void> => saveRow(tx, tx.t.modelSettings, { learnerId }, { ...choice, apiKey: sealedKey, updatedAt })

/** Writes down one call of a model: what was sent where, and what came of it. */
export const logModelCall = (tx: Tx, learner: OwnLearner, call: NewOwnRow<'modelCalls'>): Promise<void> =>
  insertOfLearner(tx, learner, tx.t.modelCalls, [call])

/** Removes a device of a learner's: its next request is refused. False where there is none with this id. */
export const removeDeviceRow = async (tx: Tx, { learnerId }: OwnLearner, id: string): Promise<boolean> => {
  const { devices: d } = tx.t
  const removed = await tx.db
    .delete(d)
    .where(and(eq(d.learnerId, learnerId), eq(d.id, id)))
    .returning({ id: d.id })
  return removed.length > 0
}
