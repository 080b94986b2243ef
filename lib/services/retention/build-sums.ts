import { breathe } from '../../data/engine/breathe'
import type { Engine, Store } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { addToSums, type CardProgress, clearSums, saveKnownDays, saveSumState } from '../../data/mutations/sums'
import { findLearner, settingsByIds } from '../../data/queries/learner'
import { logsOfCards } from '../../data/queries/log'
import {
  countedCards,
  hasLog,
  isCounted,
  lastStudyDay,
  nextLoggedCards,
  retirements,
  standingAnswers,
  sumState,
} from '../../data/queries/sums'
import { allWorkspaces } from '../../data/queries/whole-study'
import type { CardId, LearnerId, SettingsId, StudyDay } from '../../domain/ids'
import { knownByDay, type Stretch, stretchesOf } from '../../domain/retention/known-by-day'
import { recallCurve } from '../../domain/retention/recall-curve'
import { openDelta } from '../../domain/retention/sum-delta'
import { countAnswers, SUMS_VERSION } from '../../domain/retention/sums'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/scheduling/study-day'
import { ownStudy } from '../authorise'
import type { Asker } from '../context'
import { hourBy } from './keep-sums'
import { settingsOfLogs } from './mend-known-days'

/** Cards counted in one transaction: other writes get their turn in between. */
const PIECE = 500

/** Counts logs of cards from their first answers on, in as many pieces as is handy. Each card may be named once. */
export const openCount = (store: Store, learnerId: LearnerId) => {
  const settings = new Map<string, SchedulingSettings>()
  const settingsOf = (id: string) => {
    const found = settings.get(id)
    if (!found) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
    return found
  }
  const delta = openDelta(hourBy(settingsOf))
  const count = async (ids: readonly CardId[]) => {
    const answers = await standingAnswers(store, learnerId, ids)
    const named = new Set([...answers.values()].flat().map(({ settingsId }) => settingsId as SettingsId)) // edge
    for (const [id, own] of await settingsByIds(store, learnerId, [...named])) settings.set(id, own)
    const cards = await countedCards(store, learnerId, await allWorkspaces(store), ids)
    const progress = new Map<CardId, CardProgress>()
    for (const cardId of ids) {
      const card = cards.get(cardId)
      if (!card) continue
      const { counted, progress: after } = countAnswers(answers.get(cardId) ?? [])
      delta.add(counted, card.factKind)
      progress.set(cardId, { factId: card.factId, factKind: card.factKind, ...after })
    }
    return { progress, answers }
  }
  return { count, delta: delta.delta }
}

/** What the logs of some cards add up to, counted from their first answers on. */
export const countLogs = async (store: Store, learnerId: LearnerId, ids: readonly CardId[]) => {
  const { count, delta } = openCount(store, learnerId)
  const counted = await count(ids)
  return { delta: delta(), ...counted }
}

const begin = (engine: Engine, asker: Asker): Promise<void> =>
  engine.write(async (tx) => {
    await lockLearner(tx, asker.learnerId)
    const state = await sumState(tx, asker.learnerId)
    if (state?.version === SUMS_VERSION) return
    const proof = ownStudy(asker)
    await clearSums(tx, proof)
    const openDay = await lastStudyDay(tx, asker.learnerId)
    const revision = (state?.revision ?? 0) + 1
    await saveSumState(tx, proof, { version: SUMS_VERSION, countedTo: '', openDay, revision, lateRevision: revision })
  })

/** Counts the next cards. @returns whether all are counted */
const countPiece = (engine: Engine, asker: Asker): Promise<boolean> =>
  engine.write(async (tx) => {
    const { learnerId } = asker
    await lockLearner(tx, learnerId)
    const state = await sumState(tx, learnerId)
    if (state === null || state.countedTo === null) return true
    const ids = await nextLoggedCards(tx, learnerId, state.countedTo, PIECE)
    const { delta, progress } = await countLogs(tx, learnerId, ids)
    const proof = ownStudy(asker)
    await addToSums(tx, proof, delta, progress, state.revision)
    const isDone = ids.length < PIECE
    await saveSumState(tx, proof, { ...state, countedTo: isDone ? null : (ids.at(-1) ?? null) })
    return isDone
  })

/**
 * Fills in past weeks of which nothing is recorded, by a replay of the log. Does nothing where the log has changed
 * meanwhile: what came in then is not in it.
 */
export const fillKnown = async (engine: Engine, asker: Asker): Promise<void> => {
  const store = engine.read
  const { learnerId } = asker
  const learner = await findLearner(store, learnerId)
  const state = await sumState(store, learnerId)
  const today = state?.openDay ?? null
  if (!learner || state === null || today === null) return
  const { weights, timeZone, dayStartHour } = learner.scheduling
  const calendar = studyCalendar(timeZone, dayStartHour)
  const known = knownByDay(recallCurve(weights))
  const workspaces = await allWorkspaces(store)
  let after = ''
  for (;;) {
    const ids = await nextLoggedCards(store, learnerId, after, PIECE)
    const logs = await logsOfCards(store, learnerId, ids)
    const settingsOf = await settingsOfLogs(store, learnerId, logs.values())
    const retired = await retirements(store, workspaces, ids)
    for (const [cardId, log] of logs) {
      const stretches = stretchesOf(cardId, log, settingsOf)
      const retiredAt = retired.get(cardId)
      known.add(retiredAt === undefined ? stretches : endedOn(stretches, calendar.dayOf(retiredAt)))
    }
    after = ids.at(-1) ?? ''
    if (ids.length < PIECE) break
    await breathe()
  }
  const days = known.days(today)
  await engine.write(async (tx) => {
    await lockLearner(tx, learnerId)
    if ((await sumState(tx, learnerId))?.revision === state.revision) await saveKnownDays(tx, ownStudy(asker), days)
  })
}

/** The stretches of a card that was retired on a study day: from then on it is not known any more. */
const endedOn = (stretches: readonly Stretch[], day: StudyDay): readonly Stretch[] => [
  ...stretches.filter((stretch) => stretch.day < day),
  { day, stability: null },
]

/**
 * Builds a learner's sums from the log where they are not built yet, in pieces, so that answers can be stored meanwhile.
 * Does nothing where they are, or where the log is empty.
 */
export const ensureSums = async (engine: Engine, asker: Asker): Promise<void> => {
  const state = await sumState(engine.read, asker.learnerId)
  if (isCounted(state, SUMS_VERSION)) return
  if (state === null && !(await hasLog(engine.read, asker.learnerId))) return
  await begin(engine, asker)
  while (!(await countPiece(engine, asker))) await breathe()
  await fillKnown(engine, asker)
}

/** Throws a learner's sums away and builds them anew from the log. */
export const rebuildSums = async (engine: Engine, asker: Asker): Promise<void> => {
  await engine.write(async (tx) => {
    await lockLearner(tx, asker.learnerId)
    const proof = ownStudy(asker)
    const state = await sumState(tx, asker.learnerId)
    await clearSums(tx, proof)
    const openDay = await lastStudyDay(tx, asker.learnerId)
    const revision = (state?.revision ?? 0) + 1
    await saveSumState(tx, proof, { version: SUMS_VERSION, countedTo: '', openDay, revision, lateRevision: revision })
  })
  while (!(await countPiece(engine, asker))) await breathe()
}
