import { breathe, type Pause } from '../../data/engine/breathe'
import type { Engine, Store, Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { addToSums, type CardProgress, clearCardSums, clearSums, saveSumState } from '../../data/mutations/sums'
import type { OwnStudy } from '../../data/proof'
import { settingsOfLog } from '../../data/queries/settings-versions'
import {
  countedCards,
  hasLog,
  isCounted,
  lastStudyDay,
  nextLoggedCards,
  type SumState,
  standingAnswers,
  sumState,
} from '../../data/queries/sums'
import { allWorkspaces } from '../../data/queries/whole-study'
import type { CardId, LearnerId, SettingsId } from '../../domain/ids'
import { openDelta } from '../../domain/retention/sum-delta'
import { countAnswers, SUMS_VERSION } from '../../domain/retention/sums'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { ownStudy } from '../authorise'
import type { Asker } from '../context'
import { hourBy } from './keep-sums'

/** Cards counted in one transaction: other writes get their turn in between, also those of a server beside. */
const PIECE = 40

/** Counts logs of cards from their first answers on, in as many pieces as is handy. Each card may be named once. */
export const openCount = (store: Store, learnerId: LearnerId) => {
  const settings = new Map<string, SchedulingSettings>()
  const settingsOf = (id: SettingsId) => {
    const found = settings.get(id)
    if (!found) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
    return found
  }
  const delta = openDelta(hourBy(settingsOf))
  const count = async (ids: readonly CardId[]) => {
    const answers = await standingAnswers(store, learnerId, ids)
    const named = new Set([...answers.values()].flat().map(({ settingsId }) => settingsId))
    for (const [id, own] of await settingsOfLog(store, learnerId, [...named])) settings.set(id, own)
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
    await beginAgain(tx, ownStudy(asker), state)
  })

/** Marks sums as not counted yet and removes those by day, hour and score; those by card are many, and go in pieces. */
const beginAgain = async (tx: Tx, proof: OwnStudy, state: SumState | null): Promise<void> => {
  await clearSums(tx, proof)
  const openDay = await lastStudyDay(tx, proof.learnerId)
  const revision = (state?.revision ?? 0) + 1
  await saveSumState(tx, proof, { version: SUMS_VERSION, countedTo: '', openDay, revision, lateRevision: revision })
}

/** While sums are counted, those by card of cards that are not counted yet are left over from before. */
const clearLeftCards = async (engine: Engine, asker: Asker, pause: Pause): Promise<void> => {
  const clear = () =>
    engine.write(async (tx) => {
      await lockLearner(tx, asker.learnerId)
      const state = await sumState(tx, asker.learnerId)
      // Somebody else may count already.
      return state?.countedTo === '' ? await clearCardSums(tx, ownStudy(asker)) : false
    })
  while (await clear()) await pause()
}

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
 * Builds a learner's sums from the log where they are not built yet, in pieces, so that answers can be stored meanwhile.
 * Does nothing where they are, or where the log is empty.
 */
export const ensureSums = async (engine: Engine, asker: Asker): Promise<void> => {
  const state = await sumState(engine.read, asker.learnerId)
  if (isCounted(state, SUMS_VERSION)) return
  if (state === null && !(await hasLog(engine.read, asker.learnerId))) return
  await begin(engine, asker)
  await clearLeftCards(engine, asker, breathe)
  while (!(await countPiece(engine, asker))) await breathe()
}

/**
 * Throws a learner's sums away and builds them again from the log, in short transactions with a pause after each: a
 * server beside gets its turn.
 */
export const rebuildSums = async (engine: Engine, asker: Asker, pause: Pause = breathe): Promise<void> => {
  await engine.write(async (tx) => {
    await lockLearner(tx, asker.learnerId)
    await beginAgain(tx, ownStudy(asker), await sumState(tx, asker.learnerId))
  })
  await pause()
  await clearLeftCards(engine, asker, pause)
  while (!(await countPiece(engine, asker))) await pause()
}
