import { and, eq, isNotNull } from 'drizzle-orm'
import type { FactId, Instant } from '../../domain/ids'
import type { OwnLearner, OwnThing } from '../authorized'
import type { Tx } from '../engine/engine'
import type { NamedFact } from '../queries/briefing/briefings'
import type { NewOwnRow } from '../rows'
import { changeRows, deleteRows, insertOfLearner, saveRow } from './change-rows'

/** Saves a briefing, new or changed. */
export const saveBriefingRow = async (tx: Tx, { learnerId }: OwnLearner, row: NewOwnRow<'briefings'>) => {
  const { briefings: b } = tx.t
  const { id, createdAt, ...changed } = row
  await tx.db
    .insert(b)
    .values({ learnerId, id, createdAt, ...changed })
    .onConflictDoUpdate({ target: [b.learnerId, b.id], set: changed })
}

/** Puts these facts into a briefing in place of all it had; what came up of those that stay is kept. */
export const replaceBriefingFacts = async (tx: Tx, briefing: OwnThing, facts: readonly NamedFact[]): Promise<void> => {
  const { learnerId, id: briefingId } = briefing
  const { briefingFacts: f } = tx.t
  const ofBriefing = and(eq(f.learnerId, learnerId), eq(f.briefingId, briefingId))
  const cameUp = await tx.db
    .select({ factId: f.factId, recalled: f.recalled })
    .from(f)
    .where(and(ofBriefing, isNotNull(f.recalled)))
  const recalled = new Map(cameUp.map((row) => [row.factId, row.recalled]))
  await tx.db.delete(f).where(ofBriefing)
  const rows = facts.map(({ factId, weight }) => ({
    briefingId,
    factId,
    weight,
    recalled: recalled.get(factId) ?? null,
  }))
  await insertOfLearner(tx, briefing, f, rows)
}

/** Writes down which facts came up at a briefing and whether they were recalled; of all others that they did not. */
export const saveCameUp = async (
  tx: Tx,
  { learnerId, id: briefingId }: OwnThing,
  recalled: ReadonlyMap<FactId, boolean>,
): Promise<void> => {
  const { briefingFacts: f } = tx.t
  await changeRows(tx, f, { learnerId, briefingId }, { recalled: null })
  for (const was of [true, false]) {
    const factId = [...recalled.keys()].filter((id) => recalled.get(id) === was)
    await changeRows(tx, f, { learnerId, briefingId, factId }, { recalled: was })
  }
}

/** Removes a briefing. Nothing is deleted: entries of the log name its rehearsals. */
export const retireBriefing = (tx: Tx, { learnerId, id }: OwnThing, retiredAt: Instant): Promise<void> =>
  changeRows(tx, tx.t.briefings, { learnerId, id }, { retiredAt })

/** Writes down what is forecast for a briefing today, in place of what was earlier today. */
export const saveForecast = async (
  tx: Tx,
  { learnerId, id: briefingId }: OwnThing,
  forecast: Omit<NewOwnRow<'forecasts'>, 'briefingId'>,
): Promise<void> => {
  const { day, ...values } = forecast
  await saveRow(tx, tx.t.forecasts, { learnerId, briefingId, day }, values)
}

/** Writes down a rehearsal that begins. */
export const insertRehearsal = (tx: Tx, learner: OwnLearner, row: NewOwnRow<'rehearsals'>): Promise<void> =>
  insertOfLearner(tx, learner, tx.t.rehearsals, [row])

/** Writes down how sure a learner was of answers that were just stored in the log. */
export const insertRehearsalAnswers = (
  tx: Tx,
  learner: OwnLearner,
  rows: readonly NewOwnRow<'rehearsalAnswers'>[],
): Promise<void> => insertOfLearner(tx, learner, tx.t.rehearsalAnswers, rows)

/** Gives a learner's calendar an address, in place of the one before, which leads nowhere from then on. */
export const saveCalendarAddress = (tx: Tx, { learnerId }: OwnLearner, token: string, createdAt: Instant) =>
  saveRow(tx, tx.t.calendarAddresses, { learnerId }, { token, createdAt })

/** Takes a learner's address away. */
export const removeCalendarAddress = (tx: Tx, { learnerId }: OwnLearner): Promise<void> =>
  deleteRows(tx, tx.t.calendarAddresses, { learnerId })
